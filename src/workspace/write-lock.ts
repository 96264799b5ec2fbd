// A lock file beside a file that is written: writers of several processes take turns, and a dead one does not block.
import { randomBytes } from 'node:crypto';
import { link, lstat, open, rename, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { readBytes } from './read-file';
import { codeOf } from './error-code';

/** A writer that holds the lock longer than this has died, or will notice that the lock is no longer its own. */
const STALE_MS = 5_000;
const WAIT_MS = 10;
const TRIES = 1_000;
const WITHOUT_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/**
 * Does `work` while this process holds `lock`, and again if it lost the lock before it was done: then `work` gives
 * `undefined`, told by `isMine`. Gives `undefined` where the lock cannot be had for ten seconds. Throws what `work`
 * throws, or why the lock file cannot be made.
 */
export async function withLock<T>(
  lock: string,
  work: (isMine: () => Promise<boolean>) => Promise<T | undefined>,
): Promise<T | undefined> {
  const token = `${process.pid} ${hostname()} ${randomBytes(8).toString('hex')}`;
  const isMine = async (): Promise<boolean> => (await holder(lock)) === token;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (!(await take(lock, token))) {
      if (!(await dropDead(lock))) await pause(WAIT_MS);
      continue;
    }
    try {
      const done = await work(isMine);
      if (done !== undefined) return done;
    } finally {
      if (await isMine()) await unlink(lock).catch(() => undefined);
    }
  }
  return undefined;
}

/** Written elsewhere and linked into place, so that a lock never stands there without its holder's name. */
async function take(lock: string, token: string): Promise<boolean> {
  const draft = `${lock}.${randomBytes(6).toString('hex')}`;
  const handle = await open(draft, 'wx');
  try {
    await handle.writeFile(token);
    await handle.close();
    await link(draft, lock);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') return false;
    if (code !== undefined && WITHOUT_LINKS.has(code)) return takeWithoutLinks(lock, token);
    throw error;
  } finally {
    await handle.close().catch(() => undefined);
    await unlink(draft).catch(() => undefined);
  }
}

/** For file systems that know no hard links (FAT). */
async function takeWithoutLinks(lock: string, token: string): Promise<boolean> {
  try {
    const handle = await open(lock, 'wx');
    try {
      await handle.writeFile(token);
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function holder(lock: string): Promise<string | undefined> {
  const bytes = await readBytes(lock, 1_000);
  return Buffer.isBuffer(bytes) ? bytes.toString('utf8') : undefined;
}

/** Takes away the lock of a dead writer; true if it did. */
async function dropDead(lock: string): Promise<boolean> {
  const seen = await holder(lock);
  if (!isDead(seen) && !(await isOld(lock))) return false;
  const aside = `${lock}.${randomBytes(6).toString('hex')}`;
  try {
    await rename(lock, aside);
    // Between the look and the rename a living writer may have come: its lock is put back.
    if ((await holder(aside)) !== seen) await link(aside, lock);
    await unlink(aside);
    return true;
  } catch {
    // Gone already: the other writer has finished.
    return false;
  }
}

/** True if the holder ran on this machine and does not any more. */
function isDead(token: string | undefined): boolean {
  const [pid = '', host] = token?.split(' ') ?? [];
  if (host !== hostname() || !/^[1-9]\d{0,9}$/.test(pid)) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

async function isOld(lock: string): Promise<boolean> {
  try {
    return Date.now() - (await lstat(lock)).mtimeMs > STALE_MS;
  } catch {
    return false;
  }
}
