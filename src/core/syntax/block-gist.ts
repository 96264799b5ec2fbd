// What a list of entries and all below them have in common: worked out once for a list, so that an edit asks those around it.
import type { Block, BlockIndex } from './block';
import { repeatedKeys } from './block-faults';
import type { Fault } from './fault';
import { moved } from './segment';

export interface Gist {
  readonly length: number;
  /** True where a parser had to read some of the entries themselves: there may be several in one. */
  readonly segments: boolean;
  /** False where a parser had to mend some lines. */
  readonly whole: boolean;
  /** True where anything was found wrong. */
  readonly faulty: boolean;
  readonly anchors: boolean;
  readonly aliases: boolean;
}

const known = new WeakMap<readonly Block[], Gist>();

export function gistOf(blocks: readonly Block[]): Gist {
  const before = known.get(blocks);
  if (before !== undefined) return before;
  let length = 0;
  let segments = false;
  let whole = true;
  let faulty = repeatedKeys(blocks).length > 0;
  let anchors = false;
  let aliases = false;
  for (const block of blocks) {
    length += block.length;
    segments ||= block.segment !== undefined;
    faulty ||= block.faults.length > 0;
    for (const part of [block.segment && ofSegment(block.segment), block.children && gistOf(block.children)]) {
      if (part === undefined) continue;
      whole &&= part.whole;
      faulty ||= part.faulty;
      anchors ||= part.anchors;
      aliases ||= part.aliases;
    }
  }
  const gist = { length, segments, whole, faulty, anchors, aliases };
  known.set(blocks, gist);
  return gist;
}

function ofSegment({ complete, anchors, aliases }: NonNullable<Block['segment']>): Omit<Gist, 'length' | 'segments'> {
  return { whole: complete, faulty: false, anchors, aliases };
}

/** All faults of an index, with offsets of the document. */
export function faultsOf(index: BlockIndex): readonly Fault[] {
  const faults: Fault[] = [];
  let at = 0;
  for (const { lead, blocks } of index.documents) {
    take(blocks, at + lead, faults);
    at += lead + gistOf(blocks).length;
  }
  return faults;
}

function take(blocks: readonly Block[], start: number, faults: Fault[]): void {
  if (!gistOf(blocks).faulty) return;
  const repeated = repeatedKeys(blocks);
  let next = 0;
  let at = start;
  for (const block of blocks) {
    for (const fault of block.faults) faults.push(moved(fault, at));
    // Both are in order of the text.
    for (let one = repeated[next]; one?.block === block; one = repeated[++next]) faults.push(moved(one.fault, at));
    if (block.children !== undefined) take(block.children, at + block.head, faults);
    at += block.length;
  }
}
