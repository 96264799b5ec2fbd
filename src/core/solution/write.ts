// Writes answers into the text of a story file: text in, text out; comments and order of the user stay.
import { type Call, type CallEnd, endLabel } from '../model/call';
import type { Graph } from '../model/graph';
import { operationLabel } from '../model/operation';
import { comparePlaces } from '../model/place';
import type { Json } from '../model/service';
import type { Answer, Assumed, CallRecord } from '../model/solution';
import { listOf, mapOf, nodeAt } from '../syntax/access';
import type { MapNode, SyntaxFile } from '../syntax/node';
import { readSyntax } from '../syntax/read';
import { updateYaml, type ValueChange } from '../syntax/update';
import { writePercent } from '../units/percent';
import { operationOf } from './asked-call';
import { recordsOf } from './match';
import { readSolution } from './record';

type Path = readonly (string | number)[];

/** An answer before it has a place. */
export type NewAnswer = Omit<Answer, 'place'>;

/** What a new file begins with; an existing one keeps its own. */
export interface StoryHead {
  readonly story: string;
  readonly title?: string;
}

export interface AnswerUpdate {
  readonly call: Call;
  /** Marks a new record as one that plans the call. */
  readonly planned?: true;
  /** Question id → its answer; `undefined` takes an answer away. Questions that are not named stay as they are. */
  readonly answers: ReadonlyMap<string, NewAnswer | undefined>;
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
  const changes: ValueChange[] = [{ path: ['story'], value: story }];
  if (title !== undefined) changes.push({ path: ['title'], value: title });
  return updateYaml('sre-solution: "1.0"\n', changes);
}

function writeUpdate(text: string | undefined, update: AnswerUpdate, head: Graph): string | undefined {
  if (text === undefined) return undefined;
  const syntax = readSyntax('story.yaml', text);
  const { solution } = readSolution(syntax);
  if (solution === undefined || !syntax.complete) return undefined;
  const record = recordsOf(update.call, head, [solution])[0]?.record;
  const path = record && pathOf(record, syntax);
  if (path === undefined && takesAwayOnly(update)) return text;
  const changes = path === undefined ? [appended(update, head, syntax)] : changesOf(update, path, syntax);
  return changes.length === 0 ? text : updateYaml(text, changes);
}

function takesAwayOnly({ answers }: AnswerUpdate): boolean {
  return answers.size > 0 && [...answers.values()].every((answer) => answer === undefined);
}

function changesOf({ answers, assumed }: AnswerUpdate, path: Path, syntax: SyntaxFile): readonly ValueChange[] {
  const changes: ValueChange[] = [];
  for (const [id, answer] of answers) changes.push(...answerChanges([...path, 'answers', id], answer, syntax));
  if (assumed !== undefined) changes.push({ path: [...path, 'assumed'], value: assumedValue(assumed) });
  return changes;
}

/** An answer that is there is changed field by field: comments in it stay. */
function answerChanges(path: Path, answer: NewAnswer | undefined, syntax: SyntaxFile): readonly ValueChange[] {
  const node = nodeAt(rootOf(syntax), ...path);
  if (answer === undefined) return node === undefined ? [] : [{ path, value: undefined }];
  if (mapOf(node) === undefined) return [{ path, value: answerValue(answer) }];
  return (['text', 'notApplicable', 'by', 'on'] as const).map((field) => ({
    path: [...path, field],
    value: answer[field],
  }));
}

function appended({ call, planned, answers, assumed }: AnswerUpdate, head: Graph, syntax: SyntaxFile): ValueChange {
  const given = [...answers].flatMap(([id, answer]) =>
    answer === undefined ? [] : [[id, answerValue(answer)] as const],
  );
  const record: Json = {
    from: referenceOf(call.from, head),
    to: referenceOf(call.to, head),
    ...(call.mode !== 'unknown' && { mode: call.mode }),
    ...(planned === true && { planned }),
    answers: Object.fromEntries(given),
    ...(assumed && { assumed: assumedValue(assumed) }),
  };
  const calls = nodeAt(rootOf(syntax), 'calls');
  const count = listOf(calls)?.items.length;
  return count === undefined ? { path: ['calls'], value: [record] } : { path: ['calls', count], value: record };
}

function answerValue({ text, notApplicable, by, on }: NewAnswer): Json {
  return {
    ...(text !== undefined && { text }),
    ...(notApplicable !== undefined && { notApplicable }),
    ...(by !== undefined && { by }),
    ...(on !== undefined && { on }),
  };
}

function assumedValue({ callerTier, calleeTier, calleeAvailability }: Assumed): Json {
  return {
    ...(callerTier !== undefined && { callerTier }),
    ...(calleeTier !== undefined && { calleeTier }),
    ...(calleeAvailability !== undefined && { calleeAvailability: writePercent(calleeAvailability) }),
  };
}

/** As people write it: the operationId, else the method with the path as the contract has it. */
function referenceOf(end: CallEnd, head: Graph): string {
  const operation = operationOf(head, end);
  return operation === undefined ? endLabel(end) : `${end.service}#${operationLabel(operation)}`;
}

/** Where a record stands in its file. */
function pathOf(record: CallRecord, syntax: SyntaxFile): Path | undefined {
  const items = listOf(nodeAt(rootOf(syntax), 'calls'))?.items ?? [];
  const index = items.findIndex((item) => comparePlaces(syntax.place(item.span), record.place) === 0);
  return index < 0 ? undefined : ['calls', index];
}

function rootOf(syntax: SyntaxFile): MapNode | undefined {
  return mapOf(syntax.roots.find((root) => mapOf(root)?.entry('sre-solution') !== undefined));
}
