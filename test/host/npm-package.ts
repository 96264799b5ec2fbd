// Fetches one pinned package from the npm registry and unpacks it, without running any of its scripts.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const windows = process.platform === 'win32';

/** The root of this repository. */
export const repositoryRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Where everything that is fetched for tests is kept: inside the repository, ignored by git, safe to delete. */
export const testTools = path.join(repositoryRoot, '.vscode-test');

/** An npm package by exact version, with the sha512 that its tarball must have (npm's `dist.integrity`). */
export type PinnedPackage = { name: string; version: string; integrity: string };

/** Runs npm with the given arguments in `cwd`; rejects with npm's own words when it fails. */
export async function npm(args: readonly string[], cwd: string): Promise<string> {
  const { stdout } = await run(windows ? 'npm.cmd' : 'npm', [...args], { cwd, shell: windows, maxBuffer: 1 << 26 });
  return stdout;
}

/**
 * Unpacks the part `from` of a package (a folder inside its tarball) into `target`.
 * Throws when the tarball is not the pinned one; leaves nothing behind then.
 */
export async function unpackPackage(pinned: PinnedPackage, from: string, target: string): Promise<void> {
  await mkdir(testTools, { recursive: true });
  const scratch = await mkdtemp(path.join(testTools, 'fetch-'));
  try {
    const spec = `${pinned.name}@${pinned.version}`;
    await npm(['pack', spec, '--ignore-scripts', '--silent', '--pack-destination', scratch], scratch);
    const tarball = path.join(scratch, `${pinned.name.replace('@', '').replace('/', '-')}-${pinned.version}.tgz`);
    const found = `sha512-${createHash('sha512')
      .update(await readFile(tarball))
      .digest('base64')}`;
    if (found !== pinned.integrity) {
      throw new Error(`${spec} from the npm registry is not the pinned one: ${found} instead of ${pinned.integrity}`);
    }
    await mkdir(target, { recursive: true });
    const strip = String(from.split('/').length);
    await run('tar', ['-xzf', tarball, '-C', target, '--strip-components', strip, '--exclude=*.map', from]);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * Makes the folder `name` under {@link testTools} once: `build` fills a scratch folder which is then moved into place,
 * so a run that was broken off or two runs at once never leave a half-filled folder. Returns its path.
 */
export async function setUpOnce(name: string, build: (folder: string) => Promise<void>): Promise<string> {
  const ready = path.join(testTools, name);
  if (existsSync(ready)) return ready;
  await mkdir(testTools, { recursive: true });
  const scratch = await mkdtemp(path.join(testTools, 'setup-'));
  try {
    await build(scratch);
    await rename(scratch, ready);
  } catch (error) {
    await rm(scratch, { recursive: true, force: true });
    if (!existsSync(ready)) throw error;
  }
  return ready;
}
