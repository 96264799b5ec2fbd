// Whether a word stands in an indexed text, without putting the text together.
import type { Block, BlockIndex } from './block';

const known = new WeakMap<Block, Map<string, boolean>>();

/** True if the word, which holds no line break, stands in one of the entries; asked once of an entry. */
export function holdsWord(index: BlockIndex, word: string): boolean {
  return index.documents.some(({ blocks }) => someHolds(blocks, word));
}

function someHolds(blocks: readonly Block[], word: string): boolean {
  for (const block of blocks) if (blockHolds(block, word)) return true;
  return false;
}

function blockHolds(block: Block, word: string): boolean {
  const words = known.get(block);
  const before = words?.get(word);
  if (before !== undefined) return before;
  const { source, at, head, length, children } = block;
  const own = source.slice(at, at + (children === undefined ? length : head));
  const holds = own.includes(word) || (children !== undefined && someHolds(children, word));
  if (words !== undefined) words.set(word, holds);
  else known.set(block, new Map([[word, holds]]));
  return holds;
}
