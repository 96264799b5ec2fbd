// Finds the candidate files of a folder: own walk, because library globs follow links and never end on loops.
import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { isCandidate, isSkippedFolder } from './candidates';

/** A walk over more entries than this ends with `truncated`: a home folder opened by mistake must not hang the editor. */
const MAX_ENTRIES = 500_000;

export interface Walked {
  /** Relative paths with `/`, sorted. */
  readonly files: readonly string[];
  readonly truncated: boolean;
  /** Folders that could not be listed. */
  readonly unreadable: readonly string[];
}

interface Rules {
  readonly folder: string;
  readonly matcher: Ignore;
}

/**
 * Lists candidate files below `root`, honouring `.gitignore` files; links are not followed.
 * `signal` ends the walk early (it throws the signal's reason).
 */
export async function walk(root: string, signal?: AbortSignal): Promise<Walked> {
  const files: string[] = [];
  const unreadable: string[] = [];
  const pending: { folder: string; rules: readonly Rules[] }[] = [{ folder: '', rules: [] }];
  let seen = 0;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    signal?.throwIfAborted();
    const entries = await list(join(root, next.folder));
    if (entries === undefined) {
      unreadable.push(next.folder);
      continue;
    }
    seen += entries.length;
    if (seen > MAX_ENTRIES) return { files: files.sort(), truncated: true, unreadable };
    const rules = await withIgnoreFile(root, next.folder, entries, next.rules);
    for (const entry of entries) {
      const path = next.folder === '' ? entry.name : `${next.folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!isSkippedFolder(entry.name) && !isIgnored(rules, `${path}/`)) pending.push({ folder: path, rules });
      } else if (entry.isFile() && isCandidate(path) && !isIgnored(rules, path)) files.push(path);
    }
  }
  return { files: files.sort(), truncated: false, unreadable };
}

async function list(folder: string): Promise<Dirent[] | undefined> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return undefined;
  }
}

async function withIgnoreFile(
  root: string,
  folder: string,
  entries: Dirent[],
  outer: readonly Rules[],
): Promise<readonly Rules[]> {
  if (!entries.some((entry) => entry.name === '.gitignore' && entry.isFile())) return outer;
  try {
    const text = await readFile(join(root, folder, '.gitignore'), 'utf8');
    return [...outer, { folder: folder === '' ? '' : `${folder}/`, matcher: ignore().add(text.slice(0, 1_000_000)) }];
  } catch {
    return outer;
  }
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
