// Reads one file of the disk as text, or says why not: regular files only, bounded, UTF-8.
import { isAscii, isUtf8, transcode } from 'node:buffer';
import { createHash } from 'node:crypto';
import { close, constants, fstat, lstat, open, readFile } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import type { SourceFile } from '../core/model/snapshot';
import { codeOf } from './error-code';

/** Larger files get a problem instead of a reading. */
export const MAX_BYTES = 20 * 1024 * 1024;

export interface Unread {
  readonly code: string;
  readonly message: string;
}

/** Not those of `fs/promises`: their handles are objects that cost as much as the reading of a small file. */
const disk = {
  lstat: promisify(lstat),
  open: promisify(open),
  fstat: promisify(fstat),
  readFile: promisify(readFile),
  close: promisify(close),
};

export const NOT_A_FILE: Unread = { code: 'not-a-file', message: 'Not read: a link or a special file.' };
const UTF_16: Unread = { code: 'not-utf8', message: 'Not read: the file is UTF-16. Save it as UTF-8.' };

/** The bytes of a regular file; `undefined` if it does not exist; a reason if it is not to be read. */
export async function readBytes(path: string, maxBytes: number = MAX_BYTES): Promise<Buffer | Unread | undefined> {
  let handle: number | undefined;
  try {
    const stat = await disk.lstat(path);
    if (!stat.isFile()) return NOT_A_FILE;
    if (stat.size > maxBytes) return tooLarge(stat.size, maxBytes);
    // O_NOFOLLOW: between lstat and open somebody may have put a link there.
    handle = await disk.open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const opened = await disk.fstat(handle);
    if (!opened.isFile()) return NOT_A_FILE;
    if (opened.size > maxBytes) return tooLarge(opened.size, maxBytes);
    return await disk.readFile(handle);
  } catch (error) {
    return reasonOf(error);
  } finally {
    if (handle !== undefined) await disk.close(handle);
  }
}

/** Why a file could not be read; `undefined` if it is not there. */
export function reasonOf(error: unknown): Unread | undefined {
  const code = codeOf(error) ?? 'unknown';
  return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : { code: 'unreadable', message: `Not read: ${code}.` };
}

/** Text of bytes: UTF-8 with or without BOM; anything else is a reason. */
export function decode(bytes: Buffer): string | Unread {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return UTF_16;
  // Without a byte order mark: the first character is plain ASCII, with a zero before or after it.
  if (bytes.length % 2 === 0 && (first === 0) !== (second === 0)) return UTF_16;
  // Three times as fast as a decoder, which makes each string anew character by character.
  if (isAscii(bytes)) return bytes.toString('latin1');
  if (!isUtf8(bytes)) return { code: 'not-utf8', message: 'Not read: the file is not UTF-8.' };
  return transcode(bytes, 'utf8', 'utf16le').toString('utf16le');
}

/** A source file of these bytes, named by its git blob id. */
export function sourceOf(file: string, bytes: Buffer): SourceFile {
  // One of the two is held, never both: a workspace of 60 MB would cost twice as much.
  let held: Buffer | string | Unread = bytes;
  return {
    file,
    id: blobId(bytes),
    text: () => {
      if (Buffer.isBuffer(held)) held = decode(held);
      return held;
    },
  };
}

/** A source file that exists and is not read. */
export function unreadSource(file: string, reason: Unread): SourceFile {
  return { file, id: `unread:${reason.code}:${reason.message}`, text: () => reason };
}

/** The id that git gives to a blob of these bytes (in a repository of SHA-1 objects). */
export function blobId(bytes: Buffer): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** True if no folder on the way to `file` (relative to `root`) is a link: what lies behind one is not read. */
export async function isReachedWithoutLinks(root: string, file: string): Promise<boolean> {
  try {
    const folder = dirname(normalize(file));
    if (isAbsolute(folder) || folder.split(sep).includes('..')) return false;
    return (await realpath(join(root, folder))) === join(await realpath(root), folder);
  } catch {
    return false;
  }
}

/** The reason given for files over the limit. */
export function tooLarge(size: number, maxBytes: number = MAX_BYTES): Unread {
  const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;
  return { code: 'too-large', message: `Not read: ${megabytes(size)}, the limit is ${megabytes(maxBytes)}.` };
}
