// Quick fixes of what kustomizations make: the edit goes where the value is really written.
import type { Artifacts } from '../../artifacts/artifacts';
import { decisive } from '../../artifacts/environments';
import { grouped } from '../../catalog/grouped';
import type { KubernetesObject } from '../../artifacts/kubernetes/object';
import type { Traced } from '../../artifacts/traced';
import { rememberEach } from '../../catalog/remember';
import type { Fix, Intent } from '../../model/edit';
import type { Place } from '../../model/place';

type Below = Extract<Intent, { readonly kind: 'set-entry' | 'add-item' }>;

/**
 * A check names an entry below its object. Where an overlay writes the entry, the overlay is edited; where it writes a part of
 * the way, that part; what cannot be placed for certain has no fix.
 */
export function placedFixes(fixes: readonly Fix[], { objects }: Artifacts): readonly Fix[] {
  const placed = fixes.flatMap((fix) => {
    const { intent } = fix;
    if (intent.kind !== 'set-entry' && intent.kind !== 'add-item') return [fix];
    const built = decisive(builtAt(objects).get(keyOf(intent.place)) ?? []);
    if (built.length === 0) return [fix];
    return built.flatMap(({ value }) => {
      const own = placedBelow(value, intent);
      return own === undefined ? [] : [{ ...fix, intent: own }];
    });
  });
  return [...new Map(placed.map((fix) => [JSON.stringify(fix.intent), fix])).values()];
}

function placedBelow(value: Traced, intent: Below): Intent | undefined {
  let map = value;
  let rest = intent.path;
  for (let next = childOf(map, rest[0]); next?.kind === 'map' && rest.length > 1; next = childOf(map, rest[0])) {
    map = next;
    rest = rest.slice(1);
  }
  const found = childOf(map, rest[0]);
  if (found === undefined || (found.kind === 'scalar' && found.value === null))
    return { ...intent, place: map.place, path: rest };
  if (intent.kind === 'add-item')
    return isInside(found.place, map.place) ? { ...intent, place: map.place, path: rest } : undefined;
  if (found.kind !== 'scalar' || rest.length > 1 || typeof intent.value !== 'string') return undefined;
  return { kind: 'set-value', place: found.place, value: intent.value };
}

function childOf(value: Traced, key: string | undefined): Traced | undefined {
  return value.kind === 'map' && key !== undefined ? value.entries.get(key) : undefined;
}

function isBuilt({ file, value }: KubernetesObject): boolean {
  return file !== value.place.file;
}

function isInside(inner: Place, outer: Place): boolean {
  return inner.file === outer.file && inner.line >= outer.line && inner.endLine <= outer.endLine;
}

/** What kustomizations make, by where the object that it is made of is written. */
const builtAt = rememberEach((objects: Artifacts['objects']) =>
  grouped(objects.filter(isBuilt), ({ value }) => keyOf(value.place)),
);

function keyOf({ file, line, column, endLine }: Place): string {
  return [file, line, column, endLine].join(':');
}
