// A strategic merge patch: maps are joined, lists that Kubernetes keys by a field item by item, everything else is replaced.
import { at, textAt, type Traced, type TracedList, type TracedMap } from '../traced';
import { isNothing, withEntry, withoutEntry } from '../traced-edit';

/** By which fields the items of a list are the same one, of the kinds that Kubernetes itself defines. */
const KEYS = new Map<string, readonly string[]>([
  ['containers', ['name']],
  ['initContainers', ['name']],
  ['ephemeralContainers', ['name']],
  ['env', ['name']],
  ['volumes', ['name']],
  ['volumeMounts', ['mountPath']],
  ['volumeDevices', ['devicePath']],
  ['imagePullSecrets', ['name']],
  ['secrets', ['name']],
  ['hostAliases', ['ip']],
  ['topologySpreadConstraints', ['topologyKey', 'whenUnsatisfiable']],
  ['resourceClaims', ['name']],
  ['schedulingGates', ['name']],
]);
const CONTAINER_PORTS = ['containerPort', 'protocol'];
const SERVICE_PORTS = ['port', 'protocol'];
/** What a field that is a key says where it is absent. */
const DEFAULTS = new Map([['protocol', 'TCP']]);

/**
 * Takes a value and its patch, both with places; gives the patched value, in which each part keeps the place where it is written, or
 * undefined where the patch deletes it. Patched and new items stand before the others, as kustomize puts them. Objects of kinds that
 * Kubernetes does not define (`isBuiltIn` false) have no keyed lists.
 */
export function mergedByKey(value: Traced | undefined, patch: Traced, isBuiltIn: boolean): Traced | undefined {
  return merged(value, patch, isBuiltIn, '');
}

function merged(value: Traced | undefined, patch: Traced, isBuiltIn: boolean, field: string): Traced | undefined {
  if (patch.kind === 'scalar') return isNothing(patch) ? undefined : patch;
  if (patch.kind === 'map') {
    const directive = textAt(patch, '$patch');
    if (directive === 'delete') return undefined;
    return value?.kind === 'map' && directive !== 'replace'
      ? mergedMap(value, patch, isBuiltIn)
      : mergedMap({ ...patch, entries: new Map() }, patch, isBuiltIn);
  }
  const isReplaced = patch.items.some((item) => isDirective(item, 'replace') && item.entries.size === 1);
  const keys = isBuiltIn && !isReplaced ? keysOf(field, patch) : undefined;
  const before = value?.kind === 'list' ? value : { ...patch, items: [] };
  return keys === undefined || patch.items.some((item) => item.kind !== 'map')
    ? { ...patch, items: added(patch.items, isBuiltIn) }
    : mergedList(before, patch.items, keys, isBuiltIn);
}

function mergedMap(value: TracedMap, patch: TracedMap, isBuiltIn: boolean): TracedMap {
  let result = value;
  const retained = patch.entries.get('$retainKeys');
  if (retained?.kind === 'list') {
    const kept = new Set(retained.items.flatMap((item) => textAt(item) ?? []));
    result = { ...result, entries: new Map([...result.entries].filter(([key]) => kept.has(key))) };
  }
  for (const [key, one] of patch.entries) {
    if (key.startsWith('$')) continue;
    const next = merged(result.entries.get(key), one, isBuiltIn, key);
    result = next === undefined ? withoutEntry(result, key) : withEntry(result, key, next);
  }
  return result;
}

function mergedList(
  value: TracedList,
  patches: readonly Traced[],
  keys: readonly string[],
  isBuiltIn: boolean,
): TracedList {
  const patched = new Map(patches.map((patch) => [keyOf(patch, keys), patch] as const));
  const before = new Map(value.items.map((item) => [keyOf(item, keys), item] as const));
  const first = [...patched].flatMap(([key, patch]) => {
    const item = before.get(key);
    if (item === undefined) return added([patch], isBuiltIn);
    const result = merged(item, patch, isBuiltIn, '');
    return result === undefined ? [] : [withKeys(result, item, keys)];
  });
  return { ...value, items: [...first, ...value.items.filter((item) => !patched.has(keyOf(item, keys)))] };
}

/** By what an item is known stays where it is said first. */
function withKeys(value: Traced, item: Traced, keys: readonly string[]): Traced {
  return keys.reduce<Traced>((all, key) => {
    const own = at(item, key);
    return all.kind === 'map' && own !== undefined ? withEntry(all, key, own) : all;
  }, value);
}

function added(items: readonly Traced[], isBuiltIn: boolean): readonly Traced[] {
  return items.flatMap((item) => merged(undefined, item, isBuiltIn, '') ?? []).filter((item) => !isEmptyMap(item));
}

/** What is left of an item that held nothing but a directive. */
function isEmptyMap(value: Traced): boolean {
  return value.kind === 'map' && value.entries.size === 0;
}

function keysOf(field: string, { items }: TracedList): readonly string[] | undefined {
  if (field !== 'ports') return KEYS.get(field);
  return items.some((item) => textAt(item, 'containerPort') !== undefined) ? CONTAINER_PORTS : SERVICE_PORTS;
}

/** Items without the first key are each one of its own. */
function keyOf(item: Traced, keys: readonly string[]): string {
  return keys.map((key) => textAt(item, key) ?? DEFAULTS.get(key) ?? '').join('\0');
}

function isDirective(item: Traced, directive: string): item is TracedMap {
  return item.kind === 'map' && textAt(item, '$patch') === directive;
}
