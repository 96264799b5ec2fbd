// Where the warm index lies, and which program's facts are in it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, isAbsolute, join } from 'node:path';
import { version } from '../../../package.json';

/**
 * The cache folder of this program for the user: `$XDG_CACHE_HOME/sre-lens`, `~/.cache/sre-lens`, or what the system has for
 * it. `undefined` where there is none, and on CI systems, whose next run begins on an empty disk.
 */
export function userCacheFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  if (env['CI'] !== undefined && env['CI'] !== '' && env['CI'] !== 'false') return undefined;
  const named = platform === 'win32' ? env['LOCALAPPDATA'] : env['XDG_CACHE_HOME'];
  if (named !== undefined && isAbsolute(named)) return join(named, 'sre-lens');
  const home = homeOf();
  if (home === undefined) return undefined;
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'sre-lens');
  return platform === 'win32' ? undefined : join(home, '.cache', 'sre-lens');
}

/**
 * Names the bundle that runs: facts that another one has read do not count. `undefined` where the sources run, which
 * change without a trace.
 */
export function buildOf(script: string | undefined = process.argv[1]): string | undefined {
  if (script === undefined || !['cli.js', 'server.js', 'sre-lens'].includes(basename(script))) return undefined;
  try {
    // The files that it loads are named by what they hold: the first one stands for all.
    return `${version} ${basename(script)} ${createHash('sha256').update(readFileSync(script)).digest('hex')}`;
  } catch {
    return undefined;
  }
}

function homeOf(): string | undefined {
  try {
    const home = homedir();
    return isAbsolute(home) ? home : undefined;
  } catch {
    return undefined;
  }
}
