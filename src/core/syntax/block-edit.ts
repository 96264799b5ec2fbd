// An edit of an indexed text: only the entries around it are read again, all others are the same objects as before.
import type { Block, BlockDocument, BlockIndex } from './block';
import { gistOf } from './block-gist';
import { indexBody } from './block-index';
import { withBlock } from './block-positions';
import type { TextSplice } from '../model/edit';

/**
 * The index after the edit, or undefined where the edit may change what lines far from it mean; `mayMend` as for
 * `indexBlocks`. Costs what the entries around the edit cost, however long the text is.
 */
export function editIndex(index: BlockIndex, splice: TextSplice, mayMend: boolean): BlockIndex | undefined {
  let start = 0;
  for (const [position, document] of index.documents.entries()) {
    const first = start + document.lead;
    const end = first + gistOf(document.blocks).length;
    const isLast = position === index.documents.length - 1;
    if (splice.start >= first && (splice.end < end || (splice.end === end && isLast))) {
      const blocks = editBlocks(document.blocks, first, splice, 0, mayMend);
      // A first line that is no entry: who knows what the document is.
      if (blocks === undefined || blocks[0]?.segment?.added === 1 || isTangled(blocks)) return undefined;
      const edited: BlockDocument = { lead: document.lead, blocks };
      return { documents: index.documents.map((one) => (one === document ? edited : one)) };
    }
    start = end;
  }
  return undefined;
}

/** True where an alias may stand for something in other lines. */
function isTangled(blocks: readonly Block[]): boolean {
  const { aliases, anchors } = gistOf(blocks);
  return aliases && anchors;
}

function lengthOf(blocks: readonly Block[]): number {
  let length = 0;
  for (const block of blocks) length += block.length;
  return length;
}

/** An edit that makes more than this to be read again is none of a few entries: 256 KB are scanned in some 10 ms, or mended in 100. */
const MOST_READ_AGAIN = 262_144;

function editBlocks(
  blocks: readonly Block[],
  start: number,
  splice: TextSplice,
  level: number,
  mayMend: boolean,
): readonly Block[] | undefined {
  // An edit at the border of two entries touches both.
  let first = -1;
  let last = -1;
  let firstAt = start;
  let at = start;
  for (const [index, block] of blocks.entries()) {
    const end = at + block.length;
    if (splice.start <= end && splice.end >= at) {
      if (first < 0) {
        first = index;
        firstAt = at;
      }
      last = index;
    }
    at = end;
  }
  const block = blocks[first];
  if (block === undefined || splice.start < start || splice.end > at) return undefined;
  if (first === last) {
    const inner = editInside(block, firstAt, splice, level, mayMend);
    if (inner !== undefined) return withBlock(blocks, first, inner);
  }
  // The entry before takes lines that the edit indents or robs of their colon.
  const from = Math.max(0, first - 1);
  if (lengthOf(blocks.slice(from, last + 1)) + splice.newText.length > MOST_READ_AGAIN) return undefined;
  const before = textOfBlocks(blocks.slice(from, first));
  const old = textOfBlocks(blocks.slice(first, last + 1));
  const edited =
    before + old.slice(0, splice.start - firstAt) + splice.newText + old.slice(splice.end - firstAt, old.length);
  const fresh = indexBody(edited, block.column, level, mayMend);
  // What is known of the entry before goes on being known where the edit did not reach it after all.
  const kept = from < first ? blocks[from] : undefined;
  if (fresh && kept && fresh[0]?.length === kept.length && kept.segment === undefined) fresh[0] = kept;
  const next = blocks[last + 1];
  if (fresh?.at(-1)?.segment === undefined || next === undefined)
    return fresh && [...blocks.slice(0, from), ...fresh, ...blocks.slice(last + 1)];
  // A line that is no entry is read together with the entry behind it.
  if (edited.length + next.length > MOST_READ_AGAIN) return undefined;
  const more = indexBody(edited + textOfBlocks([next]), block.column, level, mayMend);
  return more && [...blocks.slice(0, from), ...more, ...blocks.slice(last + 2)];
}

function editInside(block: Block, at: number, splice: TextSplice, level: number, mayMend: boolean): Block | undefined {
  if (block.children === undefined || splice.start < at + block.head) return undefined;
  const children = editBlocks(block.children, at + block.head, splice, level + 1, mayMend);
  if (children === undefined) return undefined;
  return { ...block, children, length: block.length + splice.newText.length - (splice.end - splice.start) };
}

/** The lines of entries as they are now. */
export function textOfBlocks(blocks: readonly Block[]): string {
  return blocks.map(textOfBlock).join('');
}

function textOfBlock(block: Block): string {
  const { source, at, children } = block;
  if (children === undefined) return source.slice(at, at + block.length);
  return source.slice(at, at + block.head) + textOfBlocks(children);
}
