// Renames a service or an operation in the files that we write: the edits, or why not.
import { serviceNamed } from '../graph/named';
import type { TextEdit } from '../model/edit';
import type { Graph } from '../model/graph';
import { comparePlaces, type Place } from '../model/place';
import type { Span, SyntaxFile } from '../syntax/node';
import { yamlScalar } from '../syntax/scalar-text';
import { kindOf } from './kind';
import type { Mention } from './mention';
import { mentionsOf } from './mentions';
import { otherCallPlaces } from './places';
import type { Shapes } from './shape';
import { isSame, operationOf, type Subject, subjectOf } from './subject';

export interface Renaming {
  readonly subject: Subject;
  /** As it stands in the files now. */
  readonly from: string;
  readonly to: string;
}

export interface RenamedFile {
  readonly edits: readonly TextEdit[];
  /** The name is given here, not only used. */
  readonly declares: boolean;
  /** Values that name it too and cannot be edited safely (escapes, folded text). */
  readonly left: readonly Place[];
  /** A file of ours with syntax errors: what it names may not have been found. */
  readonly broken: boolean;
}

const LONGEST = 200;
/** Safe without quotes in YAML and JSON, in brackets and in `a -> b`; an id with blanks could not be told from a path. */
const SAFE_NAME = /^[A-Za-z0-9][A-Za-z0-9._/-]*$/;
/** Formats in which a person writes names for us; what only the config says of a service describes nobody. */
const OURS = new Set(['sre-yaml', 'openapi', 'config']);

/**
 * The name at a mention as it may be renamed, or `refused`: why it cannot be. `undefined` for what is no name.
 */
export function renameableAt(
  graph: Graph,
  syntax: SyntaxFile,
  mention: Mention,
):
  | { readonly subject: Subject; readonly from: string; readonly span: Span }
  | { readonly refused: string }
  | undefined {
  const subject = subjectOf(graph, syntax, mention);
  if (subject === undefined || mention.kind === 'link' || mention.kind === 'method') return undefined;
  const { text, span, exact } = mention;
  if (!exact) return { refused: 'This name is written with escapes or over several lines. Change it by hand.' };
  if (mention.kind === 'service') {
    if (text === subject.service) return { subject, from: text, span };
    return {
      refused: `"${text}" is another name of ${subject.service}. Rename that one, or change this line by hand.`,
    };
  }
  if (operationOf(graph, subject)?.operationId?.trim() === text) return { subject, from: text, span };
  return { refused: `"${text}" is a method and a path. Change them in the API document.` };
}

/** Why the new name cannot be taken; `undefined` if it can. */
export function refusal(graph: Graph, { subject, from, to }: Renaming): string | undefined {
  const isOperation = subject.operation !== undefined;
  if (to === from) return 'That is its name already.';
  if (!SAFE_NAME.test(to) || to.length > LONGEST || !isText(to))
    return `"${to}" cannot be ${isOperation ? 'an operationId' : 'the name of a service'} here. Use letters, digits, ".", "_", "-" and "/", beginning with a letter or digit.`;
  if (!isOperation) return serviceRefusal(graph, subject.service, to);
  const taken = graph.services.get(subject.service)?.operations.some((one) => one.operationId?.trim() === to) === true;
  return taken ? `${subject.service} has an operation "${to}" already. Choose another name.` : undefined;
}

function serviceRefusal(graph: Graph, from: string, to: string): string | undefined {
  const other = serviceNamed(graph, to);
  if (other !== undefined)
    return other.name === from
      ? `"${to}" is another name of ${from} already. Change the places that use it by hand.`
      : `There is a service "${to}" already. Choose another name.`;
  return undefined;
}

/** Why names that are nowhere given in a file of ours cannot be changed: the next judgement would find the old one again. */
export function undeclared(graph: Graph, { subject, from }: Renaming): string | undefined {
  const operation = operationOf(graph, subject);
  const evidence = graph.services.get(subject.service)?.evidence ?? [];
  const source = operation?.evidence ?? evidence.find(({ format }) => format !== 'config');
  if (source === undefined) return undefined;
  const at = `${source.place.file}:${source.place.line}`;
  if (operation !== undefined) return `The operationId of ${at} stands behind a reference. Change it there by hand.`;
  if (!OURS.has(source.format))
    return `${from} gets its name from ${at} (${source.format}), which SRE Lens does not edit. Rename it there.`;
  return `${from} gets its name from the title or folder of ${at}. Write "x-sre-service: ${from}" there, then rename.`;
}

function isText(name: string): boolean {
  return name !== 'true' && name !== 'false' && Number.isNaN(Number(name)) && yamlScalar(name, true) === name;
}

/** The edits of one file. */
export function renameIn(graph: Graph, shapes: Shapes, syntax: SyntaxFile, renaming: Renaming): RenamedFile {
  const edits: TextEdit[] = [];
  const left: Place[] = [];
  let declares = false;
  for (const mention of mentionsOf(shapes, syntax)) {
    const { subject, from, to } = renaming;
    if (mention.text !== from || !isSame(subjectOf(graph, syntax, mention), subject)) continue;
    const place = syntax.place(mention.span);
    if (mention.exact) edits.push({ place, newText: to });
    else left.push(place);
    declares ||= mention.exact && mention.declares;
  }
  const broken = !syntax.complete && syntax.roots.some((root) => kindOf(root, syntax.file) !== undefined);
  return { edits, left, declares, broken };
}

/** The places that name a renamed service and are not ours to edit: manifests of others, URLs. Sorted. */
export function foreignPlaces(graph: Graph, { subject }: Renaming, edited: readonly Place[]): readonly Place[] {
  if (subject.operation !== undefined) return [];
  const evidence = graph.services.get(subject.service)?.evidence ?? [];
  const described = evidence.filter(({ format }) => !OURS.has(format)).map(({ place }) => place);
  const byLine = new Map(
    [...described, ...otherCallPlaces(graph, subject, edited)].map((place) => [`${place.file}:${place.line}`, place]),
  );
  return [...byLine.values()].sort(comparePlaces);
}
