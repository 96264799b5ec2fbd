// The files that only a review looks at: read when one is asked for, never while somebody types.
import { join } from 'node:path';
import { holdsEvidence, isEvidence, isSource, MOST_SOURCE_BYTES } from '../core/artifacts/wanted';
import type { FileSet, SourceFile } from '../core/model/snapshot';
import { isCandidate } from './candidates';
import { decode, readBytes, sourceOf, unreadSource } from './read-file';
import { walk } from './walk';

/** Reads of the disk that run side by side. */
const PARALLEL = 32;

/**
 * Reads what a review needs besides the files that are judged. Sources are kept only where they say something about
 * readiness. Throws only the signal's reason.
 */
export async function readEvidenceFiles(root: string, signal?: AbortSignal): Promise<FileSet> {
  const { files } = await walk(root, signal, (file) => !isCandidate(file) && (isEvidence(file) || isSource(file)));
  const found = new Map<string, SourceFile>();
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < files.length) {
      signal?.throwIfAborted();
      const file = files[next++];
      const source = file === undefined ? undefined : await readOne(root, file);
      if (source !== undefined) found.set(source.file, source);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function readOne(root: string, file: string): Promise<SourceFile | undefined> {
  const named = isEvidence(file);
  const bytes = await readBytes(join(root, file), named ? undefined : MOST_SOURCE_BYTES);
  if (bytes === undefined) return undefined;
  if (!Buffer.isBuffer(bytes)) return named ? unreadSource(file, bytes) : undefined;
  if (named) return sourceOf(file, bytes);
  const text = decode(bytes);
  return typeof text === 'string' && holdsEvidence(text) ? sourceOf(file, bytes) : undefined;
}
