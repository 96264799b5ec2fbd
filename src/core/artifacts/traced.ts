// Values with the place where each is written: of a manifest as it stands, or of what overlays make of several.
import type { Place } from '../model/place';
import type { Json } from '../model/service';
import type { Span, SyntaxNode } from '../syntax/node';

export interface TracedMap {
  readonly kind: 'map';
  /** Key and value of the entry that holds it; of a root the whole document. */
  readonly place: Place;
  readonly entries: ReadonlyMap<string, Traced>;
}

export interface TracedList {
  readonly kind: 'list';
  readonly place: Place;
  readonly items: readonly Traced[];
}

export interface TracedScalar {
  readonly kind: 'scalar';
  readonly place: Place;
  readonly value: string | number | boolean | null;
  /** As it is written, without quotes. */
  readonly text: string;
}

export type Traced = TracedMap | TracedList | TracedScalar;

type Maybe = Traced | undefined;

/** Deeper values are cut off: a manifest is never so deep. */
const MAX_DEPTH = 60;

/**
 * A node with the places of its file. The place of an entry's value is that of the value alone. Nothing is looked at before it is
 * asked for: of a long document a check wants a few entries.
 */
export function traced(node: SyntaxNode, place: (span: Span) => Place, depth = 0): Traced {
  let known: Place | undefined;
  const here = (): Place => (known ??= place(node.span));
  if (depth > MAX_DEPTH) return { kind: 'scalar', place: here(), value: null, text: '' };
  if (node.kind === 'scalar') {
    return {
      kind: 'scalar',
      get place() {
        return here();
      },
      value: node.value,
      text: node.text,
    };
  }
  if (node.kind === 'list') {
    let items: readonly Traced[] | undefined;
    return {
      kind: 'list',
      get place() {
        return here();
      },
      get items() {
        return (items ??= node.items.map((item) => traced(item, place, depth + 1)));
      },
    };
  }
  let entries: ReadonlyMap<string, Traced> | undefined;
  return {
    kind: 'map',
    get place() {
      return here();
    },
    get entries() {
      return (entries ??= new Map(node.entries.map(({ key, value }) => [key, traced(value, place, depth + 1)])));
    },
  };
}

/** The value at a path of keys and list positions. */
export function at(value: Maybe, ...path: readonly (string | number)[]): Maybe {
  let here = value;
  for (const step of path) {
    if (typeof step === 'number') here = here?.kind === 'list' ? here.items[step] : undefined;
    else here = here?.kind === 'map' ? here.entries.get(step) : undefined;
  }
  return here;
}

/** The text of a scalar at a path; undefined for null, empty text, maps and lists. */
export function textAt(value: Maybe, ...path: readonly (string | number)[]): string | undefined {
  const found = at(value, ...path);
  return found?.kind === 'scalar' && found.value !== null && found.text !== '' ? found.text : undefined;
}

/** A finite number at a path; quoted digits are text and give undefined. */
export function numberAt(value: Maybe, ...path: readonly (string | number)[]): number | undefined {
  const found = at(value, ...path);
  return found?.kind === 'scalar' && typeof found.value === 'number' && Number.isFinite(found.value)
    ? found.value
    : undefined;
}

/** True or false at a path; undefined for anything else. */
export function boolAt(value: Maybe, ...path: readonly (string | number)[]): boolean | undefined {
  const found = at(value, ...path);
  return found?.kind === 'scalar' && typeof found.value === 'boolean' ? found.value : undefined;
}

/** The items of the list at a path; none for anything else. */
export function itemsAt(value: Maybe, ...path: readonly (string | number)[]): readonly Traced[] {
  const found = at(value, ...path);
  return found?.kind === 'list' ? found.items : [];
}

/** The entries of the map at a path; none for anything else. */
export function entriesAt(value: Maybe, ...path: readonly (string | number)[]): readonly (readonly [string, Traced])[] {
  const found = at(value, ...path);
  return found?.kind === 'map' ? [...found.entries] : [];
}

/** The scalars of the map at a path, as texts: labels, selectors. */
export function textsAt(value: Maybe, ...path: readonly (string | number)[]): ReadonlyMap<string, string> {
  return new Map(
    entriesAt(value, ...path).flatMap(([key, one]) => (one.kind === 'scalar' ? [[key, one.text] as const] : [])),
  );
}

/** The value as plain data. */
export function plain(value: Traced): Json {
  if (value.kind === 'scalar') return value.value;
  if (value.kind === 'list') return value.items.map(plain);
  return Object.fromEntries([...value.entries].map(([key, one]) => [key, plain(one)]));
}
