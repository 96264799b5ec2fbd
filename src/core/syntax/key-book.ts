// The keys of the maps that are open during a scan: tells those given twice, at the cost of a few numbers a key.
//
// A class, against the habit of this house: functions made anew for each text are called anew for each key, and what
// the engine has learnt of the last ones does not count for them.
import { decodeScalar } from './block-scalar';
import { duplicateKey, type Fault } from './fault';

/** Maps with more keys than this get a table. */
const SEARCHED = 24;

export class KeyBook {
  private readonly hashes: number[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly tables = new Map<number, Set<string>>();
  private top = 0;

  constructor(
    private readonly text: string,
    private readonly tell: (fault: Fault) => void,
  ) {}

  /** The mark of a map that is opened now. */
  mark(): number {
    return this.top;
  }

  /** Closes the map of this mark and those in it. */
  close(mark: number): void {
    if (this.tables.size > 0 && this.top - mark >= SEARCHED) this.tables.delete(mark);
    this.top = mark;
  }

  /** Adds a key to the innermost map, which has this mark. Equal names must come with equal hashes. */
  add(mark: number, hash: number, start: number, end: number): void {
    const { hashes, top } = this;
    if (top - mark >= SEARCHED) {
      this.addToTable(mark, start, end);
      return;
    }
    for (let index = mark; index < top; index++) {
      if (hashes[index] !== hash) continue;
      const name = decodeScalar(this.text, start, end);
      if (this.isKnown(mark, hash, name)) this.tell(duplicateKey(name, { start, end }));
      break;
    }
    hashes[top] = hash;
    this.starts[top] = start;
    this.ends[top] = end;
    this.top = top + 1;
  }

  private nameAt(index: number): string {
    return decodeScalar(this.text, this.starts[index] ?? 0, this.ends[index] ?? 0);
  }

  private isKnown(mark: number, hash: number, name: string): boolean {
    for (let index = mark; index < this.top; index++)
      if (this.hashes[index] === hash && this.nameAt(index) === name) return true;
    return false;
  }

  /** More keys than are worth a search. */
  private addToTable(mark: number, start: number, end: number): void {
    let table = this.tables.get(mark);
    if (table === undefined) {
      table = new Set();
      for (let index = mark; index < this.top; index++) table.add(this.nameAt(index));
      this.tables.set(mark, table);
    }
    const name = decodeScalar(this.text, start, end);
    if (table.has(name)) this.tell(duplicateKey(name, { start, end }));
    table.add(name);
  }
}

/** The hash of the name of a key that is not plain. */
export function hashOfQuoted(text: string, start: number, end: number): number {
  let hash = HASH_START;
  for (let at = start + 1; at < end - 1; at++) {
    const code = text.charCodeAt(at);
    if (code === 92 || code === 39 || code === 10) return hashOf(decodeScalar(text, start, end));
    hash = (Math.imul(hash, 33) + code) | 0;
  }
  return hash;
}

function hashOf(name: string): number {
  let hash = HASH_START;
  for (let at = 0; at < name.length; at++) hash = (Math.imul(hash, 33) + name.charCodeAt(at)) | 0;
  return hash;
}

/** Hashes of plain names begin with this and go on with `Math.imul(hash, 33) + character`, as 32-bit integers. */
export const HASH_START = 5381;
