// One object of Kubernetes, with the environment that it is written for.
import type { Place } from '../../model/place';
import type { SyntaxFile } from '../../syntax/node';
import { at, itemsAt, textAt, type Traced, traced, type TracedMap } from '../traced';

export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Absent = not said. */
  readonly namespace?: string;
  readonly value: TracedMap;
  /** The file that it is reviewed as: of an overlay its kustomization. */
  readonly file: string;
  /** The name of the object, where it is written. */
  readonly place: Place;
  /** `production`, `staging` …; absent where no folder says one. */
  readonly environment?: string;
  /** What of it could not be decided, in words: a patch that was not applied. */
  readonly notes?: readonly string[];
}

/** Lists within lists are somebody's mistake; a few are followed. */
const MAX_NESTED_LISTS = 4;

/** The objects of a file, those of a `List` each for itself; documents that are none of Kubernetes are passed over. */
export function objectsOf(syntax: SyntaxFile, environment?: string): readonly KubernetesObject[] {
  return syntax.roots.flatMap((root) => {
    if (root.kind !== 'map' || root.get('apiVersion') === undefined || root.get('kind') === undefined) return [];
    return unfolded(traced(root, syntax.place), 0).flatMap((value) => objectOf(value, syntax.file, environment) ?? []);
  });
}

/** Undefined for what has no kind or no name. */
export function objectOf(value: Traced, file: string, environment?: string): KubernetesObject | undefined {
  const [apiVersion, kind] = [textAt(value, 'apiVersion'), textAt(value, 'kind')];
  const name = at(value, 'metadata', 'name');
  const called = textAt(name);
  if (value.kind !== 'map' || apiVersion === undefined || kind === undefined) return undefined;
  if (name === undefined || called === undefined || textAt(value, '$patch') === 'delete') return undefined;
  const namespace = textAt(value, 'metadata', 'namespace');
  return {
    apiVersion,
    kind,
    name: called,
    ...(namespace === undefined ? {} : { namespace }),
    value,
    file,
    place: name.place,
    ...(environment === undefined ? {} : { environment }),
  };
}

function unfolded(value: Traced, depth: number): readonly Traced[] {
  const isList = textAt(value, 'kind')?.endsWith('List') === true && at(value, 'items')?.kind === 'list';
  if (!isList) return [value];
  return depth > MAX_NESTED_LISTS ? [] : itemsAt(value, 'items').flatMap((item) => unfolded(item, depth + 1));
}
