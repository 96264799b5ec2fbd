// Finds the manual of a rule, a check or a format: the part of its page that stands before the executable cases.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The manual of `docs/<folder>/<id>.md` of this package, or `undefined` where there is none. */
export function manual(folder: 'rules' | 'alerts' | 'formats' | 'checks', id: string): string | undefined {
  const path = join(packageRoot(), 'docs', folder, `${id}.md`);
  if (!/^[a-zA-Z0-9-]+$/.test(id) || !existsSync(path)) return undefined;
  const page = readFileSync(path, 'utf8');
  const cases = folder === 'formats' ? -1 : page.search(/^## /m);
  return `${(cases < 0 ? page : page.slice(0, cases)).trim()}\n`;
}

/** The folder with this program's package.json: one up from the bundle, more from the sources. */
function packageRoot(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) || dirname(folder) === folder) return folder;
  }
}
