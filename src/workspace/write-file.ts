// Writes a file of `.sre/` so that no answer is lost and no reader sees half a file.
import { randomBytes } from 'node:crypto';
import { lstat, mkdir, open, readdir, rename, unlink } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, normalize, sep } from 'node:path';
import { codeOf } from './error-code';
import { decode, readBytes } from './read-file';
import { withLock } from './write-lock';

/** What came of a write: the new text, or why nothing was written (the file is as it was). */
export type Written = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/** A temporary file older than this is nobody's any more. */
const LEFTOVER_MS = 60_000;

/**
 * Re-reads `file` (relative to `root`), lets `update` make the new text of it, and puts it in place by rename.
 * `update` returns `undefined` to say that the file cannot be updated (it has syntax errors).
 * Writers of one file take turns by a lock file, so none overwrites what another has just added.
 */
export async function updateFile(
  root: string,
  file: string,
  update: (text: string | undefined) => string | undefined,
): Promise<Written> {
  const path = join(root, file);
  try {
    if (!isBelow(file) || !(await makeFolder(root, dirname(normalize(file)))))
      return refuse(`${file} lies outside the workspace, or a link leads there. Nothing was written.`);
    const written = await withLock<Written>(`${path}.lock`, async (isMine) => {
      const bytes = await readBytes(path);
      if (bytes !== undefined && !Buffer.isBuffer(bytes)) return refuse(`${file}: ${bytes.message}`);
      const before = bytes === undefined ? undefined : decode(bytes);
      if (before !== undefined && typeof before !== 'string') return refuse(`${file}: ${before.message}`);
      const after = update(before);
      if (after === undefined) return refuse(`${file} has syntax errors. Mend them first; nothing was written.`);
      if (after !== before && !(await replace(path, after, isMine))) return undefined;
      await sweep(path);
      return { ok: true, text: after };
    });
    return written ?? refuse(`Another program holds ${file}.lock. Delete that file if none is running.`);
  } catch (error) {
    return refuse(`${file} could not be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function refuse(reason: string): Written {
  return { ok: false, reason };
}

function isBelow(file: string): boolean {
  return !isAbsolute(file) && !normalize(file).split(sep).includes('..');
}

/** Makes `folder` below `root`, one step after the other; false if a step is a link. */
async function makeFolder(root: string, folder: string): Promise<boolean> {
  let path = root;
  for (const step of folder.split(sep)) {
    if (step === '.') continue;
    path = join(path, step);
    await mkdir(path).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
    if ((await lstat(path)).isSymbolicLink()) return false;
  }
  return true;
}

/** Puts the text in place if `isMine` still holds when it is on disk; false, and no change, if not. */
async function replace(path: string, text: string, isMine: () => Promise<boolean>): Promise<boolean> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  const mode = await modeOf(path);
  const handle = await open(temporary, 'wx', mode);
  try {
    await handle.writeFile(text, 'utf8');
    await handle.sync();
    await handle.close();
    const mine = await isMine();
    if (mine) await rename(temporary, path);
    else await unlink(temporary);
    return mine;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}

/** Takes away what killed writers of this file have left beside it. */
async function sweep(path: string): Promise<void> {
  const folder = dirname(path);
  const leftover = /^\.([0-9a-f]{12}\.tmp|lock\.[0-9a-f]{12})$/;
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(basename(path)) || !leftover.test(name.slice(basename(path).length))) continue;
    const stat = await lstat(join(folder, name)).catch(() => undefined);
    if (stat !== undefined && Date.now() - stat.mtimeMs > LEFTOVER_MS)
      await unlink(join(folder, name)).catch(() => undefined);
  }
}

async function modeOf(path: string): Promise<number> {
  try {
    return (await lstat(path)).mode & 0o777;
  } catch {
    return 0o644;
  }
}
