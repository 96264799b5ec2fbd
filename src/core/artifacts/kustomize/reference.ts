// Where a path of a kustomization leads.
import { folderOf } from '../../catalog/folders';
import { reachFile } from '../../openapi/relative-path';

export type Led = { readonly path: string } | { readonly refused: string };

/** What kustomize would fetch: addresses, `host/owner/repository`, a revision. */
const REMOTE =
  /^(?:git@|[a-z][a-z0-9+.-]*:)|[?&](?:ref|version|timeout|submodules)=|^(?:github|gitlab|bitbucket)\.[a-z]+\//i;

/** The file or folder of the workspace (relative to its root, with `/`; empty for the root), or why it is not read. */
export function ledTo(from: string, written: string): Led {
  if (REMOTE.test(written)) return { refused: 'it is remote, and nothing is fetched' };
  const reached = reachFile(from, written.replace(/\/+$/, ''));
  if ('file' in reached) return { path: reached.file };
  // A path that ends at the root names a folder that is there.
  const isRoot = reached.refused === 'it is a folder' && !written.startsWith('/');
  return isRoot && folderOf(from) !== '' ? { path: '' } : reached;
}
