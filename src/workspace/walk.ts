// Finds the candidate files of a folder: own walk, because library globs follow links and never end on loops.
import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { isCandidate, isSkippedFolder } from './candidates';
import { readBytesNow } from './read-now';
import { createSlices } from './slices';

/** A walk over more entries than this ends with `truncated`: a home folder opened by mistake must not hang the editor. */
const MAX_ENTRIES = 500_000;
/** Folders nested deeper are not entered. */
const MAX_DEPTH = 64;

/** What the matcher of `.gitignore` can be given without becoming slow: its time grows with the power of `**` parts. */
const MAX_IGNORE_BYTES = 1_000_000;
const MAX_IGNORE_LINES = 5_000;
const MAX_PATTERN = 500;
const MAX_DEEP_WILDCARDS = 2;

export interface Walked {
  /** Relative paths with `/`, sorted. */
  readonly files: readonly string[];
  readonly truncated: boolean;
  /** Folders that could not be listed, or lie too deep. */
  readonly unreadable: readonly string[];
  /** True if `.gitignore` hid a candidate file or a folder. */
  readonly someIgnored: boolean;
}

interface Rules {
  readonly folder: string;
  readonly matcher: Ignore;
}

/**
 * Lists the wanted files below `root` (candidates, unless said otherwise), honouring `.gitignore` files; links are not followed.
 * `signal` ends the walk early (it throws the signal's reason).
 */
export async function walk(
  root: string,
  signal?: AbortSignal,
  isWanted: (file: string) => boolean = isCandidate,
): Promise<Walked> {
  const files: string[] = [];
  const unreadable: string[] = [];
  const pending: { folder: string; rules: readonly Rules[] }[] = [{ folder: '', rules: [] }];
  const ended = createSlices();
  let seen = 0;
  let someIgnored = false;
  const isHidden = (rules: readonly Rules[], path: string): boolean => {
    const hidden = isIgnored(rules, path);
    someIgnored ||= hidden;
    return hidden;
  };
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const pause = ended();
    if (pause !== undefined) await pause;
    signal?.throwIfAborted();
    const entries = depthOf(next.folder) > MAX_DEPTH ? undefined : list(join(root, next.folder));
    if (entries === undefined) {
      unreadable.push(next.folder);
      continue;
    }
    seen += entries.length;
    if (seen > MAX_ENTRIES) return { files: files.sort(), truncated: true, unreadable, someIgnored };
    const rules = withIgnoreFile(root, next.folder, entries, next.rules);
    for (const entry of entries) {
      const path = next.folder === '' ? entry.name : `${next.folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!isSkippedFolder(entry.name) && !isHidden(rules, `${path}/`))
          pending.push({ folder: path, rules: below(rules, `${path}/`) });
      } else if (entry.isFile() && isWanted(path) && !isHidden(rules, path)) files.push(path);
    }
  }
  return { files: files.sort(), truncated: false, unreadable, someIgnored };
}

function list(folder: string): Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return undefined;
  }
}

function withIgnoreFile(root: string, folder: string, entries: Dirent[], outer: readonly Rules[]): readonly Rules[] {
  if (!entries.some((entry) => entry.name === '.gitignore' && entry.isFile())) return outer;
  const bytes = readBytesNow(join(root, folder, '.gitignore'), MAX_IGNORE_BYTES);
  if (!Buffer.isBuffer(bytes)) return outer;
  const lines = bytes.toString('utf8').split(/\r?\n/, MAX_IGNORE_LINES).filter(isCheap);
  // As git by default: on Linux case matters.
  const matcher = ignore({ ignorecase: process.platform === 'win32' || process.platform === 'darwin' }).add(lines);
  return [...outer, { folder: folder === '' ? '' : `${folder}/`, matcher }];
}

function isCheap(pattern: string): boolean {
  return pattern.length <= MAX_PATTERN && pattern.split('**').length - 1 <= MAX_DEEP_WILDCARDS;
}

function depthOf(folder: string): number {
  return folder === '' ? 0 : folder.split('/').length;
}

/** A folder that is entered although an outer file hides it was taken back by an inner one: for what is in it the outer is silent. */
function below(rules: readonly Rules[], folder: string): readonly Rules[] {
  return rules.filter((rule) => !rule.matcher.test(folder.slice(rule.folder.length)).ignored);
}

function isIgnored(rules: readonly Rules[], path: string): boolean {
  let ignored = false;
  for (const rule of rules) {
    const verdict = rule.matcher.test(path.slice(rule.folder.length));
    if (verdict.ignored) ignored = true;
    else if (verdict.unignored) ignored = false;
  }
  return ignored;
}
