// What the grammar does not understand, in words: it only says where it stopped.
import type { Range } from './expression';
import { errorsIn, type Node } from './tree';

export interface Fault {
  readonly at: Range;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** Prometheus loads it, and fails at each evaluation. */
  readonly late?: true;
}

const NAME_AT_THE_END = /([A-Za-z_][\w:]*)\s*$/;
const LONGEST_SHOWN = 40;

/** One slip of the pen confuses all that follows, so only the first fault is told. */
export function syntaxFaults(top: Node, text: string): readonly Fault[] {
  const [first] = errorsIn(top);
  if (first === undefined) return [];
  if (text.trim() === '') return [{ at: first, message: 'The expression is empty.' }];
  return [unknownFunction(text, first) ?? { at: visible(text, first), message: words(text, first) }];
}

/** `foo(x)` is read as the metric foo, and a parenthesis that nobody expects. */
function unknownFunction(text: string, { start }: Range): Fault | undefined {
  const name = text[start] === '(' ? NAME_AT_THE_END.exec(text.slice(0, start)) : null;
  if (name === null) return undefined;
  const at = { start: name.index, end: name.index + (name[1]?.length ?? 0) };
  return { at, message: `PromQL has no function "${name[1] ?? ''}".` };
}

function words(text: string, { start }: Range): string {
  const rest = text.slice(start).trim().split('\n')[0] ?? '';
  if (rest === '') return 'The expression ends too early.';
  const shown = rest.length > LONGEST_SHOWN ? `${rest.slice(0, LONGEST_SHOWN)}…` : rest;
  return `PromQL does not go on like this: "${shown}".`;
}

/** Something to underline: at the end of the text its last character. */
function visible(text: string, { start, end }: Range): Range {
  if (end > start) return { start, end };
  const last = text.trimEnd().length;
  return start < last ? { start, end: start + 1 } : { start: Math.max(0, last - 1), end: last };
}
