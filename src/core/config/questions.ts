// `questions:` of the config: what a company asks of a new call besides the catalogue.
import { isOwnQuestionId, type OwnQuestion } from '../model/own-question';
import type { Entry, MapNode, SyntaxNode } from '../syntax/node';
import {
  type FieldContext,
  isEmpty,
  readBoolean,
  readList,
  readMap,
  readText,
  readTexts,
  tell,
  tellUnknownFields,
} from './fields';

const FIELDS = ['id', 'text', 'why', 'applies', 'gate', 'answers'] as const;
const HINT = '- { id: ACME-01, text: "Is the data encrypted?", gate: true, applies: { tiers: [core] } }';
const TIERS = ['core', 'normal', 'supplementary', 'unknown'] as const;
const MODES = ['sync', 'async'] as const;

/** Those with an id and a text; what is wrong in one is told at its place, and of two with one id the first counts. */
export function readQuestions(context: FieldContext, entry: Entry | undefined): readonly OwnQuestion[] {
  const questions = new Map<string, OwnQuestion>();
  for (const node of readList(context, entry, HINT)?.items ?? []) {
    const question = readQuestion(context, node);
    if (question === undefined) continue;
    const earlier = questions.get(question.id);
    if (earlier === undefined) questions.set(question.id, question);
    else {
      const message = `"${question.id}" is the question of line ${earlier.place.line} already; this one is not asked.`;
      tell(context, 'duplicate-question', node.span, message);
    }
  }
  return [...questions.values()];
}

function readQuestion(context: FieldContext, node: SyntaxNode): OwnQuestion | undefined {
  if (isEmpty(node)) return undefined;
  if (node.kind !== 'map') {
    tell(context, 'bad-question', node.span, `A question is a map: ${HINT}.`);
    return undefined;
  }
  tellUnknownFields(context, node, FIELDS, 'a question');
  const id = readId(context, node);
  const question = readText(context, node.entry('text'));
  const why = readText(context, node.entry('why')) ?? '';
  const applies = readMap(context, node.entry('applies'), 'tiers and modes');
  if (applies !== undefined) tellUnknownFields(context, applies, ['tiers', 'modes'], '"applies"');
  const tiers = readWords(context, applies?.entry('tiers'), TIERS);
  const modes = readWords(context, applies?.entry('modes'), MODES);
  const gate = readBoolean(context, node.entry('gate')) ?? false;
  const answers = readTexts(context, node.entry('answers'), '["yes, by the mesh"]').map(({ text }) => text);
  if (question === undefined) tell(context, 'bad-question', node.span, 'This question is not asked: it has no "text".');
  if (id === undefined || question === undefined) return undefined;
  return {
    id,
    question,
    why,
    ...(tiers === undefined ? {} : { tiers }),
    ...(modes === undefined ? {} : { modes }),
    gate,
    answers,
    place: context.place(node.span),
  };
}

function readId(context: FieldContext, node: MapNode): string | undefined {
  const entry = node.entry('id');
  const id = readText(context, entry);
  if (id !== undefined && isOwnQuestionId(id)) return id;
  const message =
    'This question is not asked: its "id" is one of your own, such as ACME-01, and none of the catalogue.';
  tell(context, 'bad-question', entry?.value.span ?? node.span, message);
  return undefined;
}

/** Words that are none are told; a list in which nothing is left asks of nothing, and not of all. */
function readWords<T extends string>(
  context: FieldContext,
  entry: Entry | undefined,
  accepted: readonly T[],
): readonly T[] | undefined {
  if (entry === undefined || isEmpty(entry.value)) return undefined;
  const words: T[] = [];
  for (const { text, node } of readTexts(context, entry, `[${accepted.join(', ')}]`)) {
    const word = accepted.find((one) => one === text);
    if (word === undefined) tell(context, 'bad-value', node.span, `"${entry.key}" holds ${accepted.join(', ')}.`);
    else words.push(word);
  }
  return words;
}
