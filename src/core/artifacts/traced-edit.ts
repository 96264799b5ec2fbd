// Changes of traced values: each gives a new value, in which what is not changed keeps its place.
import type { Place } from '../model/place';
import type { Traced, TracedMap, TracedScalar } from './traced';

/** A step of a path: a key, or `*` for each item of a list. */
export type Step = string;

/** A text that stands at the place. */
export function written(text: string, place: Place): TracedScalar {
  return { kind: 'scalar', place, value: text, text };
}

export function mapWith(entries: Iterable<readonly [string, Traced]>, place: Place): TracedMap {
  return { kind: 'map', place, entries: new Map(entries) };
}

export function withEntry(map: TracedMap, key: string, value: Traced): TracedMap {
  return { ...map, entries: new Map(map.entries).set(key, value) };
}

export function withoutEntry(map: TracedMap, key: string): TracedMap {
  if (!map.entries.has(key)) return map;
  const entries = new Map(map.entries);
  entries.delete(key);
  return { ...map, entries };
}

export function isNothing(value: Traced | undefined): boolean {
  return value === undefined || (value.kind === 'scalar' && value.value === null);
}

/**
 * The value with whatever stands at the path changed; `change` gives the same value, or undefined, to leave it. What is not
 * there is passed to `change` as undefined, with the maps on the way made, only where `create` is the place that says it.
 */
export function changedAt(
  value: Traced,
  path: readonly Step[],
  change: (found: Traced | undefined) => Traced | undefined,
  create?: Place,
): Traced {
  const [step, ...rest] = path;
  if (step === undefined) return change(value) ?? value;
  if (step === '*') {
    if (value.kind !== 'list') return value;
    const items = value.items.map((item) => changedAt(item, rest, change, create));
    return items.some((item, index) => item !== value.items[index]) ? { ...value, items } : value;
  }
  if (value.kind !== 'map') return value;
  const found = value.entries.get(step);
  const missing = isNothing(found);
  if (missing && create === undefined) return value;
  const next = rest.length === 0 ? change(missing ? undefined : found) : below(missing ? undefined : found);
  return next === undefined || next === found ? value : withEntry(value, step, next);

  function below(child: Traced | undefined): Traced | undefined {
    if (child !== undefined) return changedAt(child, rest, change, create);
    return create === undefined ? undefined : changedAt(mapWith([], create), rest, change, create);
  }
}
