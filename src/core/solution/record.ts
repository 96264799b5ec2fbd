// Reads a story file: `.sre/solutions/<story>.yaml`, found by its content.
import {
  type FieldContext,
  readList,
  readMap,
  readQuantity,
  readText,
  readWord,
  tell,
  tellUnknownFields,
} from '../config/fields';
import { boolOf } from '../syntax/access';
import { isOwnQuestionId } from '../model/own-question';
import type { Problem } from '../model/problem';
import type { Answer, Assumed, CallRecord, Solution } from '../model/solution';
import type { Tier } from '../model/tier';
import type { Entry, MapNode, SyntaxFile, SyntaxNode } from '../syntax/node';
import { parsePercent } from '../units/percent';
import { questionOf } from './questions';

const VERSION = '1.0';
const TIERS: readonly Tier[] = ['core', 'normal', 'supplementary', 'unknown'];

/**
 * The technical solution in a file: the first document that has `sre-solution:` at its top level.
 * A file without one gives neither a solution nor a problem. What cannot be read is told at its place and left out.
 */
export function readSolution(syntax: SyntaxFile): {
  readonly solution?: Solution;
  readonly problems: readonly Problem[];
} {
  const [root, ...others] = syntax.roots.filter((node): node is MapNode => isSolution(node));
  if (root === undefined) return { problems: [] };
  const problems: Problem[] = [];
  const context: FieldContext = { place: syntax.place, problems };

  for (const other of others) {
    tell(context, 'unread-document', other.span, 'A story file holds one story; this further one was not read.');
  }
  tellVersion(context, root);
  tellUnknownFields(context, root, ['sre-solution', 'story', 'title', 'answers', 'calls'], 'a technical solution');
  const story = readText(context, root.entry('story'));
  if (story === undefined) {
    const key = root.entry('sre-solution')?.keySpan ?? root.span;
    tell(context, 'missing-field', key, 'A story file needs a "story": its ticket or its branch.');
  }
  const title = readText(context, root.entry('title'));
  const calls: CallRecord[] = [];
  for (const item of readList(context, root.entry('calls'), 'from, to and answers of each call')?.items ?? []) {
    const record = readCall(context, item);
    if (record !== undefined) calls.push(record);
  }
  const solution: Solution = {
    file: syntax.file,
    story: story ?? nameOf(syntax.file),
    ...(title !== undefined && { title }),
    answers: readAnswers(context, root.entry('answers')),
    calls,
    place: syntax.place(root.span),
  };
  return { solution, problems };
}

function isSolution(node: SyntaxNode): boolean {
  return node.kind === 'map' && node.entry('sre-solution') !== undefined;
}

function tellVersion(context: FieldContext, root: MapNode): void {
  const node = root.get('sre-solution');
  if (node === undefined || (node.kind === 'scalar' && node.text === VERSION)) return;
  tell(context, 'unknown-version', node.span, `This version is not known; it is read as "${VERSION}".`);
}

function nameOf(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1);
  return name.replace(/\.(?:ya?ml|json)$/, '');
}

function readCall(context: FieldContext, node: SyntaxNode): CallRecord | undefined {
  if (node.kind !== 'map') {
    tell(context, 'bad-value', node.span, 'A call of a story has the fields from, to and answers.');
    return undefined;
  }
  tellUnknownFields(context, node, ['from', 'to', 'mode', 'planned', 'answers', 'assumed'], 'a call of a story');
  const from = readReference(context, node, 'from');
  const to = readReference(context, node, 'to');
  const mode = readWord(context, node.entry('mode'), ['sync', 'async']);
  const answers = readAnswers(context, node.entry('answers'));
  const assumed = readAssumed(context, node.entry('assumed'));
  if (from === undefined || to === undefined) return undefined;
  const planned = boolOf(node.get('planned')) === true;
  return {
    from,
    to,
    ...(mode !== undefined && { mode }),
    ...(planned && { planned }),
    answers,
    assumed,
    place: context.place(node.span),
  };
}

function readReference(context: FieldContext, map: MapNode, key: 'from' | 'to'): CallRecord['from'] | undefined {
  const entry = map.entry(key);
  const value = readText(context, entry);
  if (value !== undefined && entry !== undefined) return { value, place: context.place(entry.value.span) };
  const end = key === 'from' ? 'calling' : 'called';
  tell(context, 'missing-field', map.span, `This call does not say its ${end} end ("${key}: service#operation").`);
  return undefined;
}

function readAnswers(context: FieldContext, entry: Entry | undefined): ReadonlyMap<string, Answer> {
  const answers = new Map<string, Answer>();
  for (const item of readMap(context, entry, 'a question and its answer')?.entries ?? []) {
    // Whether the company asks it is for its config to say, which another file is.
    if (questionOf(item.key) === undefined && !isOwnQuestionId(item.key)) {
      tell(context, 'unknown-question', item.keySpan, `"${item.key}" is no question of the technical solution.`);
    }
    const answer = readAnswer(context, item);
    if (answer !== undefined) answers.set(item.key, answer);
  }
  return answers;
}

/** `TS-04: text` is read as `TS-04: { text: … }`: people write it that way. */
function readAnswer(context: FieldContext, entry: Entry): Answer | undefined {
  const place = context.place(entry.span);
  if (entry.value.kind !== 'map') {
    const text = readText(context, entry);
    return text === undefined ? undefined : { text, place };
  }
  const map = entry.value;
  tellUnknownFields(context, map, ['text', 'notApplicable', 'by', 'on'], 'an answer');
  const blank = (key: string) => blankText(map.entry(key));
  const text = blank('text') ? undefined : readText(context, map.entry('text'));
  const notApplicable = blank('notApplicable') ? undefined : readText(context, map.entry('notApplicable'));
  const by = readText(context, map.entry('by'));
  const on = readText(context, map.entry('on'));
  if (text === undefined && notApplicable === undefined) {
    tell(context, 'empty-answer', entry.keySpan, `${entry.key} has neither "text" nor "notApplicable": it stays open.`);
    return undefined;
  }
  return {
    ...(text !== undefined && { text }),
    ...(notApplicable !== undefined && { notApplicable }),
    ...(by !== undefined && { by }),
    ...(on !== undefined && { on }),
    place,
  };
}

/** `text: ""`: not answered yet, which is told once, of the whole answer. */
function blankText(entry: Entry | undefined): boolean {
  return entry?.value.kind === 'scalar' && entry.value.text.trim() === '';
}

function readAssumed(context: FieldContext, entry: Entry | undefined): Assumed {
  const map = readMap(context, entry, 'callerTier, calleeTier, calleeAvailability');
  if (map === undefined) return {};
  tellUnknownFields(context, map, ['callerTier', 'calleeTier', 'calleeAvailability'], 'the assumed facts');
  const callerTier = readWord(context, map.entry('callerTier'), TIERS);
  const calleeTier = readWord(context, map.entry('calleeTier'), TIERS);
  const calleeAvailability = readQuantity(
    context,
    map.entry('calleeAvailability'),
    parsePercent,
    'a percent like 99.95%',
  );
  return {
    ...(callerTier !== undefined && { callerTier }),
    ...(calleeTier !== undefined && { calleeTier }),
    ...(calleeAvailability !== undefined && { calleeAvailability }),
  };
}
