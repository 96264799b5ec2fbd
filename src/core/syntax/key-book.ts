// The keys of the maps that are open during a scan: tells those given twice, at the cost of a few characters a key.
import { decodeScalar } from './block-scalar';
import { duplicateKey, type Fault } from './fault';

/** Maps with more keys than this get a table. */
const SEARCHED = 16;

export interface KeyBook {
  /** Opens a map; gives its mark. */
  readonly open: () => number;
  readonly close: (mark: number) => void;
  /** Adds a key from `start` to `end` to the innermost map, which has this mark; false for a merge key. */
  readonly add: (mark: number, start: number, end: number) => boolean;
}

export function createKeyBook(text: string, tell: (fault: Fault) => void): KeyBook {
  const hashes: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const tables = new Map<number, Set<string>>();

  const nameAt = (index: number): string => decodeScalar(text, starts[index] ?? 0, ends[index] ?? 0);
  const isKnown = (mark: number, hash: number, start: number, end: number): boolean => {
    const table = tables.get(mark);
    if (table !== undefined) return table.has(decodeScalar(text, start, end));
    for (let index = mark; index < hashes.length; index++)
      if (hashes[index] === hash && nameAt(index) === decodeScalar(text, start, end)) return true;
    return false;
  };
  const tableOf = (mark: number): Set<string> => {
    const known = tables.get(mark);
    if (known !== undefined) return known;
    const table = new Set<string>();
    for (let index = mark; index < hashes.length; index++) table.add(nameAt(index));
    tables.set(mark, table);
    return table;
  };

  return {
    open: () => hashes.length,
    close: (mark) => {
      hashes.length = mark;
      starts.length = mark;
      ends.length = mark;
      if (tables.size > 0) tables.delete(mark);
    },
    add: (mark, start, end) => {
      if (end - start === 2 && text.charCodeAt(start) === 60 && text.charCodeAt(start + 1) === 60) return false;
      const hash = hashOf(text, start, end);
      if (isKnown(mark, hash, start, end)) tell(duplicateKey(decodeScalar(text, start, end), { start, end }));
      else if (tables.size > 0 && tables.has(mark)) tableOf(mark).add(decodeScalar(text, start, end));
      else if (hashes.length - mark >= SEARCHED) tableOf(mark).add(decodeScalar(text, start, end));
      hashes.push(hash);
      starts.push(start);
      ends.push(end);
      return true;
    },
  };
}

/** Equal names have equal hashes, quoted or not. */
function hashOf(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start);
  if (first !== 34 && first !== 39) return hashed(text, start, end);
  const inner = text.slice(start + 1, end - 1);
  if (!inner.includes('\\') && !inner.includes("'")) return hashed(text, start + 1, end - 1);
  const name = decodeScalar(text, start, end);
  return hashed(name, 0, name.length);
}

function hashed(text: string, start: number, end: number): number {
  let hash = 5381;
  for (let at = start; at < end; at++) hash = (hash * 33 + text.charCodeAt(at)) | 0;
  return hash;
}
