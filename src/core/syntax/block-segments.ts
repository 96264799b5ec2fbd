// The lines of an indexed text that a parser has to read, how many there may be, and when the index gives the text up.
import type { Block } from './block';
import { ownCopy } from './own-text';
import { type Fault, tooBroken } from './fault';
import { readSegment, type Segment, unreadSegment } from './segment';

/** With more places than this that the scan does not understand, one parse of the whole text costs less than one of each. */
const MOST_SEGMENTS = 400;
/** Behind this many places with errors nothing more is read: each costs a parse, and what comes of them means little. */
const MOST_BROKEN = 200;

export interface Segments {
  /**
   * The lines of a map at `column` from `start` to `end` as one block; undefined where no map comes of them, or the index is
   * given up. A block that ends later than `end` takes all lines behind it: nothing more is read.
   */
  readonly parse: (start: number, end: number, column: number, isStray: boolean) => Block | undefined;
  /** All lines from `start` on, which are not read. */
  readonly unreadRest: (start: number, column: number, why: Fault) => Block;
  readonly giveUp: () => void;
  readonly isGivenUp: () => boolean;
  /** True where an alias may stand for something in other lines. */
  readonly isTangled: () => boolean;
}

/** `mayMend` and `mostMended` as for `indexInSteps`. */
export function createSegments(text: string, mayMend: boolean, mostMended: number): Segments {
  const segments: Segment[] = [];
  let broken = 0;
  let givenUp = false;

  const unreadRest = (start: number, column: number, why: Fault): Block =>
    segmentBlock(text.length - start, column, unreadSegment(text.slice(start), why));

  return {
    parse: (start, end, column, isStray) => {
      if (broken >= MOST_BROKEN) return unreadRest(start, column, tooBroken(broken, 0));
      if (segments.length - broken >= MOST_SEGMENTS || end - start > mostMended) givenUp = true;
      if (givenUp) return undefined;
      const segment = readSegment(ownCopy(text.slice(start, end)), column, isStray);
      if (segment?.complete === false && !mayMend) givenUp = true;
      if (segment === undefined || givenUp) return undefined;
      segments.push(segment);
      if (segment.hasErrors) broken++;
      return segmentBlock(end - start, column, segment);
    },
    unreadRest,
    giveUp: () => {
      givenUp = true;
    },
    isGivenUp: () => givenUp,
    isTangled: () => segments.some((one) => one.aliases) && segments.some((one) => one.anchors),
  };
}

function segmentBlock(length: number, column: number, segment: Segment): Block {
  const nowhere = { key: '', keyEnd: 0, colon: 0, head: 0, children: undefined };
  const { lines: source, faults } = segment;
  return { ...nowhere, source, at: 0, length, column, faults, segment };
}
