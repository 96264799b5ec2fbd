// The files of the baseline's tree: those that head has unchanged are head's own, the others are read from git.
import { createHash } from 'node:crypto';
import type { Baseline, FileSet, SourceFile } from '../core/model/snapshot';
import { mayBeOurs } from '../core/reading';
import { isCandidate } from './candidates';
import { type Git, SUBMODULE, type TreeEntry } from './git';
import type { GitObject } from './git-batch';
import { blobId, sourceOf, tooLarge, unreadSource } from './read-file';
import { unknown } from './repository';

export interface BaselineFiles {
  readonly files: FileSet;
  /** True if files of submodules were taken from head: what they were at the baseline is in another repository. */
  readonly submodules: boolean;
}

/** The candidate files of a tree; `unknown` where git does not have all of them. */
export async function readBaselineFiles(
  git: Git,
  tree: readonly TreeEntry[],
  head: FileSet,
): Promise<BaselineFiles | (Baseline & { kind: 'unknown' })> {
  const wanted = tree.filter((entry) => entry.mode.startsWith('100') && isCandidate(entry.path));
  const changed = wanted.filter((entry) => head.get(entry.path)?.id !== entry.id);
  const blobs = await git.blobs([...new Set(changed.map((entry) => entry.id))]);
  const files = new Map<string, SourceFile>();
  for (const entry of wanted) {
    const now = head.get(entry.path);
    if (now?.id === entry.id) {
      files.set(entry.path, now);
      continue;
    }
    const blob = blobs.get(entry.id);
    // A blob that a partial clone lacks must not look like a file that the branch added.
    if (blob === undefined)
      return unknown(
        'Files of the baseline are not in this clone (partial clone).',
        'git fetch --refetch --no-filter origin',
      );
    const source = sourceOfBlob(entry.path, blob, now);
    if (source === undefined)
      return unknown(
        `${entry.path} has changed and is kept in Git LFS: what it said before is not in git.`,
        'On the default branch: sre-lens graph --output graph.json. Here: sre-lens check --baseline graph.json',
      );
    files.set(entry.path, source);
  }
  return { files, submodules: addSubmodules(files, tree, head) };
}

/** `undefined` where the content is elsewhere and may have been ours. */
function sourceOfBlob(
  file: string,
  { id, size, bytes }: GitObject,
  now: SourceFile | undefined,
): SourceFile | undefined {
  if (bytes === undefined) return unreadSource(file, tooLarge(size));
  // In a repository of SHA-256 objects the ids differ although the content may be the same.
  if (now !== undefined && now.id === blobId(bytes)) return now;
  const content = lfsContent(bytes);
  const text = now?.text();
  if (content === undefined || now === undefined || typeof text !== 'string' || lfsContent(Buffer.from(text)))
    return { ...sourceOf(file, bytes), id };
  if (createHash('sha256').update(text, 'utf8').digest('hex') === content) return now;
  return mayBeOurs(file, text) ? undefined : { ...sourceOf(file, bytes), id };
}

/** The SHA-256 of the content that a Git LFS pointer stands for. */
function lfsContent(bytes: Buffer): string | undefined {
  if (bytes.length > 1024) return undefined;
  const text = bytes.toString('latin1');
  if (!text.startsWith('version https://git-lfs.github.com/spec/')) return undefined;
  return /^oid sha256:([0-9a-f]{64})$/m.exec(text)?.[1];
}

function addSubmodules(files: Map<string, SourceFile>, tree: readonly TreeEntry[], head: FileSet): boolean {
  const folders = tree.filter(({ mode }) => mode === SUBMODULE).map(({ path }) => `${path}/`);
  if (folders.length === 0) return false;
  const before = files.size;
  for (const [file, source] of head) if (folders.some((folder) => file.startsWith(folder))) files.set(file, source);
  return files.size > before;
}
