// Patches, applied to the objects that they mean.
import { at, textAt, type Traced, type TracedMap } from '../traced';
import { changedAt } from '../traced-edit';
import type { BuildContext } from './build-context';
import { called, groupOf, type Item, kindOf, withValue } from './item';
import { patched } from './json-patch';
import type { Patch } from './patches';
import { selectorOf } from './selector';
import { mergedByKey } from './strategic-merge';

/** The items after the patches, one after another; those that a patch deletes are gone. */
export function withPatches(items: readonly Item[], patches: readonly Patch[], context: BuildContext): readonly Item[] {
  let result = items;
  for (const patch of patches) {
    for (const document of patch.documents) result = applied(result, patch, document, context);
  }
  return result;
}

function applied(items: readonly Item[], patch: Patch, document: Traced, context: BuildContext): readonly Item[] {
  const selected = meant(patch, document);
  if (typeof selected === 'string') {
    context.tell(patch.at, `a patch is not applied: ${selected}`);
    return items;
  }
  if (!items.some(selected)) {
    if (!context.isAlone) context.tell(patch.at, `a patch is not applied: no object is ${targetName(patch, document)}`);
    return items;
  }
  return items.flatMap((item) => {
    if (!selected(item)) return [item];
    if (document.kind === 'list') return operated(item, document.items, patch, context);
    return document.kind === 'map' ? mergedItem(item, document, patch) : [item];
  });
}

/** Which items a document patches, or why nobody knows. */
function meant({ target }: Patch, document: Traced): ((item: Item) => boolean) | string {
  if (target !== undefined) {
    const selector = selectorOf(target);
    return typeof selector === 'function' ? selector : selector.refused;
  }
  if (document.kind !== 'map') return 'it names no target';
  const [kind, name] = [textAt(document, 'kind'), textAt(document, 'metadata', 'name')];
  if (kind === undefined || name === undefined) return 'it has no kind and name';
  const namespace = textAt(document, 'metadata', 'namespace');
  const group = groupOf(textAt(document, 'apiVersion'));
  return (item) =>
    kindOf(item) === kind &&
    groupOf(textAt(item.value, 'apiVersion')) === group &&
    item.known.some((known) => known.name === name && (namespace ?? known.namespace) === known.namespace);
}

function targetName({ target }: Patch, document: Traced): string {
  const words = target === undefined ? document : target;
  const name = textAt(words, 'name') ?? textAt(words, 'metadata', 'name');
  return [textAt(words, 'kind'), name].filter((word) => word !== undefined).join(' ') || 'what its target says';
}

function operated(
  item: Item,
  operations: readonly Traced[],
  { at: place }: Patch,
  context: BuildContext,
): readonly Item[] {
  const result = patched(item.value, operations);
  if ('value' in result) return [withValue(item, result.value)];
  context.tell(place, `a patch of ${called(item)} is not applied: ${result.refused}`);
  return [item];
}

const GROUPS_OF_KUBERNETES = /^(?:[a-z]*|[a-z.]+\.k8s\.io)$/;

function mergedItem(item: Item, document: TracedMap, { mayRename }: Patch): readonly Item[] {
  const isBuiltIn = GROUPS_OF_KUBERNETES.test(groupOf(textAt(item.value, 'apiVersion')));
  const result = mergedByKey(item.value, document, isBuiltIn);
  if (result === undefined) return [];
  return [withValue(item, mayRename ? result : named(result, item))];
}

/** A patch changes neither kind nor name, whatever it calls itself: they stay where the object says them. */
function named(value: Traced, item: Item): Traced {
  return [['apiVersion'], ['kind'], ['metadata', 'name']].reduce<Traced>((all, path) => {
    const own = at(item.value, ...path);
    return own === undefined ? all : changedAt(all, path, () => own, own.place);
  }, value);
}
