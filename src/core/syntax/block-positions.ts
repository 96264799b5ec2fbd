// Where entries stand in a list, by their keys: known once for a list, and carried on where an edit falls into one of them.
import type { Block } from './block';
import { keepRepeated } from './block-faults';

export interface Positions {
  readonly byKey: ReadonlyMap<string, number>;
  /** Where each entry begins, from the beginning of the first one. */
  readonly starts: Int32Array;
}

const known = new WeakMap<readonly Block[], Positions>();

/** Of entries whose keys differ, and each of which is one. */
export function positionsIn(blocks: readonly Block[]): Positions {
  const before = known.get(blocks);
  if (before !== undefined) return before;
  const positions = { byKey: new Map(blocks.map(({ key }, at) => [key, at])), starts: startsOf(blocks) };
  known.set(blocks, positions);
  return positions;
}

/** The list with another entry at one position. */
export function withBlock(blocks: readonly Block[], at: number, fresh: Block): readonly Block[] {
  const edited = blocks.with(at, fresh);
  if (blocks[at]?.key !== fresh.key) return edited;
  keepRepeated(blocks, edited, at);
  const before = known.get(blocks);
  if (before !== undefined) known.set(edited, { byKey: before.byKey, starts: startsOf(edited) });
  return edited;
}

function startsOf(blocks: readonly Block[]): Int32Array {
  const starts = new Int32Array(blocks.length);
  let start = 0;
  for (const [at, { length }] of blocks.entries()) {
    starts[at] = start;
    start += length;
  }
  return starts;
}
