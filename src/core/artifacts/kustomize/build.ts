// What a kustomization makes: the objects of its resources, changed one step after another, as kustomize changes them.
import { environmentOf } from '../environments';
import { at, itemsAt, textAt, type Traced, type TracedMap } from '../traced';
import { withPatches } from './apply-patches';
import type { BuildContext, KustomizeFiles, NotResolved } from './build-context';
import { withGenerated } from './generated';
import { imagesOf, withImages } from './images';
import { documentsInside } from './inline';
import { called, type Item, itemOf, withValue } from './item';
import type { Kustomization } from './kustomization';
import { withLabels } from './labels';
import { withAffixes, withNamespace } from './naming';
import { jsonPatchesOf, patchesOf } from './patches';
import { ledTo } from './reference';
import { withReplicas } from './replicas';

export interface Built {
  readonly items: readonly Item[];
  readonly notResolved: readonly NotResolved[];
}

/** Kustomizations that use one another; a longer chain is nobody's intention. */
const MAX_DEPTH = 20;
/** More objects than any estate puts into one cluster. */
const MOST_OBJECTS = 20_000;

/** Fields that change objects in ways that are not worked out here. */
const NOT_WORKED_OUT = [
  'replacements',
  'vars',
  'transformers',
  'generators',
  'helmCharts',
  'helmChartInflationGenerator',
];

/** Builds kustomizations; of each folder what it makes is remembered. */
export function createBuilder(files: KustomizeFiles): (kustomization: Kustomization) => Built {
  const known = new Map<string, Built>();
  const build = (kustomization: Kustomization, way: readonly string[]): Built => {
    const already = known.get(kustomization.file);
    if (already !== undefined) return already;
    const built = accumulated([], kustomization, way);
    known.set(kustomization.file, built);
    return built;
  };
  /** A component goes on with what its user has gathered, any other one begins anew. */
  const accumulated = (begun: readonly Item[], kustomization: Kustomization, way: readonly string[]): Built => {
    const notResolved: NotResolved[] = [];
    const { file, value, lines } = kustomization;
    const context: BuildContext = {
      files,
      kustomization,
      isAlone: kustomization.isComponent && way.length === 0,
      tell: ({ place }, message) => notResolved.push({ message, place, matters: true }),
      remark: ({ place }, message) => notResolved.push({ message, place, matters: false }),
      inside: (text) => documentsInside(text, lines()),
    };
    const deeper = [...way, file];
    const nested = (
      entry: Traced,
      folder: string,
      use: (found: Kustomization) => Built,
    ): readonly Item[] | undefined => {
      const found = files.kustomizationIn(folder);
      if (found === undefined) return undefined;
      if (deeper.includes(found.file)) context.tell(entry, `${textAt(entry)} is not followed: it leads in a circle`);
      else if (deeper.length >= MAX_DEPTH)
        context.tell(entry, `${textAt(entry)} is not followed: more than ${MAX_DEPTH} use one another`);
      else {
        const built = use(found);
        notResolved.push(...built.notResolved);
        return built.items;
      }
      return [];
    };

    let items = begun;
    for (const entry of [...itemsAt(value, 'resources'), ...itemsAt(value, 'bases')]) {
      const found = resolved(
        entry,
        context,
        (path) =>
          nested(entry, path, (other) => build(other, deeper)) ??
          files.objectsOf(path)?.flatMap((object) => itemOf(object.value, object.environment) ?? []),
      );
      items = joined(items, found ?? [], entry, context);
    }
    items = withGenerated(items, context);
    for (const entry of itemsAt(value, 'components')) {
      const before = items;
      items =
        resolved(entry, context, (path) => nested(entry, path, (other) => accumulated(before, other, deeper))) ?? items;
    }
    for (const field of NOT_WORKED_OUT) {
      const said = at(value, field);
      if (said !== undefined) context.tell(said, `${field} are not worked out`);
    }
    return {
      items: transformed(items, value, context).map((item) => noted(item, kustomization, notResolved)),
      notResolved,
    };
  };
  return (kustomization) => build(kustomization, []);
}

function resolved<Found>(
  entry: Traced,
  context: BuildContext,
  read: (path: string) => Found | undefined,
): Found | undefined {
  const written = textAt(entry);
  if (written === undefined) return undefined;
  const led = ledTo(context.kustomization.file, written);
  const found = 'path' in led ? read(led.path) : undefined;
  if (found !== undefined) return found;
  const why = 'path' in led ? 'it is not there, or cannot be read' : led.refused;
  context.tell(entry, `${written} is not part of this: ${why}`);
  return undefined;
}

/** An object that is there already, from the very same lines, is not taken twice: else a few files could make millions. */
function joined(items: readonly Item[], more: readonly Item[], entry: Traced, context: BuildContext): readonly Item[] {
  const known = new Set(items.map(lineOf));
  const fresh = more.filter((item) => !known.has(lineOf(item)));
  if (fresh.length < more.length) context.tell(entry, `${textAt(entry)} brings objects that are there already`);
  if (items.length + fresh.length <= MOST_OBJECTS) return [...items, ...fresh];
  context.tell(entry, `${textAt(entry)} is not part of this: there are more than ${MOST_OBJECTS} objects`);
  return items;
}

function lineOf(item: Item): string {
  const { file, line } = item.value.place;
  return `${called(item)} ${item.known.at(-1)?.namespace ?? ''} ${file}:${line}`;
}

/** In the order of kustomize. */
function transformed(items: readonly Item[], value: TracedMap, context: BuildContext): readonly Item[] {
  const patched = withPatches(items, patchesOf(context), context);
  const named = withAffixes(withNamespace(patched, value), value);
  const labelled = named.map((item) => withValue(item, withLabels(item.value, value)));
  const again = withPatches(labelled, jsonPatchesOf(context), context);
  const scaled = withReplicas(again, value, context.tell);
  const images = imagesOf(value);
  return scaled.map((item) => withValue(item, withImages(item.value, images)));
}

/** The outermost kustomization whose folder names an environment says which one it is. */
function noted(item: Item, { file, isComponent }: Kustomization, notResolved: readonly NotResolved[]): Item {
  const environment = (isComponent ? undefined : environmentOf(file)) ?? item.environment;
  const told = notResolved.flatMap(({ message, matters }) => (matters ? [message] : []));
  const notes = [...new Set([...item.notes, ...told])];
  return { ...item, ...(environment === undefined ? {} : { environment }), notes };
}
