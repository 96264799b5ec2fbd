// Indexed block YAML as nodes, parsed when asked for. Everything here stands on the check of the scan.
import type { Block, BlockDocument } from './block';
import { gistOf } from './block-gist';
import { positionsIn } from './block-positions';
import { repeatedKeys } from './block-faults';
import { decodeScalar, type Ground, scalarNode } from './block-scalar';
import { blockTextEnd, isDash, isLineEnd, keyColon, keyEnd, nextContent, nextLine, ODD } from './block-text';
import { plainEnd, quotedEnd, skipSpaces } from './block-text';
import { MadeList, MadeMap, mapNode, nothingAt } from './collections';
import { readFlow } from './flow-text';
import { longMap } from './long-map';
import type { Entry, MapNode, Span, SyntaxNode } from './node';
import { segmentEntries } from './segment-view';

/** The root of a document whose first entry begins at `start`. */
export function viewDocument({ blocks }: BlockDocument, start: number): MapNode {
  return viewBlocks(blocks, start);
}

/** Of more entries than this, one is found without making those beside it. */
const LONG = 64;

function viewBlocks(blocks: readonly Block[], start: number): MapNode {
  const span = (): Span => spanBetween(blocks, start, node);
  const read = (): readonly Entry[] => {
    const entries: Entry[] = [];
    let at = start;
    for (const block of blocks) {
      if (block.segment === undefined) entries.push(viewBlock(block, at));
      else entries.push(...segmentEntries(block.segment, at));
      at += block.length;
    }
    return entries;
  };
  const isLong = blocks.length > LONG && repeatedKeys(blocks).length === 0 && !gistOf(blocks).segments;
  const node: MapNode = isLong
    ? longMap({ span, entries: read, entry: (key) => findEntry(blocks, start, key) })
    : mapNode(span, false, read);
  return node;
}

function findEntry(blocks: readonly Block[], start: number, key: string): Entry | undefined {
  const { byKey, starts } = positionsIn(blocks);
  const at = byKey.get(key);
  const block = at === undefined ? undefined : blocks[at];
  return block && viewBlock(block, start + (starts[at ?? 0] ?? 0));
}

/** From the first to the last entry as they are written, whatever key wins. */
function spanBetween(blocks: readonly Block[], start: number, node: MapNode): Span {
  const [head] = blocks;
  // Before a key that a parser read there may stand an anchor.
  const key = head?.segment === undefined ? undefined : segmentEntries(head.segment, start)[0];
  const first = key?.keySpan.start ?? start + (head?.column ?? 0);
  const last = blocks.at(-1);
  if (last === undefined) return { start: first, end: first };
  const at = start + gistOf(blocks).length - last.length;
  if (last.segment !== undefined)
    return {
      start: first,
      end: segmentEntries(last.segment, at).at(-1)?.span.end ?? node.entries.at(-1)?.span.end ?? first,
    };
  return { start: first, end: viewBlock(last, at).span.end };
}

let viewed = 0;

/** Entries of indexed text that were made so far: only differences mean something. */
export function entriesViewed(): number {
  return viewed;
}

function viewBlock(block: Block, at: number): Entry {
  viewed += 1;
  const { source: text, column, children, key } = block;
  const ground = { text, shift: at - block.at };
  const below = children && (() => viewBlocks(children, at + block.head));
  return new WrittenEntry(
    ground,
    key,
    block.at + column,
    block.at + block.keyEnd,
    block.at + block.colon,
    block.at + block.length,
    column,
    block,
    below,
  );
}

/** An entry by its offsets: objects and functions are made of it only when somebody asks. */
class WrittenEntry implements Entry {
  private found: SyntaxNode | undefined;

  constructor(
    private readonly ground: Ground,
    readonly key: string,
    private readonly from: number,
    private readonly to: number,
    private readonly colon: number,
    private readonly limit: number,
    private readonly column: number,
    readonly block: object | undefined,
    private readonly below: (() => SyntaxNode) | undefined,
  ) {}

  get keySpan(): Span {
    const { shift } = this.ground;
    return { start: this.from + shift, end: this.to + shift };
  }

  get span(): Span {
    const { shift } = this.ground;
    return { start: this.from + shift, end: Math.max(this.to + shift, this.value.span.end) };
  }

  get value(): SyntaxNode {
    this.found ??= this.below?.() ?? valueNode(this.ground, this.colon, this.limit, this.column);
    return this.found;
  }
}

/** What stands behind the colon of a key at `column`. */
function valueNode(ground: Ground, colon: number, limit: number, column: number): SyntaxNode {
  const { text } = ground;
  const from = skipSpaces(text, colon + 1);
  if (!isNothing(text, from, limit)) return inlineNode(ground, from, limit, column);
  const at = nextContent(text, nextLine(text, from, limit), limit);
  return at >= limit ? nothingAt(colon + 1 + ground.shift) : blockNode(ground, at, limit, columnOf(text, at), column);
}

