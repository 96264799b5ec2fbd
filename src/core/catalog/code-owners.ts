// CODEOWNERS: who has to look at a change of a file.
import ignore, { type Ignore } from 'ignore';
import type { FileSet, SourceFile } from '../model/snapshot';

/** Where forges look for it, in the order of GitHub, then GitLab's own place; the first that exists counts. */
export const CODE_OWNERS_FILES: readonly string[] = [
  '.github/CODEOWNERS',
  'CODEOWNERS',
  'docs/CODEOWNERS',
  '.gitlab/CODEOWNERS',
];

/** Rules beyond this are not read: forges refuse larger files too (GitHub: 3 MB). */
const MOST_RULES = 2000;
const MOST_LINES = 10_000;
/** What the matcher can be given without becoming slow: its time grows with the power of `**` parts. */
const LONGEST_PATTERN = 500;
const MOST_DEEP_WILDCARDS = 2;

interface OwnerRule {
  readonly pattern: string;
  readonly owners: readonly string[];
}

/**
 * Takes the text of a CODEOWNERS file; gives its rules in their order. Comments, sections of GitLab (`[x]`) and lines
 * that GitHub refuses (`!…`) are passed over; a pattern without owners takes ownership back.
 */
export function readCodeOwners(text: string): readonly OwnerRule[] {
  const rules: OwnerRule[] = [];
  for (const line of text.split(/\r?\n/, MOST_LINES)) {
    if (rules.length >= MOST_RULES) break;
    const [pattern, ...rest] = line.match(/(?:\\.|[^\s\\])+/g) ?? [];
    if (pattern === undefined || /^\^?\[|^[#!]/.test(pattern)) continue;
    if (pattern.length > LONGEST_PATTERN || pattern.split('**').length - 1 > MOST_DEEP_WILDCARDS) continue;
    const comment = rest.findIndex((word) => word.startsWith('#'));
    rules.push({ pattern, owners: comment < 0 ? rest : rest.slice(0, comment) });
  }
  return rules;
}

type OwnersOf = (file: string) => readonly string[];

/** Gives the owners of a file: those of the last pattern that matches it. None where no pattern does. */
export function createOwnersOf(rules: readonly OwnerRule[]): OwnersOf {
  const matchers = rules
    .map(({ pattern, owners }) => ({ pattern, owners, matcher: ignore({ ignorecase: false }).add(pattern) }))
    .reverse();
  const known = new Map<string, readonly string[]>();
  return (file) => {
    // A graph file of another repository may name places that are no paths here.
    if (!ignore.isPathValid(file)) return [];
    const owners = known.get(file) ?? matchers.find((one) => isMatch(one, file))?.owners ?? [];
    known.set(file, owners);
    return owners;
  };
}

/** As `.gitignore`, but `docs/*` does not reach into folders below. */
function isMatch({ pattern, matcher }: { readonly pattern: string; readonly matcher: Ignore }, file: string): boolean {
  if (!matcher.ignores(file)) return false;
  const folder = file.slice(0, Math.max(file.lastIndexOf('/'), 0));
  return !pattern.endsWith('/*') || folder === '' || !matcher.ignores(`${folder}/`);
}

/** A CODEOWNERS file hardly ever changes: its matchers live as long as its content. */
const remembered = new WeakMap<SourceFile, OwnersOf>();

/** True if the same CODEOWNERS binds on both sides, or none does. */
export function sameCodeOwners(before: FileSet, head: FileSet): boolean {
  return bindingIn(before)?.id === bindingIn(head)?.id;
}

function bindingIn(files: FileSet): SourceFile | undefined {
  return CODE_OWNERS_FILES.flatMap((file) => files.get(file) ?? [])[0];
}

/**
 * Takes sets of files, best first (the baseline's CODEOWNERS is the one that binds), and files; gives the owners of each
 * file that has any, as CODEOWNERS writes them. Empty where there is no such file, or none that can be read.
 */
export function codeOwnersOf(
  sets: readonly FileSet[],
  files: Iterable<string>,
): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, readonly string[]>();
  const source = sets.map(bindingIn).find((one) => one !== undefined);
  const text = source?.text();
  if (source === undefined || typeof text !== 'string') return owners;
  const ownersOf = remembered.get(source) ?? createOwnersOf(readCodeOwners(text));
  remembered.set(source, ownersOf);
  for (const file of files) {
    const found = ownersOf(file);
    if (found.length > 0) owners.set(file, found);
  }
  return owners;
}
