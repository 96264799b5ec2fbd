// What a sparse checkout leaves out of the work tree is not deleted: head is the work tree and, for these files, HEAD.
import { resolve } from 'node:path';
import ignore from 'ignore';
import type { SourceFile } from '../core/model/snapshot';
import { isCandidate } from './candidates';
import type { Git } from './git';
import { readBytes, sourceOf, tooLarge, unreadSource } from './read-file';
import type { Repository } from './repository';

/** The list of patterns: cone mode writes two lines a folder. */
const MAX_PATTERN_BYTES = 1_000_000;
const MAX_PATTERNS = 5_000;
const MAX_PATTERN = 500;
const MAX_DEEP_WILDCARDS = 2;

export interface LeftOut {
  /** Candidate files that HEAD has and the checkout leaves out, as HEAD has them. */
  readonly files: ReadonlyMap<string, SourceFile>;
  /** How many of them are not in this clone either. */
  readonly missing: number;
}

export const NOTHING_LEFT_OUT: LeftOut = { files: new Map(), missing: 0 };

/** Asks git nothing more where no sparse checkout was ever made. `root` is where paths of git's answers begin. */
export async function readLeftOut(git: Git, root: string, repository: Repository): Promise<LeftOut> {
  const includes = await readPatterns(git, root, repository);
  if (includes === undefined) return NOTHING_LEFT_OUT;
  const tree = (await git.tree('HEAD')) ?? [];
  const entries = tree.filter(({ mode, path }) => mode.startsWith('100') && isCandidate(path) && !includes(path));
  const blobs = await git.blobs([...new Set(entries.map(({ id }) => id))]);
  const files = new Map<string, SourceFile>();
  for (const { path, id } of entries) {
    const blob = blobs.get(id);
    if (blob === undefined) continue;
    const { bytes, size } = blob;
    files.set(path, bytes === undefined ? unreadSource(path, tooLarge(size)) : { ...sourceOf(path, bytes), id });
  }
  return { files, missing: entries.length - files.size };
}

/** Says of a path whether it is checked out; `undefined` where all are. */
async function readPatterns(
  git: Git,
  root: string,
  { sparsePatterns, prefix }: Repository,
): Promise<((path: string) => boolean) | undefined> {
  if (sparsePatterns === undefined) return undefined;
  const bytes = await readBytes(resolve(root, sparsePatterns), MAX_PATTERN_BYTES);
  // The list stays after `git sparse-checkout disable`.
  if (!Buffer.isBuffer(bytes) || !(await git.isSet('core.sparseCheckout'))) return undefined;
  const patterns = bytes.toString('utf8').split(/\r?\n/, MAX_PATTERNS).filter(isCheap);
  // A matcher for each: the last that fits the path, or a folder on its way, decides.
  const matchers = patterns.map((pattern) => {
    const isExcluding = pattern.startsWith('!');
    return { isExcluding, matcher: ignore().add(isExcluding ? pattern.slice(1) : pattern) };
  });
  return (path) => matchers.findLast(({ matcher }) => matcher.ignores(prefix + path))?.isExcluding === false;
}

function isCheap(pattern: string): boolean {
  const isPattern = pattern.trim() !== '' && !pattern.startsWith('#');
  return isPattern && pattern.length <= MAX_PATTERN && pattern.split('**').length - 1 <= MAX_DEEP_WILDCARDS;
}
