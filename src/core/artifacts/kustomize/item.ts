// One object on its way through kustomizations.
import { objectOf } from '../kubernetes/object';
import { textAt, type Traced, type TracedMap } from '../traced';

/** Under what an object is or was known: patches may name it by any of these. */
export interface Known {
  readonly name: string;
  readonly namespace?: string;
}

export interface Item {
  readonly value: TracedMap;
  /** The name and namespace that it began with, then those that kustomizations gave it. */
  readonly known: readonly Known[];
  /** The environment that the innermost files say; absent = none. */
  readonly environment?: string;
  readonly notes: readonly string[];
}

/** Undefined for what has no kind or no name. */
export function itemOf(value: Traced, environment?: string): Item | undefined {
  const object = objectOf(value, '');
  if (object === undefined) return undefined;
  return {
    value: object.value,
    known: [knownOf(object.value)],
    ...(environment === undefined ? {} : { environment }),
    notes: [],
  };
}

/** The item with another value; what it is called now is remembered. */
export function withValue(item: Item, value: Traced): Item {
  if (value === item.value || value.kind !== 'map') return item;
  const [now, last] = [knownOf(value), item.known.at(-1)];
  const isSame = now.name === last?.name && now.namespace === last.namespace;
  return { ...item, value, known: isSame ? item.known : [...item.known, now] };
}

export function kindOf({ value }: Item): string {
  return textAt(value, 'kind') ?? '';
}

export function nameOf({ value }: Item): string {
  return textAt(value, 'metadata', 'name') ?? '';
}

/** `Deployment payments`. */
export function called(item: Item): string {
  return `${kindOf(item)} ${nameOf(item)}`;
}

/** The group of an API version: `apps/v1` → `apps`, `v1` → the empty one. */
export function groupOf(apiVersion: string | undefined): string {
  return apiVersion?.includes('/') === true ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

function knownOf(value: Traced): Known {
  const namespace = textAt(value, 'metadata', 'namespace');
  return { name: textAt(value, 'metadata', 'name') ?? '', ...(namespace === undefined ? {} : { namespace }) };
}
