// Reads one file of the disk as text, or says why not: regular files only, bounded, UTF-8.
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import type { SourceFile } from '../core/model/snapshot';

/** Larger files get a problem instead of a reading. */
export const MAX_BYTES = 20 * 1024 * 1024;

export interface Unread {
  readonly code: string;
  readonly message: string;
}

/** The bytes of a regular file; `undefined` if it does not exist; a reason if it is not to be read. */
export async function readBytes(path: string, maxBytes: number = MAX_BYTES): Promise<Buffer | Unread | undefined> {
  let handle: FileHandle | undefined;
  try {
    const stat = await lstat(path);
    if (!stat.isFile()) return { code: 'not-a-file', message: 'Not read: a link or a special file.' };
    if (stat.size > maxBytes) return tooLarge(stat.size, maxBytes);
    // O_NOFOLLOW: between lstat and open somebody may have put a link there.
    handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    return await handle.readFile();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : { code: 'unreadable', message: `Not read: ${code}.` };
  } finally {
    await handle?.close();
  }
}

/** Text of bytes: UTF-8 with or without BOM; anything else is a reason. */
export function decode(bytes: Buffer): string | Unread {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return { code: 'not-utf8', message: 'Not read: the file is UTF-16. Save it as UTF-8.' };
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { code: 'not-utf8', message: 'Not read: the file is not UTF-8.' };
  }
}

/** A source file of these bytes, named by its git blob id. */
export function sourceOf(file: string, bytes: Buffer, algorithm: 'sha1' | 'sha256' = 'sha1'): SourceFile {
  let text: string | Unread | undefined;
  return {
    file,
    id: blobId(bytes, algorithm),
    text: () => {
      text ??= decode(bytes);
      return text;
    },
  };
}

/** A source file that exists and is not read. */
export function unreadSource(file: string, reason: Unread): SourceFile {
  return { file, id: `unread:${reason.code}:${reason.message}`, text: () => reason };
}

/** The id that git gives to a blob of these bytes. */
export function blobId(bytes: Buffer, algorithm: 'sha1' | 'sha256' = 'sha1'): string {
  return createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** The reason given for files over the limit. */
export function tooLarge(size: number, maxBytes: number = MAX_BYTES): Unread {
  const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;
  return { code: 'too-large', message: `Not read: ${megabytes(size)}, the limit is ${megabytes(maxBytes)}.` };
}
