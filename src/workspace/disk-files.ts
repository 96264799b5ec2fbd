// The files of a folder as the disk has them: read once, and again only when they changed.
import { lstatSync } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileLookup, SourceFile } from '../core/model/snapshot';
import type { IndexCache } from './index-cache/cache';
import { createDiskTexts } from './disk-texts';
import { blobId, readBytes, unreadSource } from './read-file';
import { readBytesNow } from './read-now';
import { createSlices } from './slices';
import { type Stamp, stampFrom } from './stamp';

export interface LoadOptions {
  readonly signal?: AbortSignal;
  /** Called now and then with the number of files read and found. */
  readonly progress?: (done: number, total: number) => void;
  /** Given each file, while its text is at hand, and the others, which are read when they are asked for. */
  readonly read?: (source: SourceFile, files: FileLookup) => void;
}

export interface DiskFiles {
  readonly get: (file: string) => SourceFile | undefined;
  readonly keys: () => Iterable<string>;
  /** Forgets a file; true if it was known. */
  readonly drop: (file: string) => boolean;
  /** Reads a file unless it is as it was; true if it says something else now. */
  readonly load: (file: string) => boolean;
  /** The same for many. Throws only the signal's reason. */
  readonly loadAll: (files: readonly string[], options?: LoadOptions) => Promise<void>;
  /** Files that are there although the disk does not have them; one that the disk has counts. Takes the place of earlier ones. */
  readonly layUnder: (files: ReadonlyMap<string, SourceFile>) => void;
  /** All files as they were at some moment, the same as long as few have changed since, and those that have. */
  readonly layers: () => {
    readonly base: ReadonlyMap<string, SourceFile>;
    readonly changed: ReadonlyMap<string, SourceFile | undefined>;
  };
  /** Files read so far, and bytes of texts that are held. */
  readonly counters: () => { readonly read: number; readonly bytesHeld: number };
}

interface Known {
  readonly stamp: string;
  /** When its reading began: a slow reading never replaces a later one. */
  readonly turn: number;
  readonly source: SourceFile;
}

/** A reading that has begun. */
interface Begun {
  readonly file: string;
  readonly turn: number;
  readonly now: Stamp;
}

/** A disk (a network folder, a virus scanner) that takes longer than this for a file is read by several threads at a time. */
const SLOW_MS = 1;
/** So many files tell how fast the disk is. */
const SAMPLE = 32;
/** Reads that run side by side: enough to hide latency, few enough for the file handle limit. */
const PARALLEL = 32;
const PROGRESS_EVERY = 200;

/** Files that differ from the last whole list of them: beyond this a new one is made. */
const MOST_CHANGED = 500;

export interface DiskOptions {
  readonly root: string;
  /** Files that it knows are not read before they are asked for. */
  readonly cache?: Pick<IndexCache, 'idOf' | 'note'> | undefined;
  /** Told whenever a file is read anew or goes. */
  readonly onChange?: () => void;
  /** A disk that takes longer for a file counts as slow. */
  readonly slowMs?: number;
  /** Bytes of texts that are held at most. */
  readonly mostHeld?: number | undefined;
}

