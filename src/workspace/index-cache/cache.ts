// The warm index: what the files of a workspace said at the last start, in the user's cache folder, never in the workspace.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Remembered, ReadingStore } from '../../core/reading';
import type { SourceFile } from '../../core/model/snapshot';
import { type Entry, packText, readPack } from './pack';
import { facts } from './facts-shape';
import { codeOf } from '../error-code';

export interface IndexCache {
  /** For the reader: facts by path and content. */
  readonly store: ReadingStore;
  /** The content id of a file that has this stamp, if that is known for certain. */
  readonly idOf: (file: string, stamp: string) => string | undefined;
  /** A file was read: its stamp stands for this content from now on. `changed` is its last change, in ms since 1970. */
  readonly note: (file: string, stamp: string, id: string, changed: number) => void;
  /** Writes what has changed since it was opened. Never rejects: a cache that cannot be written is none. */
  readonly save: () => Promise<void>;
}

export interface IndexCachePlace {
  /** The workspace. */
  readonly root: string;
  /** The cache folder of this program. */
  readonly folder: string;
  /** Names the program that reads: facts of another build do not count. */
  readonly build: string;
  /** Milliseconds since 1970; the clock of the machine if absent. */
  readonly now?: () => number;
}

/** All workspaces together; the one that was used longest ago goes first. */
const MOST_BYTES = 256 * 1024 * 1024;
const MOST_WORKSPACES = 50;

/** A file that changed so shortly before it was read may change once more with the same stamp: its stamp is not kept. */
const RACY_MS = 2000;

/**
 * Opens the cache of a workspace. Nothing in it is trusted: a file that is cut off, of another build, or that holds
 * anything but facts is as if it were not there.
 */
export async function openIndexCache({ root, folder, build, now = Date.now }: IndexCachePlace): Promise<IndexCache> {
  const path = join(folder, `${hash(`${build}\n${root}`)}.json`);
  const entries = readPack(await contentOf(path), `${build}\n${root}`);
  const used = new Map<string, Entry>();
  let isChanged = false;
  const keep = (file: string, change: Partial<Entry> & Pick<Entry, 'id'>): void => {
    const earlier = used.get(file) ?? entries.get(file);
    used.set(file, earlier?.id === change.id ? { ...earlier, ...change } : { stamp: '', ...change });
  };
  return {
    store: {
      get: ({ file, id }) => {
        const entry = used.get(file) ?? entries.get(file);
        if (entry?.id !== id || entry.said === undefined) return undefined;
        used.set(file, entry);
        return remembered(file, entry);
      },
      put: ({ file, id }: SourceFile, { reading, uses }: Remembered) => {
        // Of a file that the baseline has otherwise the text on disk is kept; configs and stories are read anew.
        if ((used.get(file)?.id ?? id) !== id || !isPlain({ reading, uses }) || id.startsWith('unread:')) return;
        isChanged = true;
        keep(file, { id, said: facts.write(reading.facts, file), uses });
      },
    },
    idOf: (file, stamp) => {
      const entry = entries.get(file);
      if (entry === undefined || entry.stamp === '' || entry.stamp !== stamp) return undefined;
      used.set(file, entry);
      return entry.id;
    },
    note: (file, stamp, id, changed) => {
      const isSettled = now() - changed > RACY_MS;
      if (!isSettled && entries.get(file)?.id === id) return;
      isChanged = true;
      keep(file, { id, stamp: isSettled ? stamp : '' });
    },
    save: async () => {
      if (!isChanged && used.size === entries.size) return;
      isChanged = false;
      await replace(folder, path, packText(used, `${build}\n${root}`)).catch(() => undefined);
      await clean(folder, path).catch(() => undefined);
    },
  };
}

function isPlain({ reading }: Remembered): boolean {
  return Object.keys(reading).length === 1;
}

function remembered(file: string, { said, uses = [] }: Entry): Remembered | undefined {
  try {
    const read = facts.read(said, file);
    return read.file === file ? { reading: { facts: read }, uses } : undefined;
  } catch {
    return undefined;
  }
}

async function contentOf(path: string): Promise<string | undefined> {
  try {
    const { size } = await stat(path);
    return size > MOST_BYTES ? undefined : await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** A reader sees the old file or the new one, whoever else writes. */
async function replace(folder: string, path: string, text: string): Promise<void> {
  if (Buffer.byteLength(text) > MOST_BYTES / 2) return;
  await makeFolder(folder);
  const draft = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  try {
    await writeFile(draft, text, { mode: 0o600, flag: 'wx' });
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Not by `recursive`: where a file system says of a folder in it that its parent is missing (`/proc`), that never ends. */
async function makeFolder(folder: string): Promise<void> {
  const make = (path: string): Promise<unknown> =>
    mkdir(path, { mode: 0o700 }).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
  await make(folder).catch(async (error: unknown) => {
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await make(folder);
  });
}

/** Takes away what was not used for longest once there is too much, and drafts that a killed process left. */
async function clean(folder: string, own: string): Promise<void> {
  const files = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const path = join(folder, name);
      const { size, mtimeMs } = await stat(path);
      return { path, size, mtimeMs, isDraft: !name.endsWith('.json') };
    }),
  );
  const newest = files.sort((a, b) => b.mtimeMs - a.mtimeMs);
  let bytes = 0;
  let count = 0;
  for (const { path, size, mtimeMs, isDraft } of newest) {
    if (isDraft && Date.now() - mtimeMs > ABANDONED_MS) await rm(path, { force: true });
    if (isDraft) continue;
    bytes += size;
    count += 1;
    if (path !== own && (bytes > MOST_BYTES || count > MOST_WORKSPACES)) await rm(path, { force: true });
  }
}

const ABANDONED_MS = 3_600_000;

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
