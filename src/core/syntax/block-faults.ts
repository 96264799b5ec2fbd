// Keys given twice among the entries of an indexed map, and everything that was found wrong in an index.
import type { Block, BlockIndex } from './block';
import { duplicateKey, type Fault } from './fault';
import { moved } from './segment';
import { segmentNames } from './segment-view';

interface Repeated {
  readonly block: Block;
  /** Offsets count from the beginning of the block. */
  readonly fault: Fault;
}

const known = new WeakMap<readonly Block[], readonly Repeated[]>();

/** The keys that an entry before has already; worked out once for a list. */
export function repeatedKeys(blocks: readonly Block[]): readonly Repeated[] {
  const before = known.get(blocks);
  if (before !== undefined) return before;
  const seen = new Set<string>();
  const repeated: Repeated[] = [];
  for (const block of blocks) {
    for (const { name, span } of namesOf(block)) {
      if (seen.has(name)) repeated.push({ block, fault: duplicateKey(name, span) });
      seen.add(name);
    }
  }
  known.set(blocks, repeated);
  return repeated;
}

function namesOf(block: Block): ReturnType<typeof segmentNames> {
  if (block.segment !== undefined) return segmentNames(block.segment);
  return [{ name: block.key, span: { start: block.column, end: block.keyEnd } }];
}

/** All faults of an index, with offsets of the document. */
export function faultsOf(index: BlockIndex): readonly Fault[] {
  const faults: Fault[] = [];
  let at = 0;
  for (const { lead, blocks } of index.documents) {
    at = take(blocks, at + lead, faults);
  }
  return faults;
}

/** Gives the end of the blocks. */
function take(blocks: readonly Block[], start: number, faults: Fault[]): number {
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
  return at;
}

/** False where a parser had to mend some lines. */
export function isWhole(blocks: readonly Block[]): boolean {
  return blocks.every(
    ({ segment, children }) => segment?.complete !== false && (children === undefined || isWhole(children)),
  );
}
