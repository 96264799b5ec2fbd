// One pass over block YAML: checks it, and gives its entries three levels deep without parsing their values.
import type { Block, BlockDocument, BlockIndex } from './block';
import { ownCopy, decodeScalar } from './block-scalar';
import { createScan } from './block-scan';
import { isDash, isMarker, isRestBlank, keyColon, keyEnd, nextContent, nextLine } from './block-text';
import { repeatedKeys } from './block-faults';
import { type Fault, tooBroken, tooManyMarks } from './fault';
import { mayHoldMarkers } from './merge-markers';
import { moved, readSegment, type Segment, unreadSegment } from './segment';
import { finished, type Steps } from './steps';
import { MOST_MARKS } from './yaml-lexemes';

/** The root, its entries and theirs: path items and components of an API document, then methods and schemas. */
const LEVELS = 2;
/** Shorter entries are not taken apart: parsing them again costs less than knowing their parts. */
const SMALL = 2048;
/** With more places than this that the scan does not understand, one parse of the whole text costs less than one of each. */
const MOST_SEGMENTS = 400;
/** Behind this many places with errors nothing more is read: each costs a parse, and what comes of them means little. */
const MOST_BROKEN = 200;

/**
 * The index of a text, or undefined where the scan cannot know what it means (`?` keys, merge keys and aliases across
 * entries, flow or lists at the top, directives). `mayMend` lets lines with errors be read by the tolerant parser alone.
 */
export function indexBlocks(text: string, mayMend: boolean): BlockIndex | undefined {
  return finished(indexInSteps(text, mayMend, Infinity));
}

/**
 * As `indexBlocks`, with a pause after every so many characters: for a thread that has others to serve. Undefined also where
 * more than `mostMended` characters would have to be given to the tolerant parser at once.
 */
export function* indexInSteps(
  text: string,
  mayMend: boolean,
  mostMended: number = MOST_MENDED,
): Steps<BlockIndex | undefined> {
  if ((text.includes('\r') && /\r(?!\n)/.test(text)) || text.indexOf('\ufeff', 1) > 0) return undefined;
  const indexer = createIndexer(text, mayMend, mostMended);
  const { scan } = indexer;
  const documents: BlockDocument[] = [];
  let end = 0;
  scan.moveTo(text.startsWith('\ufeff') ? 1 : 0);
  while (scan.column() >= 0) {
    const at = scan.at();
    if (isMarker(text, at, text.length) && scan.column() === 0) {
      if (text.charCodeAt(at) !== 45 || !isRestBlank(text, at + 3, text.length)) return undefined;
      scan.moveTo(nextLine(text, at, text.length));
      continue;
    }
    const column = scan.column();
    if (keyColon(text, at, text.length) < 0) return undefined;
    const blocks =
      documents.length < MOST_MARKS
        ? yield* indexer.body(column, 0)
        : [indexer.unreadRest(at - column, column, tooManyMarks(MOST_MARKS, 0))];
    if (blocks === undefined) return undefined;
    documents.push({ lead: at - column - end, blocks });
    end = indexer.lineStart();
    if (scan.column() > 0 || (scan.column() === 0 && !isMarker(text, scan.at(), text.length))) return undefined;
  }
  return indexer.isTangled() ? undefined : { documents };
}

/**
 * The entries of a map at `column` that take up the whole text; undefined where it holds anything else.
 * `level` is 0 for the root of a document.
 */
export function indexBody(text: string, column: number, level: number, mayMend: boolean): Block[] | undefined {
  if (UNREADABLE.test(text) || mayHoldMarkers(text)) return undefined;
  const indexer = createIndexer(text, mayMend, MOST_MENDED);
  indexer.scan.moveTo(0);
  if (indexer.scan.column() !== column || indexer.scan.at() !== column) return undefined;
  const blocks = finished(indexer.body(column, level));
  return indexer.scan.column() >= 0 || indexer.isTangled() ? undefined : blocks;
}

/** Line breaks of old, byte order marks, and what makes a text no text: the whole text has to be looked at. */
const UNREADABLE = /\r(?!\n)|[\ufeff\ufffd]|[\0-\x08\x0e-\x1f]/;

/** Characters between two pauses: some five milliseconds. */
const STEP = 131_072;

/** Between two pauses: the tolerant parser takes some 20 ms for it, each time that it goes over it. */
const MOST_MENDED = 65_536;

