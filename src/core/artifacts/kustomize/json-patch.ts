// A JSON patch (RFC 6902) over traced values.
import { plain, textAt, type Traced } from '../traced';
import { mapWith, withEntry, withoutEntry } from '../traced-edit';

/** The patched value, or why the patch cannot be applied, as the end of a sentence. */
export type Patched = { readonly value: Traced } | { readonly refused: string };

/** Takes a value and the list of operations; they are applied one after another, or none of them. */
export function patched(value: Traced, operations: readonly Traced[]): Patched {
  let here: Traced = value;
  for (const operation of operations) {
    const next = applied(here, operation);
    if ('refused' in next) return next;
    here = next.value;
  }
  return { value: here };
}

function applied(value: Traced, operation: Traced): Patched {
  const [op, path] = [textAt(operation, 'op'), pointerOf(operation, 'path')];
  const said = operation.kind === 'map' ? operation.entries.get('value') : undefined;
  if (path === undefined) return { refused: 'an operation has no path' };
  const where = `/${path.join('/')}`;
  switch (op) {
    case 'add':
      return said === undefined ? { refused: `nothing is to be added at ${where}` } : insert(value, path, said);
    case 'replace':
      if (said === undefined) return { refused: `nothing is to stand at ${where}` };
      return find(value, path) === undefined ? missing(where) : put(value, path, said);
    case 'remove':
      return find(value, path) === undefined ? missing(where) : remove(value, path);
    case 'move':
    case 'copy': {
      const from = pointerOf(operation, 'from');
      const moved = from && find(value, from);
      if (from === undefined || moved === undefined) return missing(`/${from?.join('/') ?? ''}`);
      if (op === 'copy') return insert(value, path, moved);
      const without = remove(value, from);
      return 'refused' in without ? without : insert(without.value, path, moved);
    }
    case 'test': {
      const found = find(value, path);
      const isSame =
        found !== undefined && said !== undefined && JSON.stringify(plain(found)) === JSON.stringify(plain(said));
      return isSame ? { value } : { refused: `what it tests at ${where} is not so` };
    }
    default:
      return { refused: `${op ?? 'an operation without a name'} is no operation of JSON patches` };
  }
}

function missing(where: string): Patched {
  return { refused: `nothing stands at ${where}` };
}

function pointerOf(operation: Traced, key: string): readonly string[] | undefined {
  const path = textAt(operation, key);
  if (path === undefined || !path.startsWith('/')) return undefined;
  return path
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

const INDEX = /^(?:0|[1-9]\d{0,5})$/;

function find(value: Traced, path: readonly string[]): Traced | undefined {
  let here: Traced | undefined = value;
  for (const step of path) {
    if (here?.kind === 'map') here = here.entries.get(step);
    else here = here?.kind === 'list' && INDEX.test(step) ? here.items[Number(step)] : undefined;
  }
  return here;
}

/** Follows the path; `last` changes the map or list at its end. */
function change(
  value: Traced,
  path: readonly string[],
  last: (parent: Traced, step: string) => Traced | undefined,
): Traced | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return undefined;
  if (rest.length === 0) return last(value, step);
  const child = find(value, [step]);
  const next = child && change(child, rest, last);
  return next && setChild(value, step, next);
}

function setChild(parent: Traced, step: string, next: Traced): Traced | undefined {
  if (parent.kind === 'map') return withEntry(parent, step, next);
  if (parent.kind !== 'list') return undefined;
  return { ...parent, items: parent.items.map((item, index) => (index === Number(step) ? next : item)) };
}

function put(value: Traced, path: readonly string[], said: Traced): Patched {
  return asPatched(
    change(value, path, (parent, step) => setChild(parent, step, said)),
    path,
  );
}

/** Adds an entry or replaces it; in a list it stands before the item at the position, `-` is behind the last. */
function insert(value: Traced, path: readonly string[], said: Traced): Patched {
  const added = change(value, path, (parent, step) => {
    if (parent.kind === 'map') return withEntry(parent, step, said);
    // kustomize takes what is written without a value for an empty map.
    if (parent.kind === 'scalar') return parent.value === null ? mapWith([[step, said]], said.place) : undefined;
    const index = step === '-' ? parent.items.length : INDEX.test(step) ? Number(step) : Number.NaN;
    if (!(index <= parent.items.length)) return undefined;
    return { ...parent, items: [...parent.items.slice(0, index), said, ...parent.items.slice(index)] };
  });
  return asPatched(added, path);
}

function remove(value: Traced, path: readonly string[]): Patched {
  const removed = change(value, path, (parent, step) => {
    if (parent.kind === 'map') return withoutEntry(parent, step);
    return parent.kind === 'list'
      ? { ...parent, items: parent.items.filter((_, index) => index !== Number(step)) }
      : undefined;
  });
  return asPatched(removed, path);
}

function asPatched(value: Traced | undefined, path: readonly string[]): Patched {
  return value === undefined ? missing(`/${path.slice(0, -1).join('/')}`) : { value };
}
