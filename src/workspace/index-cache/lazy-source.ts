// A file whose content is known by its name before it is read: most of them are never read in a warm start.
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import type { SourceFile } from '../../core/model/snapshot';
import { blobId, decode, MAX_BYTES, type Unread } from '../read-file';

const CHANGED: Unread = { code: 'unreadable', message: 'Not read: the file changed while it was being read.' };

/** A source of this content; its text is read when it is asked for, and only if it still is that content. */
export function lazySource(path: string, file: string, id: string): SourceFile {
  let held: string | Unread | undefined;
  return {
    file,
    id,
    text: () => {
      held ??= textOf(path, id);
      return held;
    },
  };
}

function textOf(path: string, id: string): string | Unread {
  let handle: number | undefined;
  try {
    handle = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stat = fstatSync(handle);
    if (!stat.isFile() || stat.size > MAX_BYTES) return CHANGED;
    const bytes = readFileSync(handle);
    return blobId(bytes) === id ? decode(bytes) : CHANGED;
  } catch {
    return CHANGED;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
