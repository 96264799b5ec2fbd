// Keys given twice among the entries of an indexed map.
import type { Block } from './block';
import { duplicateKey, type Fault } from './fault';
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

/** `edited` is the list with another entry of the same key at one position: what is known of the keys stays known. */
export function keepRepeated(blocks: readonly Block[], edited: readonly Block[], at: number): void {
  const repeated = known.get(blocks);
  const [before, fresh] = [blocks[at], edited[at]];
  if (repeated === undefined || fresh === undefined) return;
  const isNone = repeated.length === 0;
  known.set(edited, isNone ? repeated : repeated.map((one) => (one.block === before ? { ...one, block: fresh } : one)));
}

function namesOf(block: Block): ReturnType<typeof segmentNames> {
  if (block.segment !== undefined) return segmentNames(block.segment);
  return [{ name: block.key, span: { start: block.column, end: block.keyEnd } }];
}