function isNothing(text: string, from: number, limit: number): boolean {
  return isLineEnd(text, from, limit) || text.charCodeAt(from) === 35;
}

/** A node that begins at `at`, in `column`; its lines are deeper than `parent`. */
function blockNode(ground: Ground, at: number, limit: number, column: number, parent: number): SyntaxNode {
  const { text } = ground;
  if (isDash(text, at, limit)) return new WrittenList(ground, at, limit, column);
  if (keyColon(text, at, limit) < 0) return inlineNode(ground, at, limit, parent);
  return new WrittenMap(ground, at, limit, column);
}

function inlineNode(ground: Ground, from: number, limit: number, parent: number): SyntaxNode {
  const { text } = ground;
  const code = text.charCodeAt(from);
  if (code === 91 || code === 123) {
    const flow = readFlow({ ground, parent, limit, tell: () => undefined }, from);
    return flow?.node ?? nothingAt(from + ground.shift);
  }
  const end = scalarEnd(text, from, limit, parent);
  return end === ODD ? nothingAt(from + ground.shift) : scalarNode(ground, from, end);
}

function scalarEnd(text: string, from: number, limit: number, parent: number): number {
  const code = text.charCodeAt(from);
  if (code === 34 || code === 39) return quotedEnd(text, from, parent, limit);
  if (code === 124 || code === 62) return blockTextEnd(text, from, parent, limit);
  return plainEnd(text, from, parent, limit);
}

/** The entries from `first` to `limit`, at `column`. */
class WrittenMap extends MadeMap {
  readonly flow = false;
  private written: readonly Entry[] | undefined;

  constructor(
    private readonly ground: Ground,
    private readonly first: number,
    private readonly limit: number,
    private readonly column: number,
  ) {
    super();
  }

  get span(): Span {
    const start = this.first + this.ground.shift;
    return { start, end: this.make().at(-1)?.span.end ?? start };
  }

  /** Kept, because the span asks for the last one as it is written: of duplicate keys another may count. */
  protected make(): readonly Entry[] {
    this.written ??= this.read();
    return this.written;
  }

  private read(): readonly Entry[] {
    const { ground, limit, column } = this;
    const { text } = ground;
    const entries: Entry[] = [];
    for (let at = this.first; at < limit; ) {
      const next = nextSibling(text, at, limit, column, false);
      const colon = keyColon(text, at, limit);
      const end = keyEnd(text, colon);
      const lines = next < limit ? next - column : limit;
      const key = decodeScalar(text, at, end);
      entries.push(new WrittenEntry(ground, key, at, end, colon, lines, column, undefined, undefined));
      at = next;
    }
    return entries;
  }
}

/** The items from `first` to `limit`, with their dashes at `column`. */
class WrittenList extends MadeList {
  readonly flow = false;

  constructor(
    private readonly ground: Ground,
    private readonly first: number,
    private readonly limit: number,
    private readonly column: number,
  ) {
    super();
  }

  get span(): Span {
    return { start: this.first + this.ground.shift, end: this.items.at(-1)?.span.end ?? this.first };
  }

  protected make(): readonly SyntaxNode[] {
    const { ground, limit, column } = this;
    const items: SyntaxNode[] = [];
    for (let at = this.first; at < limit; ) {
      const next = nextSibling(ground.text, at, limit, column, true);
      items.push(itemNode(ground, at, next < limit ? next - column : limit, column));
      at = next;
    }
    return items;
  }
}

function itemNode(ground: Ground, dash: number, limit: number, column: number): SyntaxNode {
  const { text } = ground;
  const from = skipSpaces(text, dash + 1);
  if (!isNothing(text, from, limit)) return blockNode(ground, from, limit, column + from - dash, column);
  const at = nextContent(text, nextLine(text, from, limit), limit);
  return at >= limit ? nothingAt(dash + 1 + ground.shift) : blockNode(ground, at, limit, columnOf(text, at), column);
}

/** The next entry (or item, with a dash) at `column` behind the one at `at`; the limit where there is none. */
function nextSibling(text: string, at: number, limit: number, column: number, dashes: boolean): number {
  for (let start = nextLine(text, at, limit); start < limit; start = nextLine(text, start, limit)) {
    const next = start + column;
    const code = text.charCodeAt(next);
    if (code === 32 || code === 10 || code === 13 || code === 35 || next >= limit) continue;
    if (!isIndented(text, start, next)) continue;
    if (isDash(text, next, limit) === dashes) return next;
  }
  return limit;
}

function isIndented(text: string, start: number, end: number): boolean {
  for (let at = end - 1; at >= start; at--) if (text.charCodeAt(at) !== 32) return false;
  return true;
}

function columnOf(text: string, at: number): number {
  let start = at;
  while (start > 0 && text.charCodeAt(start - 1) === 32) start--;
  return at - start;
}
