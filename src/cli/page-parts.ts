// What the page of the graph needs of the disk: its script, and where its lines lie.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { PageParts } from '../core/reporters/graph-reporter';
import { uriPath } from '../core/reporters/parts/repository-path';
import { UsageError } from './exit';

const SCRIPT = 'picture-page.js';

/**
 * The script that lies beside this program, and addresses relative to the page: `output` is where it is written, or the
 * working folder where it goes to stdout. Throws `UsageError` where the installation lacks its script.
 */
export function pageParts(root: string, output: string | undefined): PageParts {
  const file = join(__dirname, SCRIPT);
  if (!existsSync(file)) throw new UsageError(`${file} is missing: install sre-lens again.`);
  const script = readFileSync(file, 'utf8').trim();
  const hash = `sha256-${createHash('sha256').update(script).digest('base64')}`;
  const from = output === undefined ? process.cwd() : dirname(resolve(output));
  return {
    script,
    hash,
    link: (path, line) => {
      const way = relative(from, join(root, path));
      // Another drive has no relative address.
      if (isAbsolute(way)) return undefined;
      const address = uriPath(way.split(sep).join('/'));
      return `${address.startsWith('../') ? '' : './'}${address}#L${line}`;
    },
  };
}
