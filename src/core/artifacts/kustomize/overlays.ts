// All kustomizations of a workspace: what each that no other one uses makes, and which files are theirs.
import { folderOf } from '../../catalog/folders';
import { type KubernetesObject, objectOf } from '../kubernetes/object';
import { at, itemsAt, textAt, type Traced } from '../traced';
import { createBuilder } from './build';
import type { KustomizeFiles, NotResolved } from './build-context';
import type { Kustomization } from './kustomization';
import { ledTo } from './reference';

export interface Overlays {
  /** What is applied, in the order of the files. */
  readonly objects: readonly KubernetesObject[];
  /** Files and folders that kustomizations use: not reviewed on their own. */
  readonly used: ReadonlySet<string>;
  readonly notResolved: readonly NotResolved[];
}

/** More are built by nobody at once. */
const MOST_OBJECTS = 100_000;

/** Takes the kustomizations in the order of their files. Those in a circle are each built by itself. */
export function overlaysOf(kustomizations: readonly Kustomization[], files: KustomizeFiles): Overlays {
  const used = new Set(kustomizations.flatMap(pathsOf));
  const build = createBuilder(files);
  const isUsed = ({ file }: Kustomization) => used.has(folderOf(file)) || used.has(file);
  const roots = kustomizations.filter((one) => !isUsed(one));
  const reached = reachedFrom(roots, files);
  const alone = kustomizations.filter(({ file }) => !reached.has(file));
  const objects: KubernetesObject[] = [];
  const notResolved = new Map<string, NotResolved>();
  for (const root of [...roots, ...alone]) {
    const built = build(root);
    for (const one of built.notResolved) notResolved.set(keyOf(one), one);
    if (objects.length + built.items.length > MOST_OBJECTS) {
      const tooMany = {
        message: 'it is not built: the kustomizations make too many objects',
        place: root.value.place,
        matters: true,
      };
      notResolved.set(keyOf(tooMany), tooMany);
      continue;
    }
    for (const { value, environment, notes } of built.items) {
      const object = objectOf(value, root.file, environment);
      if (object !== undefined) objects.push({ ...object, ...(notes.length === 0 ? {} : { notes }) });
    }
  }
  return { objects, used, notResolved: [...notResolved.values()] };
}

function keyOf({ message, place }: NotResolved): string {
  return `${place.file}:${place.line}:${message}`;
}

/** The files of the kustomizations that some root uses, those of the roots included. */
function reachedFrom(roots: readonly Kustomization[], files: KustomizeFiles): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...roots];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (reached.has(one.file)) continue;
    reached.add(one.file);
    for (const path of pathsOf(one)) {
      const next = files.kustomizationIn(path);
      if (next !== undefined) open.push(next);
    }
  }
  return reached;
}

/** Every file and folder of the workspace that a kustomization names. */
function pathsOf({ file, value }: Kustomization): readonly string[] {
  const lists = ['resources', 'bases', 'components', 'patchesStrategicMerge', 'transformers', 'generators', 'crds'];
  const patches = [...itemsAt(value, 'patches'), ...itemsAt(value, 'patchesJson6902')];
  const generators = [...itemsAt(value, 'configMapGenerator'), ...itemsAt(value, 'secretGenerator')];
  const named: readonly (Traced | undefined)[] = [
    ...lists.flatMap((list) => itemsAt(value, list)),
    ...patches.map((patch) => at(patch, 'path')),
    ...generators.flatMap((generator) => [...itemsAt(generator, 'files'), ...itemsAt(generator, 'envs')]),
    ...itemsAt(value, 'replacements').map((one) => at(one, 'path')),
  ];
  return named.flatMap((one) => {
    const text = textAt(one);
    if (text === undefined || text.includes('\n')) return [];
    const led = ledTo(file, text.replace(/^[\w.-]+=/, ''));
    return 'path' in led ? [led.path] : [];
  });
}