function createIndexer(text: string, mayMend: boolean, mostMended: number) {
  const limit = text.length;
  const faults: Fault[] = [];
  const scan = createScan(text, (fault) => faults.push(fault));
  const segments: Segment[] = [];
  let broken = 0;
  let givenUp = false;
  let paused = 0;

  const lineStart = (): number => (scan.column() < 0 ? limit : scan.at() - scan.column());
  const body = function* (column: number, level: number): Steps<Block[] | undefined> {
    const blocks: Block[] = [];
    while (scan.column() === column && !(column === 0 && isMarker(text, scan.at(), limit))) {
      const block = yield* entry(column, level);
      if (block === undefined) return undefined;
      blocks.push(block);
      if (scan.at() - paused < STEP) continue;
      paused = scan.at();
      yield;
    }
    return blocks;
  };
  const entry = function* (column: number, level: number): Steps<Block | undefined> {
    const at = scan.at();
    const mark = faults.length;
    const colon = keyColon(text, at, limit);
    if (colon >= 0 && text.slice(at, keyEnd(text, colon)) === '<<') givenUp = true;
    if (givenUp) return undefined;
    const plain = colon < 0 ? undefined : yield* plainEntry(at, colon, column, level, mark);
    if (plain !== undefined && scan.column() <= column) return plain;
    faults.length = mark;
    // A collection as a key, or no key before the colon: what the parser says of it depends on the lines before.
    if (colon < 0 && '[{?:'.includes(text.charAt(at))) givenUp = true;
    return givenUp ? undefined : parsedEntry(at - column, column, colon < 0);
  };
  const plainEntry = function* (
    at: number,
    colon: number,
    column: number,
    level: number,
    mark: number,
  ): Steps<Block | undefined> {
    const start = at - column;
    let head = 0;
    let children: readonly Block[] | undefined;
    let below = NO_FAULTS;
    if (level < LEVELS && scan.opensMap(colon, column)) {
      head = lineStart() - start;
      children = yield* body(scan.column(), level + 1);
      if (children === undefined || scan.column() > column) return undefined;
      if (lineStart() - start < SMALL && children.every((child) => !child.segment && !child.children)) {
        below = faultsIn(children, start);
        children = undefined;
        head = 0;
      }
    } else if (!scan.value(colon, column)) return undefined;
    const end = keyEnd(text, colon);
    const own = takeFaults(mark, start);
    return {
      source: text,
      at: start,
      length: lineStart() - start,
      column,
      key: decodeScalar(text, at, end),
      keyEnd: end - start,
      colon: colon - start,
      children,
      head,
      faults: below.length === 0 ? own : [...own, ...below],
      segment: undefined,
    };
  };
  const takeFaults = (mark: number, start: number): Fault[] =>
    faults.length === mark ? NO_FAULTS : faults.splice(mark).map((fault) => moved(fault, -start));
  const parsedEntry = (start: number, column: number, isStray: boolean): Block | undefined => {
    if (broken >= MOST_BROKEN) return unreadRest(start, column, tooBroken(broken, 0));
    if (segments.length - broken >= MOST_SEGMENTS) givenUp = true;
    if (givenUp) return undefined;
    let end = regionEnd(start, column);
    if (isStray && nextContent(text, end, limit) - end === column && end < limit && !isMarker(text, end, limit))
      end = regionEnd(end, column);
    if (end - start > mostMended) {
      givenUp = true;
      return undefined;
    }
    const segment = readSegment(ownCopy(text.slice(start, end)), column, isStray);
    if (segment?.complete === false && !mayMend) givenUp = true;
    if (segment === undefined || givenUp) return undefined;
    segments.push(segment);
    if (segment.hasErrors) broken++;
    return segmentBlock(start, end, column, segment);
  };
  const segmentBlock = (start: number, end: number, column: number, segment: Segment): Block => {
    scan.moveTo(end);
    const nowhere = { key: '', keyEnd: 0, colon: 0, head: 0, children: undefined };
    const { lines: source, faults: own } = segment;
    return { ...nowhere, source, at: 0, length: end - start, column, faults: own, segment };
  };
  const unreadRest = (start: number, column: number, why: Fault): Block =>
    segmentBlock(start, limit, column, unreadSegment(text.slice(start), why));
  /** Behind the line that begins at `start` and all deeper ones. */
  const regionEnd = (start: number, column: number): number => {
    for (let line = nextLine(text, start, limit); line < limit; ) {
      const at = nextContent(text, line, limit);
      if (at >= limit) return limit;
      const from = text.lastIndexOf('\n', at) + 1;
      const isDeeper = at - from > column || (at - from === column && isDash(text, at, limit));
      if (!isDeeper) return from;
      line = nextLine(text, at, limit);
    }
    return limit;
  };

  return {
    scan,
    body,
    lineStart,
    /** Everything from `start` on, which is not read. */
    unreadRest,
    /** True where an alias may stand for something in other lines. */
    isTangled: () => segments.some((one) => one.aliases) && segments.some((one) => one.anchors),
  };
}

const NO_FAULTS: Fault[] = [];

/** What was found in entries that are not kept apart; offsets count from `start` in their text. */
function faultsIn(blocks: readonly Block[], start: number): Fault[] {
  const repeated = repeatedKeys(blocks).map(({ block, fault }) => moved(fault, block.at - start));
  return [...blocks.flatMap((block) => block.faults.map((fault) => moved(fault, block.at - start))), ...repeated];
}
