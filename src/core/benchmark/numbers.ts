// Numbers of a summary in JSON: each with its place, and told where it cannot be right.
import type { Located } from '../model/place';
import type { Problem } from '../model/problem';
import type { ScalarNode, SyntaxFile, SyntaxNode } from '../syntax/node';
import type { Percentile } from './percentile';

/** Collects what is told while one document is read. */
export interface NumberContext {
  readonly document: SyntaxFile;
  readonly problems: Problem[];
}

/** A document with the problem that it ends too early, where it does. */
export function numberContext(document: SyntaxFile): NumberContext {
  const broken = document.problems.find(({ code }) => code === 'syntax-error');
  const problems: Problem[] = [];
  if (!document.complete)
    problems.push({
      code: 'benchmark-result-truncated',
      message: 'The result is no complete JSON; only what could be read of it counts. Run the benchmark again.',
      place: broken?.place ?? document.place({ start: 0, end: 0 }),
      severity: 'warning',
    });
  return { document, problems };
}

/** Tells that a value cannot be what it is meant to be. */
export function tellNumber({ document, problems }: NumberContext, node: SyntaxNode, message: string): void {
  problems.push({
    code: 'benchmark-result-value',
    message: `${message} It is left out.`,
    place: document.place(node.span),
    severity: 'warning',
  });
}

interface Range {
  readonly max?: number;
  /** Numbers in quotes count too, and `-` is no value. */
  readonly quoted?: true;
}

/** A finite number from 0 to `max`; undefined for nothing, and with a problem for anything else. `what` names it in a sentence. */
export function numberIn(
  context: NumberContext,
  node: SyntaxNode | undefined,
  what: string,
  { max = Number.MAX_SAFE_INTEGER, quoted }: Range = {},
): Located<number> | undefined {
  if (node === undefined || isNothing(node, quoted)) return undefined;
  const value = node.kind === 'scalar' ? numeric(node, quoted) : undefined;
  if (value !== undefined && Number.isFinite(value) && value >= 0 && value <= max)
    return { value, place: context.document.place(node.span) };
  const limit = max === Number.MAX_SAFE_INTEGER ? '0 or more' : `from 0 to ${max}`;
  tellNumber(context, node, `${what} is not a number that is ${limit}.`);
  return undefined;
}

function isNothing(node: SyntaxNode, quoted: true | undefined): boolean {
  return node.kind === 'scalar' && (node.value === null || (quoted === true && node.text.trim() === '-'));
}

function numeric(node: ScalarNode, quoted: true | undefined): number | undefined {
  if (typeof node.value === 'number') return node.value;
  return quoted === true && /^\d{1,15}(\.\d{1,15})?$/.test(node.text) ? Number(node.text) : undefined;
}

/** Multiplies, the place stays. */
export function scaled(number: Located<number> | undefined, factor: number): Located<number> | undefined {
  return number && { ...number, value: number.value * factor };
}

/**
 * Ascending, each share once (the first counts). One that is lower than that of a smaller share is told and left out:
 * somebody mixed up units or columns.
 */
export function inOrder(
  { problems }: Pick<NumberContext, 'problems'>,
  percentiles: readonly Percentile[],
): readonly Percentile[] {
  const first = new Map([...percentiles].reverse().map((one) => [one.q, one]));
  let highest = 0;
  return [...first.values()]
    .sort((a, b) => a.q - b.q)
    .filter(({ ms, place }) => {
      const fits = ms >= highest;
      highest = Math.max(highest, ms);
      if (!fits)
        problems.push({
          code: 'benchmark-result-value',
          message: `A percentile of ${ms} ms is lower than one of a smaller share of the requests. It is left out.`,
          place,
          severity: 'warning',
        });
      return fits;
    });
}
