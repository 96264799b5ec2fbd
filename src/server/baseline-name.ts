// The baseline that a workspace's config names: a ref, or a graph file inside the workspace.
import { isAbsolute, relative, resolve, sep } from 'node:path';

/**
 * The name to give to the baseline reader: a `.json` file as an absolute path. A file outside the workspace is not
 * taken: a config that nobody vetted must not make the server read it.
 */
export function baselineOf(root: string, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const path = resolve(root, name);
  const inside = relative(root, path);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return undefined;
  return name.endsWith('.json') ? path : name;
}
