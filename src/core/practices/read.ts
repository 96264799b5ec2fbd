// Reads `.sre/practices.yaml`.
import {
  type FieldContext,
  isEmpty,
  readList,
  readText,
  readTexts,
  readWord,
  tell,
  tellUnknownFields,
} from '../config/fields';
import { nearestWord } from '../config/nearest';
import { readDay } from '../config/rules';
import { type Practice, PRACTICE_STATES, type Practices } from '../model/practice';
import type { Problem } from '../model/problem';
import type { Entry, MapNode, SyntaxFile, SyntaxNode } from '../syntax/node';
import { codeOf, CODES, codesNamed, isOfCatalogue } from './codes';

const FIELDS = ['sre-practices', 'practices'] as const;
const PRACTICE_FIELDS = ['id', 'title', 'group', 'state', 'reason', 'decided', 'review', 'checks'] as const;
const HINT = '- { id: load-testing, title: Load tests, group: Benchmarking, state: undecided, checks: [BEN-01] }';
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const PATTERN = /^[A-Z0-9*-]+$/;
const LONGEST_PATTERN = 40;
const NO_GROUP = 'Other practices';

/**
 * Takes the syntax of the file; gives its practices, and a problem with its place for everything wrong or unknown. Of two
 * practices with one id the first counts. Syntax problems stay with the syntax file.
 */
export function readPractices(syntax: SyntaxFile): {
  readonly practices: Practices;
  readonly problems: readonly Problem[];
} {
  const context = { place: syntax.place, problems: [] as Problem[] };
  const [root, second] = syntax.roots;
  if (second !== undefined)
    tell(
      context,
      'extra-document',
      second.span,
      'The mind map is one YAML document; what stands behind "---" was not read.',
    );
  const list = root === undefined || isEmpty(root) ? [] : readRoot(context, root);
  return { practices: { file: syntax.file, list }, problems: context.problems };
}

function readRoot(context: FieldContext, root: SyntaxNode): readonly Practice[] {
  if (root.kind !== 'map') {
    tell(context, 'bad-value', root.span, 'The mind map is a map with the field "practices:".', 'error');
    return [];
  }
  tellUnknownFields(context, root, FIELDS, 'the mind map');
  tellVersion(context, root);
  const known = new Map<string, Practice>();
  for (const node of readList(context, root.entry('practices'), HINT)?.items ?? []) {
    const practice = readPractice(context, node);
    if (practice === undefined) continue;
    const earlier = known.get(practice.id);
    if (earlier === undefined) known.set(practice.id, practice);
    else tellDuplicate(context, node, practice.id, earlier);
  }
  return [...known.values()];
}

function tellVersion(context: FieldContext, root: MapNode): void {
  const version = root.entry('sre-practices');
  const text = readText(context, version);
  if (version === undefined || text === undefined || /^1(\.\d+)?$/.test(text)) return;
  const message = 'This version of SRE Lens reads sre-practices "1.0"; it was read as such.';
  tell(context, 'unknown-version', version.value.span, message);
}

function tellDuplicate(context: FieldContext, node: SyntaxNode, id: string, { place }: Practice): void {
  const span = (node.kind === 'map' ? node.entry('id')?.value.span : undefined) ?? node.span;
  const message = `"${id}" is the practice of line ${place.line} already; this one was not read. Give it an id of its own.`;
  tell(context, 'duplicate-practice', span, message);
}

function readPractice(context: FieldContext, node: SyntaxNode): Practice | undefined {
  if (isEmpty(node)) return undefined;
  if (node.kind !== 'map') {
    tell(context, 'bad-value', node.span, `A practice is a map: ${HINT}.`);
    return undefined;
  }
  tellUnknownFields(context, node, PRACTICE_FIELDS, 'a practice');
  const id = readId(context, node);
  const title = readText(context, node.entry('title'));
  const group = readText(context, node.entry('group'));
  const state = readWord(context, node.entry('state'), PRACTICE_STATES) ?? 'undecided';
  const reason = readText(context, node.entry('reason'));
  const decided = readDay(context, node.entry('decided'));
  const review = readDay(context, node.entry('review'));
  const checks = readChecks(context, node.entry('checks'));
  if (state === 'not-now') tellIncomplete(context, node, { reason, review });
  if (id === undefined) return undefined;
  return {
    id,
    title: title ?? id,
    group: group ?? NO_GROUP,
    state,
    ...(reason === undefined ? {} : { reason }),
    ...(decided === undefined ? {} : { decided }),
    ...(review === undefined ? {} : { review }),
    checks,
    place: context.place(node.entry('id')?.span ?? node.span),
  };
}

function readId(context: FieldContext, node: MapNode): string | undefined {
  const entry = node.entry('id');
  const id = readText(context, entry);
  if (id === undefined) {
    tell(context, 'missing-field', node.span, 'This practice was not read: it has no "id", such as load-testing.');
    return undefined;
  }
  if (!ID.test(id))
    tell(
      context,
      'bad-value',
      entry?.value.span ?? node.span,
      'The id of a practice is kebab-case, such as load-testing.',
    );
  return id;
}

/** A decision against something needs to say why, and when it is looked at again: without, nothing is switched off. */
function tellIncomplete(
  context: FieldContext,
  node: MapNode,
  said: Readonly<Record<'reason' | 'review', string | undefined>>,
): void {
  const missing = (['reason', 'review'] as const).filter((key) => said[key] === undefined);
  if (missing.length === 0) return;
  const what = missing.map((key) => (key === 'review' ? 'review date' : 'reason')).join(' and no ');
  const message = `This practice is not-now with no ${what}, so its checks stay on.`;
  tell(context, 'bad-practice', node.entry('state')?.value.span ?? node.span, message);
}

function readChecks(context: FieldContext, entry: Entry | undefined): readonly string[] {
  const checks: string[] = [];
  for (const { text, node } of readTexts(context, entry, '[BEN-01, "CAP-*", TS-25]')) {
    const code = codeOf(text);
    if (!PATTERN.test(code) || code.length > LONGEST_PATTERN) {
      const message = `"${text.slice(0, LONGEST_PATTERN)}" is neither a code such as BEN-01 nor a pattern such as CAP-*, and was not read.`;
      tell(context, 'bad-value', node.span, message);
      continue;
    }
    if (codesNamed([code]).length === 0) tellUnknown(context, node, code);
    if (!checks.includes(code)) checks.push(code);
  }
  return checks;
}

/** A company may have checks of its own: a code of another kind is no mistake for certain. */
function tellUnknown(context: FieldContext, node: SyntaxNode, code: string): void {
  if (isOfCatalogue(code)) {
    tell(context, 'unknown-check', node.span, `The catalogue has no ${code}, so this switches nothing.`);
    return;
  }
  const near = nearestWord(code, CODES);
  const advice = near === undefined ? '' : ` Did you mean ${near}?`;
  const message = `The catalogue has no ${code}; it only switches a check of your own with that id.${advice}`;
  tell(context, 'unknown-check', node.span, message, 'information');
}
