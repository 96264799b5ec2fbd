// Map and list nodes whose entries are made when they are first asked for.
//
// Classes, against the habit of this house: a document has a hundred thousand nodes, and an object literal with getters
// takes a microsecond to make where an instance takes a few nanoseconds.
import type { Entry, ListNode, MapNode, ScalarNode, Span, SyntaxNode } from './node';

/** A span, or how to find it when it is first asked for. */
export type SpanSource = Span | (() => Span);

/** Smaller maps are searched; larger ones get a table. */
const SEARCHED = 12;

/** A map that makes its entries once. */
export abstract class MadeMap implements MapNode {
  readonly kind = 'map';
  abstract readonly flow: boolean;
  abstract readonly span: Span;
  private found: readonly Entry[] | undefined;
  private table: Map<string, Entry> | undefined;

  /** As they are written. */
  protected abstract make(): readonly Entry[];

  get entries(): readonly Entry[] {
    this.found ??= lastOfEach(this.make());
    return this.found;
  }

  entry(key: string): Entry | undefined {
    const { entries } = this;
    if (entries.length > SEARCHED) {
      this.table ??= new Map(entries.map((entry) => [entry.key, entry]));
      return this.table.get(key);
    }
    for (const entry of entries) if (entry.key === key) return entry;
    return undefined;
  }

  get(key: string): SyntaxNode | undefined {
    return this.entry(key)?.value;
  }
}

/** A list that makes its items once. */
export abstract class MadeList implements ListNode {
  readonly kind = 'list';
  abstract readonly flow: boolean;
  abstract readonly span: Span;
  private found: readonly SyntaxNode[] | undefined;

  protected abstract make(): readonly SyntaxNode[];

  get items(): readonly SyntaxNode[] {
    this.found ??= this.make();
    return this.found;
  }
}

class LazyMap extends MadeMap {
  constructor(
    private place: SpanSource,
    readonly flow: boolean,
    private readonly source: () => readonly Entry[],
  ) {
    super();
  }

  get span(): Span {
    if (typeof this.place === 'function') this.place = this.place();
    return this.place;
  }

  protected make(): readonly Entry[] {
    return this.source();
  }
}

class LazyList extends MadeList {
  constructor(
    private place: SpanSource,
    readonly flow: boolean,
    private readonly source: () => readonly SyntaxNode[],
  ) {
    super();
  }

  get span(): Span {
    if (typeof this.place === 'function') this.place = this.place();
    return this.place;
  }

  protected make(): readonly SyntaxNode[] {
    return this.source();
  }
}

class LazyEntry implements Entry {
  private found: SyntaxNode | undefined;

  constructor(
    readonly key: string,
    readonly keySpan: Span,
    private readonly place: Span | undefined,
    private readonly make: () => SyntaxNode,
  ) {}

  get span(): Span {
    return this.place ?? { start: this.keySpan.start, end: Math.max(this.keySpan.end, this.value.span.end) };
  }

  get value(): SyntaxNode {
    this.found ??= this.make();
    return this.found;
  }
}

/** Of duplicate keys the last one stays. */
function lastOfEach(all: readonly Entry[]): readonly Entry[] {
  if (all.length <= SEARCHED) {
    const isLast = (entry: Entry, index: number): boolean => {
      for (let next = index + 1; next < all.length; next++) if (all[next]?.key === entry.key) return false;
      return true;
    };
    return all.every(isLast) ? all : all.filter(isLast);
  }
  const byKey = new Map<string, Entry>();
  for (const entry of all) byKey.set(entry.key, entry);
  return byKey.size === all.length ? all : all.filter((entry) => byKey.get(entry.key) === entry);
}

/** A map; `make` gives the entries in order of the text and runs at most once. Of duplicate keys the last one stays. */
export function mapNode(span: SpanSource, flow: boolean, make: () => readonly Entry[]): MapNode {
  return new LazyMap(span, flow, make);
}

/** A list; `make` gives the items and runs at most once. */
export function listNode(span: SpanSource, flow: boolean, make: () => readonly SyntaxNode[]): ListNode {
  return new LazyList(span, flow, make);
}

/** An entry; `make` gives its value and runs at most once. Without a span it ends where the value ends. */
export function lazyEntry(key: string, keySpan: Span, span: Span | undefined, make: () => SyntaxNode): Entry {
  return new LazyEntry(key, keySpan, span, make);
}

/** A value that is not there: `key:` with nothing behind it. */
export function nothingAt(offset: number): ScalarNode {
  return { kind: 'scalar', span: { start: offset, end: offset }, value: null, text: '', quoted: false };
}
