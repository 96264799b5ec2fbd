// Pieces of a page that its sections share.
import { type Call, callLabel } from '../../model/call';
import type { Block, Line, Span } from '../../model/page';
import type { Place } from '../../model/place';

/** Plain words. */
export function words(text: string): Span {
  return { text };
}

/** A name as it is written; with a place it leads there. */
export function name(text: string, place?: Place): Span {
  return { text, style: 'code', ...(place === undefined ? {} : { place }) };
}

/** What the eye should find first. */
export function strong(text: string): Span {
  return { text, style: 'strong' };
}

/** `file:line`, leading there. */
export function where(place: Place): Span {
  return name(`${place.file}:${place.line}`, place);
}

/** A call by its ends, leading to the line that says it. */
export function callName(call: Call): Span {
  return name(callLabel(call), call.evidence[0]?.place);
}

/** No block at all where there is nothing to list. */
export function list(items: readonly Line[]): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

/** One line of text. */
export function paragraph(...line: Line): Block {
  return { kind: 'text', line };
}

/** `a, b, c` of spans. */
export function joined(spans: readonly Span[]): Line {
  return spans.flatMap((span, index) => (index === 0 ? [span] : [words(', '), span]));
}
