// URIs of the client and paths of the workspace; whatever lies outside the folder is nobody's.
import { isAbsolute, join, relative, sep } from 'node:path';
import { URI } from 'vscode-uri';

/** The absolute path of a `file:` URI; `undefined` for other schemes and for what is no URI. */
export function pathOf(uri: string): string | undefined {
  try {
    const parsed = URI.parse(uri, true);
    if (parsed.scheme !== 'file') return undefined;
    const path = parsed.fsPath;
    return path === '' || path.includes('\0') ? undefined : path;
  } catch {
    return undefined;
  }
}

/** The file of a URI, relative to `root` with `/`; `undefined` if it lies outside or is the folder itself. */
export function fileOf(root: string, uri: string): string | undefined {
  const path = pathOf(uri);
  if (path === undefined) return undefined;
  const file = relative(root, path);
  if (file === '' || file === '..' || file.startsWith(`..${sep}`) || isAbsolute(file)) return undefined;
  return sep === '/' ? file : file.split(sep).join('/');
}

/** The URI of a file of the workspace, as VS Code writes it. */
export function uriOf(root: string, file: string): string {
  return URI.file(join(root, file)).toString();
}
