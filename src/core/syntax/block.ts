// An entry of a block map as the index holds it: it knows nothing of where it stands, so it outlives edits around it.
import type { Fault } from './fault';
import type { Segment } from './segment';

/** Lines of one entry, from the line of its key to the line of the next one; all offsets count from `at`. */
export interface Block {
  /** The text in which it was found, and where it begins there. */
  readonly source: string;
  readonly at: number;
  readonly length: number;
  readonly column: number;
  readonly key: string;
  readonly keyEnd: number;
  readonly colon: number;
  /** The entries of its value where they are indexed too; `head` is the length of the lines before the first one. */
  readonly children: readonly Block[] | undefined;
  readonly head: number;
  /** What was found in it, without its children. */
  readonly faults: readonly Fault[];
  /** Set where a parser had to read the lines: there may be several entries in them, or an error. */
  readonly segment: Segment | undefined;
}

/** One document of a stream: what is before its first entry, its entries, and so to the next document or the end. */
export interface BlockDocument {
  readonly lead: number;
  readonly blocks: readonly Block[];
}

export interface BlockIndex {
  readonly documents: readonly BlockDocument[];
}
