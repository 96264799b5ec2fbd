// The texts of files on disk: those that were asked for last are held, the others are read again when they are asked for.
import { join } from 'node:path';
import type { SourceFile } from '../core/model/snapshot';
import { blobId, decode, type Unread } from './read-file';
import { readBytesNow } from './read-now';

export interface DiskTexts {
  /** A file with this content, which has just been read, or is known by its name. */
  readonly source: (file: string, id: string, bytes?: Buffer) => SourceFile;
  /** Bytes of the texts that are held. */
  readonly held: () => number;
}

/** What was asked for last, up to this many bytes: an editor comes back to what it has shown. */
export const MOST_HELD = 32 * 1024 * 1024;

const CHANGED: Unread = { code: 'unreadable', message: 'Not read: the file changed while it was being read.' };

interface Held {
  /** As it was read, until somebody asks for the text: never both, which would cost twice as much. */
  text: Buffer | string | Unread;
  readonly size: number;
}

/** Files of the folder `root`; equal contents are held once. */
export function createDiskTexts(root: string, mostHeld = MOST_HELD): DiskTexts {
  /** By content, the one that was asked for last at the end. */
  const texts = new Map<string, Held>();
  let bytesHeld = 0;

  const drop = (id: string): void => {
    bytesHeld -= texts.get(id)?.size ?? 0;
    texts.delete(id);
  };
  const hold = (id: string, held: Held): void => {
    drop(id);
    texts.set(id, held);
    bytesHeld += held.size;
    for (const oldest of texts.keys()) {
      if (bytesHeld <= mostHeld || oldest === id) break;
      drop(oldest);
    }
  };
  const textOf = (file: string, id: string): string | Unread => {
    const held = texts.get(id) ?? readAgain(join(root, file), id);
    if (held === undefined) return CHANGED;
    if (Buffer.isBuffer(held.text)) held.text = decode(held.text);
    hold(id, held);
    return held.text;
  };

  return {
    source: (file, id, bytes) => {
      if (bytes !== undefined) hold(id, { text: bytes, size: bytes.length });
      return { file, id, text: () => textOf(file, id) };
    },
    held: () => bytesHeld,
  };
}

/** Only if it still is that content. */
function readAgain(path: string, id: string): Held | undefined {
  const bytes = readBytesNow(path);
  return Buffer.isBuffer(bytes) && blobId(bytes) === id ? { text: bytes, size: bytes.length } : undefined;
}
