// The entries of lines that a parser had to read, as nodes at their place in the document.
import type { Entry, Span } from './node';
import type { Segment } from './segment';
import { keyText } from './yaml-scalar';
import { viewEntries } from './yaml-view';

/** The entries; `base` is where the lines begin in the document. */
export function segmentEntries({ map, context, padding, added }: Segment, base: number): readonly Entry[] {
  return viewEntries({ ...context, shift: base - padding }, map).slice(added);
}

/** The names of the entries, with spans that count from the beginning of the lines. */
export function segmentNames({
  map,
  context,
  padding,
  added,
}: Segment): readonly { readonly name: string; readonly span: Span }[] {
  return map.items.slice(added).map(({ key }) => ({
    name: keyText(key, context.text, context.targets),
    span: key === null ? { start: 0, end: 0 } : { start: key.range[0] - padding, end: key.range[1] - padding },
  }));
}
