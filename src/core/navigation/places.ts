// Where a service or operation is described, and where it is used.
import type { Call } from '../model/call';
import type { Graph } from '../model/graph';
import { comparePlaces, type Evidence, type Place, placeHolds } from '../model/place';
import type { SyntaxFile } from '../syntax/node';
import { mentionsOf } from './mentions';
import type { Shapes } from './shape';
import { isSame, operationOf, type Subject, subjectOf } from './subject';

/** Descriptors are written to describe a service; everything else speaks of it for other reasons. */
const DESCRIPTOR = 'sre-yaml';
/** A place longer than this says nothing about a single line in it. */
const MOST_LINES = 12;

/** Where the operation, or the service, is described: its descriptors, or else all that speaks of it. */
export function definitionsOf(graph: Graph, subject: Subject): readonly Place[] {
  if (subject.operation !== undefined) {
    const operation = operationOf(graph, subject);
    return operation === undefined ? [] : [operation.evidence.place];
  }
  const evidence = graph.services.get(subject.service)?.evidence ?? [];
  const descriptors = evidence.filter(({ format }) => format === DESCRIPTOR);
  return onePerFile(descriptors.length > 0 ? descriptors : evidence);
}

/** The first place of each file; of an API document the line that names the service, behind the one that makes it one. */
function onePerFile(evidence: readonly Evidence[]): readonly Place[] {
  const places = new Map<string, Place>();
  for (const { place, format } of evidence)
    if (!places.has(place.file) || (format === 'openapi' && place.line > 1)) places.set(place.file, place);
  return [...places.values()];
}

/** The calls whose evidence stands at a position (1-based), the narrowest evidence first. */
export function callsAt(
  graph: Graph,
  at: { readonly file: string; readonly line: number; readonly column: number },
): Call[] {
  const found: { readonly call: Call; readonly size: number }[] = [];
  for (const call of graph.calls)
    for (const { place } of call.evidence) {
      const size = place.endLine - place.line;
      if (place.file === at.file && size <= MOST_LINES && placeHolds(place, at.line, at.column))
        found.push({ call, size });
    }
  return found.sort((a, b) => a.size - b.size).map(({ call }) => call);
}

/** The places of one file at which the subject is named; of a service also those that name one of its operations. */
export function mentionPlaces(
  graph: Graph,
  shapes: Shapes,
  syntax: SyntaxFile,
  subject: Subject,
  withDeclarations: boolean,
): readonly Place[] {
  return mentionsOf(shapes, syntax)
    .filter((mention) => withDeclarations || !mention.declares)
    .filter((mention) => isSame(subjectOf(graph, syntax, mention), subject))
    .map(({ span }) => syntax.place(span));
}

/** The evidence of calls to the subject that no mention has told: URLs in manifests, other people's formats. */
export function otherCallPlaces(graph: Graph, subject: Subject, told: readonly Place[]): readonly Place[] {
  const lines = new Map<string, Place[]>();
  for (const place of told) lines.set(place.file, [...(lines.get(place.file) ?? []), place]);
  const isTold = (place: Place): boolean =>
    (lines.get(place.file) ?? []).some(({ line }) => line >= place.line && line <= place.endLine);
  const fits = ({ to }: Call): boolean =>
    to.service === subject.service && (subject.operation === undefined || to.operation === subject.operation);
  return graph.calls
    .filter(fits)
    .flatMap((call) => call.evidence.map(({ place }) => place))
    .filter((place) => !isTold(place));
}

/** Each place once, by file and line. */
export function sortedPlaces(places: readonly Place[]): readonly Place[] {
  const byPlace = new Map(
    places.map((place) => [`${place.file}\0${place.line}:${place.column}:${place.endColumn}`, place]),
  );
  return [...byPlace.values()].sort(comparePlaces);
}
