// Writes answers into the text of a story file: text in, text out; comments and order of the user stay.
import type { Call, CallEnd } from '../model/call';
import type { Graph } from '../model/graph';
import type { Json } from '../model/service';
import type { Answer, Assumed, CallRecord, Solution } from '../model/solution';
import type { SyntaxFile } from '../syntax/node';
import { readSyntax } from '../syntax/read';
import { updateYaml, type YamlChange } from '../syntax/update';
import { writePercent } from '../units/percent';
import { operationOf } from './asked-call';
import { recordsOf } from './match';
import { readSolution } from './record';

/** What a new file begins with; an existing one keeps its own. */
export interface StoryHead {
  readonly story: string;
  readonly title?: string;
}

export interface AnswerUpdate {
  readonly call: Call;
  /** Question id → its answer; `undefined` takes an answer away. Questions that are not named stay as they are. */
  readonly answers: ReadonlyMap<string, Omit<Answer, 'place'> | undefined>;
  /** What is true now; replaces what was recorded. */
  readonly assumed?: Assumed;
}

/**
 * The text of a story file with answers written into it. `text` is what the file holds now (`undefined`: there is
 * none): who re-reads it directly before, and writes at once, never loses the answer of another writer.
 * `undefined` where the text is no story file or cannot be edited safely (syntax errors): then nothing may be written.
 */
export function writeAnswers(
  text: string | undefined,
  story: StoryHead,
  updates: readonly AnswerUpdate[],
  head: Graph,
): string | undefined {
  let written = text === undefined || text.trim() === '' ? newFile(story) : text;
  for (const update of updates) {
    const next = writeUpdate(written, update, head);
    if (next === undefined) return undefined;
    written = next;
  }
  return written;
}

function newFile({ story, title }: StoryHead): string | undefined {
  const changes: YamlChange[] = [{ path: ['story'], value: story }];
  if (title !== undefined) changes.push({ path: ['title'], value: title });
  return updateYaml('sre-solution: "1.0"\n', changes);
}

function writeUpdate(text: string | undefined, update: AnswerUpdate, head: Graph): string | undefined {
  if (text === undefined) return undefined;
  const syntax = readSyntax('story.yaml', text);
  const { solution } = readSolution(syntax);
  if (solution === undefined || !syntax.complete) return undefined;
  const record = recordsOf(update.call, head, [solution])[0]?.record;
  if (record === undefined) {
    const value = newRecord(update, head);
    return updateYaml(text, [hasCalls(syntax) ? { path: ['calls', '+'], value } : { path: ['calls'], value: [value] }]);
  }
  return updateYaml(text, changesOf(update, ['calls', indexOf(record, syntax)], record));
}

function changesOf(update: AnswerUpdate, path: readonly (string | number)[], record: CallRecord): readonly YamlChange[] {
  return [];
}
