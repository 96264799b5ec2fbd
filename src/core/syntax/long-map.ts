// A map of very many entries of which single ones are asked for: what references name in the components of a document.
import type { Entry, MapNode, Span, SyntaxNode } from './node';

export interface LongMapSource {
  readonly span: () => Span;
  /** The entries in order of the text, of duplicate keys the last one. */
  readonly entries: () => readonly Entry[];
  /** One of these, without making those beside it. */
  readonly entry: (key: string) => Entry | undefined;
}

/** A block map. Its source is asked once for a thing; an entry is the same object however it was come by. */
export function longMap(source: LongMapSource): MapNode {
  let span: Span | undefined;
  let entries: readonly Entry[] | undefined;
  let byKey: Map<string, Entry> | undefined;
  let isByKeyWhole = false;
  const entry = (key: string): Entry | undefined => {
    if (entries !== undefined && !isByKeyWhole) {
      byKey = new Map(entries.map((one) => [one.key, one]));
      isByKeyWhole = true;
    }
    const known = byKey?.get(key);
    if (known !== undefined || isByKeyWhole) return known;
    const found = source.entry(key);
    if (found !== undefined) byKey = (byKey ?? new Map<string, Entry>()).set(key, found);
    return found;
  };
  return {
    kind: 'map',
    flow: false,
    get span() {
      span ??= source.span();
      return span;
    },
    get entries() {
      entries ??= source.entries().map((one) => byKey?.get(one.key) ?? one);
      return entries;
    },
    entry,
    get: (key: string): SyntaxNode | undefined => entry(key)?.value,
  };
}
