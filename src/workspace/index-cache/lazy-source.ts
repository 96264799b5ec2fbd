// A file whose content is known by its name before it is read: most of them are never read in a warm start.
import type { SourceFile } from '../../core/model/snapshot';
import { blobId, decode, type Unread } from '../read-file';
import { readBytesNow } from '../read-now';

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
  const bytes = readBytesNow(path);
  return Buffer.isBuffer(bytes) && blobId(bytes) === id ? decode(bytes) : CHANGED;
}