/** The files of a folder; none is read yet. */
export function createDiskFiles({
  root,
  cache,
  onChange = () => undefined,
  slowMs = SLOW_MS,
  mostHeld,
}: DiskOptions): DiskFiles {
  const disk = new Map<string, Known>();
  let base: ReadonlyMap<string, SourceFile> | undefined;
  const changed = new Set<string>();
  const texts = createDiskTexts(root, mostHeld);
  let under: ReadonlyMap<string, SourceFile> = new Map();
  let read = 0;
  let turns = 0;

  const keep = (file: string, known: Known): void => {
    disk.set(file, known);
    changed.add(file);
    onChange();
  };
  const drop = (file: string): boolean => {
    changed.add(file);
    onChange();
    return disk.delete(file);
  };
  /** Whether the file differs from what was known, or a reading that would tell. */
  const begin = (file: string, now: Stamp | undefined): boolean | Begun => {
    if (now === undefined) return drop(file);
    if (disk.get(file)?.stamp === now.stamp) return false;
    const turn = turns++;
    const id = disk.has(file) ? undefined : cache?.idOf(file, now.stamp);
    if (id === undefined) return { file, turn, now };
    keep(file, { stamp: now.stamp, turn, source: texts.source(file, id) });
    return true;
  };
  const end = ({ file, turn, now }: Begun, bytes: ReturnType<typeof readBytesNow>): boolean => {
    read += 1;
    const known = disk.get(file);
    if (known !== undefined && known.turn > turn) return false;
    if (bytes === undefined) return drop(file);
    const source = Buffer.isBuffer(bytes) ? texts.source(file, blobId(bytes), bytes) : unreadSource(file, bytes);
    keep(file, { stamp: now.stamp, turn, source });
    if (Buffer.isBuffer(bytes)) cache?.note(file, now.stamp, source.id, now.changed);
    return known?.source.id !== source.id;
  };
  const load = (file: string): boolean => {
    const path = join(root, file);
    const begun = begin(file, stampNow(path));
    return typeof begun === 'boolean' ? begun : end(begun, readBytesNow(path));
  };
  const loadLater = async (file: string): Promise<void> => {
    const path = join(root, file);
    const begun = begin(file, await stampLater(path));
    if (typeof begun !== 'boolean') end(begun, await readBytes(path));
  };
  /** One after the other as long as the disk answers at once; gives how many were read. */
  const loadInTurn = async (
    files: readonly string[],
    { signal, progress }: LoadOptions,
    told: (file: string) => void,
  ): Promise<number> => {
    const ended = createSlices();
    let spent = 0;
    for (const [done, file] of files.entries()) {
      if (done >= SAMPLE && spent > slowMs * done) return done;
      const pause = ended();
      if (pause !== undefined) await pause;
      signal?.throwIfAborted();
      const begun = performance.now();
      load(file);
      spent += performance.now() - begun;
      told(file);
      if ((done + 1) % PROGRESS_EVERY === 0) progress?.(done + 1, files.length);
    }
    return files.length;
  };

  const teller = (files: readonly string[], read: LoadOptions['read']): ((file: string) => void) => {
    if (read === undefined) return () => undefined;
    const wanted = new Set(files);
    const others: FileLookup = {
      get: (file) => {
        if (!disk.has(file) && wanted.has(file)) load(file);
        return disk.get(file)?.source;
      },
    };
    return (file) => {
      const source = disk.get(file)?.source;
      if (source !== undefined) read(source, others);
    };
  };

  return {
    get: (file) => disk.get(file)?.source,
    keys: () => disk.keys(),
    drop,
    load,
    loadAll: async (files, options = {}) => {
      const told = teller(files, options.read);
      let next = await loadInTurn(files, options, told);
      const worker = async (): Promise<void> => {
        while (next < files.length) {
          options.signal?.throwIfAborted();
          const file = files[next++];
          if (file === undefined) continue;
          await loadLater(file);
          told(file);
          if (next % PROGRESS_EVERY === 0) options.progress?.(next, files.length);
        }
      };
      await Promise.all(Array.from({ length: PARALLEL }, worker));
      options.progress?.(files.length, files.length);
    },
    layUnder: (files) => {
      if (under.size > 0 || files.size > 0) base = undefined;
      under = files;
    },
    layers: () => {
      if (base === undefined || changed.size > MOST_CHANGED) {
        base = new Map([...under, ...[...disk].map(([file, known]) => [file, known.source] as const)]);
        changed.clear();
      }
      return { base, changed: new Map([...changed].map((file) => [file, disk.get(file)?.source ?? under.get(file)])) };
    },
    counters: () => ({ read, bytesHeld: texts.held() }),
  };
}

function stampNow(path: string): Stamp | undefined {
  try {
    return stampFrom(lstatSync(path, { bigint: true }));
  } catch {
    return undefined;
  }
}

async function stampLater(path: string): Promise<Stamp | undefined> {
  try {
    return stampFrom(await lstat(path, { bigint: true }));
  } catch {
    return undefined;
  }
}
