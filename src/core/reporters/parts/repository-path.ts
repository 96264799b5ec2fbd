// Paths for readers that know the repository and not the workspace inside it.
import type { RenderOptions } from '../reporter';

/** A path of the workspace as a path of the repository, with `/`. */
export function repositoryPath(file: string, { folder = '' }: Pick<RenderOptions, 'folder'>): string {
  return folder === '' ? file : `${folder}/${file}`;
}

/** A relative path as a URI reference: every part is percent-encoded. Half of a surrogate pair becomes U+FFFD. */
export function uriPath(path: string): string {
  return path
    .split('/')
    .map((part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd')))
    .join('/');
}
