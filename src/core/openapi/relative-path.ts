// Where a relative reference of one file leads, as a path of the workspace.

export type Reached =
  | { readonly file: string }
  /** Why it may not be followed, as the end of a sentence. */
  | { readonly refused: string };

/**
 * Takes a file of the workspace (relative to its root, with `/`) and a relative reference to another one, as written
 * and already percent-decoded; gives the file that is meant. An empty reference is the file itself.
 * Addresses (`https:`, `file:`, `//host`), absolute paths, backslashes and paths that leave the workspace are refused.
 */
export function reachFile(file: string, reference: string): Reached {
  if (reference === '') return { file };
  if (/^https?:/i.test(reference) || reference.startsWith('//')) return { refused: 'it leads to the network' };
  if (/^[a-z][a-z0-9+.-]*:/i.test(reference)) return { refused: 'it is an absolute address' };
  if (reference.startsWith('/')) return { refused: 'it is an absolute path' };
  if (/[\\\0]/.test(reference)) return { refused: 'it is not a relative path with "/"' };
  const segments = file.split('/').slice(0, -1);
  for (const segment of reference.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return { refused: 'it leaves the workspace' };
  }
  return segments.length === 0 ? { refused: 'it is a folder' } : { file: segments.join('/') };
}
