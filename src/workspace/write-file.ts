// Writes a file of `.sre/` so that no answer is lost and no reader sees half a file.
import { randomBytes } from 'node:crypto';
import { lstat, mkdir, open, realpath, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { decode, readBytes } from './read-file';

/** What came of a write: the new text, or why nothing was written (the file is as it was). */
export type Written = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/** A writer that holds the lock longer than this has died. */
const LOCK_STALE_MS = 5_000;
const LOCK_WAIT_MS = 10;
const LOCK_TRIES = 1_000;

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
    await mkdir(dirname(path), { recursive: true });
    if (!(await isInside(root, dirname(path))))
      return refuse(`${file} lies outside the workspace (a link leads there).`);
    return await withLock(`${path}.lock`, async () => {
      const bytes = await readBytes(path);
      if (bytes !== undefined && !Buffer.isBuffer(bytes)) return refuse(`${file}: ${bytes.message}`);
      const before = bytes === undefined ? undefined : decode(bytes);
      if (before !== undefined && typeof before !== 'string') return refuse(`${file}: ${before.message}`);
      const after = update(before);
      if (after === undefined) return refuse(`${file} has syntax errors. Mend them first; nothing was written.`);
      if (after !== before) await replace(path, after);
      return { ok: true, text: after };
    });
  } catch (error) {
    return refuse(`${file} could not be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function refuse(reason: string): Written {
  return { ok: false, reason };
}

/** Compares real paths by segments: `/ws-evil` is not inside `/ws`. */
async function isInside(root: string, folder: string): Promise<boolean> {
  const realRoot = await realpath(root);
  const realFolder = await realpath(folder);
  return realFolder === realRoot || realFolder.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep);
}

async function replace(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  const mode = await modeOf(path);
  const handle = await open(temporary, 'wx', mode);
  try {
    await handle.writeFile(text, 'utf8');
    await handle.sync();
    await handle.close();
    await rename(temporary, path);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}

async function modeOf(path: string): Promise<number> {
  try {
    return (await lstat(path)).mode & 0o777;
  } catch {
    return 0o644;
  }
}

async function withLock(lock: string, work: () => Promise<Written>): Promise<Written> {
  for (let attempt = 0; attempt < LOCK_TRIES; attempt++) {
    try {
      await (await open(lock, 'wx')).close();
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      await dropStale(lock);
      await pause(LOCK_WAIT_MS);
      continue;
    }
    try {
      return await work();
    } finally {
      await unlink(lock).catch(() => undefined);
    }
  }
  return refuse(`Another program holds ${lock}. Delete it if none is running.`);
}

async function dropStale(lock: string): Promise<void> {
  try {
    if (Date.now() - (await stat(lock)).mtimeMs > LOCK_STALE_MS) await unlink(lock);
  } catch {
    // Gone already: the other writer has finished.
  }
}
