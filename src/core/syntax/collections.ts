// Map and list nodes whose entries are made when they are first asked for.
import type { Entry, ListNode, MapNode, Span, SyntaxNode } from './node';

/** A span, or how to find it when it is first asked for. */
export type SpanSource = Span | (() => Span);

/** A map; `make` gives the entries in order of the text and runs at most once. Of duplicate keys the last one stays. */
export function mapNode(spanOf: SpanSource, flow: boolean, make: () => readonly Entry[]): MapNode {
  let span = spanOf;
  let index: Map<string, Entry> | undefined;
  let kept: readonly Entry[] | undefined;
  const read = (): Map<string, Entry> => {
    if (index) return index;
    const all = make();
    const byKey = new Map<string, Entry>();
    for (const entry of all) byKey.set(entry.key, entry);
    kept = byKey.size === all.length ? all : all.filter((entry) => byKey.get(entry.key) === entry);
    index = byKey;
    return byKey;
  };
  return {
    kind: 'map',
    get span() {
      if (typeof span === 'function') span = span();
      return span;
    },
    flow,
    get entries() {
      read();
      return kept ?? [];
    },
    entry: (key) => read().get(key),
    get: (key) => read().get(key)?.value,
  };
}

/** An entry; `make` gives its value and runs at most once. */
export function lazyEntry(
  key: string,
  keySpan: Span,
  spanOf: SpanSource,
  make: () => SyntaxNode,
  block?: object,
): Entry {
  let span = spanOf;
  let value: SyntaxNode | undefined;
  return {
    key,
    keySpan,
    block,
    get span() {
      if (typeof span === 'function') span = span();
      return span;
    },
    get value() {
      value ??= make();
      return value;
    },
  };
}

/** A list; `make` gives the items and runs at most once. */
export function listNode(spanOf: SpanSource, flow: boolean, make: () => readonly SyntaxNode[]): ListNode {
  let span = spanOf;
  let items: readonly SyntaxNode[] | undefined;
  return {
    kind: 'list',
    get span() {
      if (typeof span === 'function') span = span();
      return span;
    },
    flow,
    get items() {
      items ??= make();
      return items;
    },
  };
}

/** A value that is not there: `key:` with nothing behind it. */
export function nothingAt(offset: number): SyntaxNode {
  return { kind: 'scalar', span: { start: offset, end: offset }, value: null, text: '', quoted: false };
}
