// Where a workspace lies in its repository.
import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** Its path below the nearest folder upwards that holds `.git`, with `/`; empty at its top, and where there is none. */
export function folderInRepository(root: string): string {
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return relative(folder, root).split(sep).join('/');
    if (dirname(folder) === folder) return '';
  }
}
