// Where the entries of block YAML stand, three levels deep, by the indentation of the lines alone.
import type { Block } from './block';
import { decodeScalar } from './block-scalar';
import { createScan, type Scan } from './block-scan';
import type { Segments } from './block-segments';
import { isMarker, keyColon, keyEnd } from './block-text';
import type { Fault } from './fault';
import type { Steps } from './steps';

/** The root, its entries and theirs: path items and components of an API document, then methods and schemas. */
const LEVELS = 2;
/** Shorter entries are not taken apart: parsing them again costs less than knowing their parts. */
const SMALL = 2048;
/** Characters between two pauses: some five milliseconds. */
const STEP = 131_072;

/** A block whose lines nobody has checked yet. Only the index makes a block of it. */
export interface Draft extends Omit<Block, 'length' | 'children' | 'head' | 'faults'> {
  length: number;
  children: (Draft | Block)[] | undefined;
  head: number;
  faults: readonly Fault[];
  /** The entries of a short one, which are needed only where it does not stand the check as a whole. */
  parts: { readonly children: (Draft | Block)[]; readonly head: number } | undefined;
}

export interface Outline {
  readonly scan: Scan;
  /** The entries at `column` from the line at hand on; `level` is 0 for the root. Undefined where they are no map of entries. */
  readonly body: (column: number, level: number) => Steps<(Draft | Block)[] | undefined>;
}

/** What is no entry at its place is given to `segments`. */
export function createOutline(text: string, segments: Segments): Outline {
  const limit = text.length;
  const scan = createScan(text);
  let paused = 0;

  const body = function* (column: number, level: number): Steps<(Draft | Block)[] | undefined> {
    const blocks: (Draft | Block)[] = [];
    while (scan.column() === column && !(column === 0 && isMarker(text, scan.at(), limit))) {
      const at = scan.at();
      const colon = keyColon(text, at, limit);
      if (isOther(at, colon)) segments.giveUp();
      if (segments.isGivenUp()) return undefined;
      let block: Draft | Block | undefined;
      if (colon >= 0 && level < LEVELS && scan.opensMap(colon, column)) block = yield* branch(at, colon, column, level);
      else if (colon >= 0) block = leaf(at, colon, column);
      if (segments.isGivenUp()) return undefined;
      block ??= parsedEntry(at - column, column, colon < 0);
      if (block === undefined) return undefined;
      blocks.push(block);
      if (scan.at() - paused < STEP) continue;
      paused = scan.at();
      yield;
    }
    return blocks;
  };
  /** A merge key, a collection as a key, or no key before the colon: what it means depends on other lines. */
  const isOther = (at: number, colon: number): boolean =>
    colon < 0
      ? '[{?:'.includes(text.charAt(at))
      : text.charCodeAt(at) === 60 && text.slice(at, keyEnd(text, colon)) === '<<';
  const leaf = (at: number, colon: number, column: number): Draft => {
    scan.moveTo(at - column);
    scan.skip(column);
    return draft(at, colon, column);
  };
  /** An entry whose value is a map on the lines at hand; undefined where that holds other lines. */
  const branch = function* (at: number, colon: number, column: number, level: number): Steps<Draft | undefined> {
    const head = scan.lineStart() - (at - column);
    const children = yield* body(scan.column(), level + 1);
    if (children === undefined || scan.column() > column) return undefined;
    const block = draft(at, colon, column);
    if (block.length < SMALL && children.every((child) => !child.segment && !child.children))
      block.parts = { children, head };
    else {
      block.children = children;
      block.head = head;
    }
    return block;
  };
  /** From the line of the key to the line at hand. */
  const draft = (at: number, colon: number, column: number): Draft => {
    const start = at - column;
    const end = keyEnd(text, colon);
    return {
      source: text,
      at: start,
      length: scan.lineStart() - start,
      column,
      key: decodeScalar(text, at, end),
      keyEnd: end - start,
      colon: colon - start,
      children: undefined,
      head: 0,
      faults: NO_FAULTS,
      segment: undefined,
      parts: undefined,
    };
  };
  /** What is no entry, or none that stands for itself. */
  const parsedEntry = (start: number, column: number, isStray: boolean): Block | undefined => {
    scan.moveTo(start);
    scan.skip(column);
    if (isStray && scan.column() === column && !isMarker(text, scan.at(), limit)) scan.skip(column);
    const block = segments.parse(start, scan.lineStart(), column, isStray);
    if (block !== undefined) scan.moveTo(start + block.length);
    return block;
  };

  return { scan, body };
}

const NO_FAULTS: readonly Fault[] = [];
