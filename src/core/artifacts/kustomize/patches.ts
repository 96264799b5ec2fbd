// The patches of a kustomization, read: what each does, and to which objects.
import { itemsAt, textAt, at, boolAt, type Traced } from '../traced';
import type { BuildContext } from './build-context';
import { ledTo } from './reference';

export interface Patch {
  /** The entry that names it. */
  readonly at: Traced;
  /** `target:`; absent = the object that the patch itself names. */
  readonly target?: Traced;
  /** Maps are merged, lists are operations of a JSON patch. */
  readonly documents: readonly Traced[];
  readonly mayRename: boolean;
}

/** `patchesStrategicMerge:`, then `patches:`, as kustomize applies them. */
export function patchesOf(context: BuildContext): readonly Patch[] {
  const { value } = context.kustomization;
  const merges = itemsAt(value, 'patchesStrategicMerge').flatMap((item) => {
    if (item.kind !== 'scalar') return [];
    const documents = item.text.includes('\n') ? context.inside(item) : byPath(context, item);
    return documents === undefined ? [] : [{ at: item, documents, mayRename: false }];
  });
  return [...merges, ...itemsAt(value, 'patches').flatMap((item) => patchOf(context, item))];
}

/** `patchesJson6902:`, which come after names and labels. */
export function jsonPatchesOf(context: BuildContext): readonly Patch[] {
  return itemsAt(context.kustomization.value, 'patchesJson6902').flatMap((item) => patchOf(context, item));
}

function patchOf(context: BuildContext, item: Traced): readonly Patch[] {
  const [inline, path, target] = [at(item, 'patch'), at(item, 'path'), at(item, 'target')];
  const text = inline?.kind === 'scalar' && inline.text !== '' ? inline : undefined;
  const documents =
    text === undefined ? (path?.kind === 'scalar' ? byPath(context, path) : undefined) : context.inside(text);
  if (documents === undefined) {
    if (text !== undefined) context.tell(item, 'a patch cannot be read');
    return [];
  }
  const options = at(item, 'options');
  const mayRename = boolAt(options, 'allowNameChange') === true || boolAt(options, 'allowKindChange') === true;
  return [{ at: item, ...(target === undefined ? {} : { target }), documents, mayRename }];
}

function byPath(context: BuildContext, path: Traced): readonly Traced[] | undefined {
  const written = textAt(path) ?? '';
  const led = ledTo(context.kustomization.file, written);
  if ('refused' in led) {
    context.tell(path, `the patch ${written} is not applied: ${led.refused}`);
    return undefined;
  }
  const documents = context.files.documentsOf(led.path);
  if (documents === undefined) context.tell(path, `the patch ${written} is not there, or cannot be read`);
  return documents;
}
