// The known word that somebody who wrote an unknown one most likely meant.

const LONGEST = 40;
/** Letters; shorter names that differ in one letter (sms, sns) are different services (ours). */
const SHORTEST_SLIP = 5;

/** The service that was meant by a name that no service has: names of services are often alike, so only one slip is taken for one. */
export function nearestService(name: string, known: readonly string[]): string | undefined {
  return name.length < SHORTEST_SLIP ? undefined : nearestWord(name, known, 1);
}

/**
 * Takes a word and the words that are known; gives the one that differs in case or dashes only, else the one with the
 * fewest typing slips (insert, delete, replace, swap), at most one in three letters and `most` in all; `undefined` where
 * none is near.
 */
export function nearestWord(
  word: string,
  known: readonly string[],
  most = Number.POSITIVE_INFINITY,
): string | undefined {
  if (word.length > LONGEST) return undefined;
  const plain = lettersOf(word);
  const letters = lettersOfAll(known);
  const same = known[letters.indexOf(plain)];
  if (same !== undefined) return same;
  const allowed = Math.min(most, Math.max(1, Math.floor(plain.length / 3)));
  let best: { readonly candidate: string; readonly slips: number } | undefined;
  for (const [index, candidate] of known.entries()) {
    if (Math.abs(candidate.length - word.length) > allowed + 2) continue;
    const other = letters[index] ?? '';
    if (allowed === 1 && !mayBeOneSlip(plain, other)) continue;
    const slips = slipsBetween(plain, other);
    if (slips <= allowed && (best === undefined || slips < best.slips)) best = { candidate, slips };
  }
  return best?.candidate;
}

/** Letters from which on the beginning of a word is taken for the word (ours). */
const SHORTEST_BEGINNING = 4;

/** As `nearestWord`; else the only known word that begins like this one. For words of a vocabulary, not for names. */
export function nearestTerm(word: string, known: readonly string[]): string | undefined {
  const near = nearestWord(word, known);
  if (near !== undefined || word.length < SHORTEST_BEGINNING) return near;
  const [only, another] = known.filter((candidate) => lettersOf(candidate).startsWith(lettersOf(word)));
  return another === undefined ? only : undefined;
}

/** Every unknown name is held against the same known ones. */
const remembered = new WeakMap<readonly string[], readonly string[]>();

function lettersOfAll(known: readonly string[]): readonly string[] {
  const letters = remembered.get(known) ?? known.map(lettersOf);
  remembered.set(known, letters);
  return letters;
}

/** False where more than two letters in a row differ: a slip is one letter, or two that are swapped. */
function mayBeOneSlip(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end += 1;
  return Math.max(a.length, b.length) - start - end <= 2;
}

function lettersOf(word: string): string {
  return word.toLowerCase().replace(/[-_ ]/g, '');
}

/** Optimal string alignment distance. */
function slipsBetween(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let slips = Math.min(at(last, column) + 1, at(next, column - 1) + 1, at(last, column - 1) + cost);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        slips = Math.min(slips, at(before, column - 2) + 1);
      }
      next.push(slips);
    }
    before = last;
    last = next;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
