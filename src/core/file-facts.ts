// What all formats say of one file, together.
import { FORMATS } from './manifests/index';
import { createCallBudget } from './manifests/facts/call-budget';
import { type Facts, type FormatFacts, noFacts } from './model/facts';
import type { Place } from './model/place';
import type { Problem } from './model/problem';
import { readOpenApi } from './openapi/read';
import type { SyntaxFile } from './syntax/node';
import { NOT_READ_TEMPLATE } from './syntax/read';

const MANIFEST_KEY = /^(?:apiVersion|kind|services|openapi|swagger|sre):/m;
const UNQUOTED_TEMPLATE = /^[ \t]*(?:- +)*[^\s'"#][^'"#\n]*:[ \t]+\{\{[^\n]*\}\}/m;

/** Reads a file as each format does that knows it. `load` gives other files that it refers to. */
export function readFacts(syntax: SyntaxFile, load: (file: string) => SyntaxFile | undefined): Facts {
  const parts: FormatFacts[] = [];
  const formats: string[] = [];
  const uses = new Set<string>();
  const budget = createCallBudget();
  for (const root of syntax.roots) {
    if (budget.spent() !== undefined) break;
    const document = { file: syntax.file, root, place: syntax.place, text: () => syntax.text };
    const api = readOpenApi(syntax, root, load);
    if (api !== undefined) {
      parts.push(budget.take(api));
      formats.push('openapi');
      for (const file of api.uses) uses.add(file);
    }
    for (const format of FORMATS) {
      const facts = format.read(document);
      if (facts === undefined) continue;
      parts.push(budget.take(facts));
      formats.push(format.id);
    }
  }
  const unread = budget.spent();
  if (unread !== undefined) parts.push({ problems: [unread], partial: true });
  // A file that is nobody's keeps its syntax problems to itself: it is not our business to lint YAML,
  // unless it could not be looked into at all.
  const own =
    formats.length > 0
      ? syntax.problems
      : syntax.problems.filter((problem) => problem.code !== 'syntax-error' && problem.code !== 'duplicate-key');
  const dangling = gathered(parts, (part) => part.dangling);
  return {
    file: syntax.file,
    formats: sharedFormats(formats),
    complete: isComplete(syntax),
    ...(parts.some(({ partial }) => partial) ? { partial: true } : {}),
    ...(dangling.length === 0 ? {} : { dangling }),
    uses: listed([...uses]),
    services: gathered(parts, ({ services }) => services),
    apis: gathered(parts, ({ apis }) => apis),
    apiEntities: gathered(parts, ({ apiEntities }) => apiEntities),
    calls: gathered(parts, ({ calls }) => calls),
    hosts: gathered(parts, ({ hosts }) => hosts),
    values: gathered(parts, ({ values }) => values),
    backends: gathered(parts, ({ backends }) => backends),
    statements: gathered(parts, ({ statements }) => statements),
    routes: gathered(parts, ({ routes }) => routes),
    reviews: gathered(parts, ({ reviews }) => reviews),
    alertRules: gathered(parts, ({ alertRules }) => alertRules),
    flows: gathered(parts, ({ flows }) => flows),
    problems: listed([...own, ...silentTemplate(syntax, parts), ...gathered(parts, ({ problems }) => problems)]),
  };
}

const formatLists = new Map<string, readonly string[]>();

/** Thousands of files are of the same few formats: there are no more lists than formats that were met together. */
function sharedFormats(formats: readonly string[]): readonly string[] {
  const list = [...new Set(formats)];
  const known = formatLists.get(list.join());
  if (known === undefined) formatLists.set(list.join(), list);
  return known ?? list;
}

/** Most files say nothing of most kinds: they share one empty list. */
const NONE: readonly never[] = [];

function gathered<Fact>(
  parts: readonly FormatFacts[],
  of: (part: FormatFacts) => readonly Fact[] | undefined,
): readonly Fact[] {
  return listed(parts.flatMap((part) => of(part) ?? NONE));
}

/** As long as it must be: a list that grew has room for a dozen more. */
function listed<Item>(items: readonly Item[]): readonly Item[] {
  return items.length === 0 ? NONE : [...items];
}

/** `name: {{ .Values.name }}` is YAML, a map as the key of a map: where nothing was read for that, it is told. */
function silentTemplate(syntax: SyntaxFile, parts: readonly FormatFacts[]): readonly Problem[] {
  const isRead = parts.some((part) =>
    [part.services, part.apis, part.hosts, part.values, part.alertRules].some((facts) => facts?.length),
  );
  // The text is asked for only here: after an edit nobody has put it together yet.
  if (isRead || syntax.problems.length > 0) return [];
  const { file, text } = syntax;
  if (!MANIFEST_KEY.test(text) || !UNQUOTED_TEMPLATE.test(text)) return [];
  return [{ code: 'not-read-template', message: NOT_READ_TEMPLATE, place: fileStart(file), severity: 'information' }];
}

/** A file that could not be looked into (a template, an LFS pointer) may say anything, as a half-typed one. */
export function isComplete({ complete, roots, problems }: SyntaxFile): boolean {
  return complete && (roots.length > 0 || problems.length === 0);
}

/** The facts of a file that says nothing but that something is wrong with it. */
export function nothing(file: string, problems: readonly Problem[], formats: readonly string[] = []): Facts {
  return { ...noFacts(file), formats, problems };
}

/** Where a problem of a whole file is shown. */
export function fileStart(file: string): Place {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
}
