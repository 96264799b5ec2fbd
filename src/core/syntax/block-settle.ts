// Checks the outline of a text entry by entry: of each it is known then what it means, or a parser has read it.
import type { Block } from './block';
import { type CheckContext, checkValue } from './block-check';
import type { Draft } from './block-outline';
import type { Segments } from './block-segments';
import type { Fault } from './fault';
import { KeyBook } from './key-book';
import { moved } from './segment';
import type { Steps } from './steps';

/** Characters between two pauses: some five milliseconds. */
const STEP = 131_072;

export interface Settler {
  /** Settles blocks in place, in order of the text; false where they are no map of entries after all. */
  readonly settle: (blocks: (Draft | Block)[]) => Steps<boolean>;
  /** True once the last block settled takes the rest of the text, which is not read. */
  readonly isEnded: () => boolean;
}

export function createSettler(text: string, segments: Segments): Settler {
  const faults: Fault[] = [];
  const tell = (fault: Fault): number => faults.push(fault);
  const context: CheckContext = { text, limit: text.length, keys: new KeyBook(text, tell), tell };
  let paused = 0;
  let ended = false;

  const settle = function* (blocks: (Draft | Block)[]): Steps<boolean> {
    for (let index = 0; index < blocks.length; index++) {
      const block = blocks[index];
      if (ended) blocks.length = index;
      if (ended || block === undefined) return true;
      if (!isDraft(block)) continue;
      if (yield* isSound(block)) {
        if (ended) block.length = text.length - block.at;
      } else {
        const end = block.at + block.length;
        const parsed = segments.isGivenUp() ? undefined : segments.parse(block.at, end, block.column, false);
        if (parsed === undefined) return false;
        ended = block.at + parsed.length > end;
        blocks[index] = parsed;
      }
      if (block.at - paused < STEP) continue;
      paused = block.at;
      yield;
    }
    return true;
  };
  /** True where the block needs no parser as a whole. */
  const isSound = function* (block: Draft): Steps<boolean> {
    const { parts } = block;
    block.parts = undefined;
    if (block.children !== undefined) return yield* settle(block.children);
    if (check(block)) return true;
    if (parts === undefined) return false;
    block.children = parts.children;
    block.head = parts.head;
    return yield* settle(parts.children);
  };
  const check = (block: Draft): boolean => {
    faults.length = 0;
    if (checkValue(context, block.at + block.colon + 1, block.column) !== block.at + block.length) return false;
    if (faults.length > 0) block.faults = faults.map((fault) => moved(fault, -block.at));
    return true;
  };

  return { settle, isEnded: () => ended };
}

/** What a parser has read is settled. */
function isDraft(block: Draft | Block): block is Draft {
  return block.segment === undefined;
}
