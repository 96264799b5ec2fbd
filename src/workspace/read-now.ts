// Reads a file at once, without the detour over threads: where the disk answers at once that is a fraction of the work.
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync } from 'node:fs';
import { MAX_BYTES, NOT_A_FILE, reasonOf, tooLarge, type Unread } from './read-file';

/** As `readBytes`: the bytes of a regular file; `undefined` if it does not exist; a reason if it is not to be read. */
export function readBytesNow(path: string, maxBytes: number = MAX_BYTES): Buffer | Unread | undefined {
  let handle: number | undefined;
  try {
    // A special file may do something when it is opened.
    if (!lstatSync(path).isFile()) return NOT_A_FILE;
    // O_NOFOLLOW: meanwhile somebody may have put a link there.
    handle = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const opened = fstatSync(handle);
    if (!opened.isFile()) return NOT_A_FILE;
    return opened.size > maxBytes ? tooLarge(opened.size, maxBytes) : readFileSync(handle);
  } catch (error) {
    return reasonOf(error);
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
