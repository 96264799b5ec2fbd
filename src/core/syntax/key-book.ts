// The keys of the maps that are open during a scan: tells those given twice, at the cost of a few numbers a key.
import { decodeScalar } from './block-scalar';
import { duplicateKey, type Fault } from './fault';

/** Maps with more keys than this get a table. */
const SEARCHED = 24;

export interface KeyBook {
  /** The mark of a map that is opened now. */
  readonly mark: () => number;
  /** Closes the map of this mark and those in it. */
  readonly close: (mark: number) => void;
  /** Adds a key to the innermost map, which has this mark. Equal names must come with equal hashes. */
  readonly add: (mark: number, hash: number, start: number, end: number) => void;
}

export function createKeyBook(text: string, tell: (fault: Fault) => void): KeyBook {
  const hashes: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const tables = new Map<number, Set<string>>();
  let top = 0;

  const nameAt = (index: number): string => decodeScalar(text, starts[index] ?? 0, ends[index] ?? 0);
  const isKnown = (mark: number, hash: number, name: string): boolean => {
    for (let index = mark; index < top; index++) if (hashes[index] === hash && nameAt(index) === name) return true;
    return false;
  };
  /** More keys than are worth a search. */
  const addToTable = (mark: number, start: number, end: number): void => {
    let table = tables.get(mark);
    if (table === undefined) {
      table = new Set();
      for (let index = mark; index < top; index++) table.add(nameAt(index));
      tables.set(mark, table);
    }
    const name = decodeScalar(text, start, end);
    if (table.has(name)) tell(duplicateKey(name, { start, end }));
    table.add(name);
  };

  return {
    mark: () => top,
    close: (mark) => {
      if (tables.size > 0 && top - mark >= SEARCHED) tables.delete(mark);
      top = mark;
    },
    add: (mark, hash, start, end) => {
      if (top - mark >= SEARCHED) {
        addToTable(mark, start, end);
        return;
      }
      for (let index = mark; index < top; index++) {
        if (hashes[index] !== hash) continue;
        const name = decodeScalar(text, start, end);
        if (isKnown(mark, hash, name)) tell(duplicateKey(name, { start, end }));
        break;
      }
      hashes[top] = hash;
      starts[top] = start;
      ends[top] = end;
      top++;
    },
  };
}

/** The hash of the name of a key that is not plain. */
export function hashOfQuoted(text: string, start: number, end: number): number {
  let hash = HASH_START;
  for (let at = start + 1; at < end - 1; at++) {
    const code = text.charCodeAt(at);
    if (code === 92 || code === 39 || code === 10) return hashOf(decodeScalar(text, start, end));
    hash = (hash * 33 + code) | 0;
  }
  return hash;
}

function hashOf(name: string): number {
  let hash = HASH_START;
  for (let at = 0; at < name.length; at++) hash = (hash * 33 + name.charCodeAt(at)) | 0;
  return hash;
}

/** Hashes of plain names begin with this and go on with `hash * 33 + character`, as 32-bit integers. */
export const HASH_START = 5381;
