// Merge-conflict markers: our side is read, their side and the base are blanked so that offsets stay.
import type { Span } from './node';
import { blankSpans } from './text-lines';

const MARKER = /^(?:<{7}|\|{7}|={7}|>{7})(?= |\r?$)[^\r\n]*/gm;

/** One character short of a marker: up to six are searched ten times as fast as seven. */
const SIGNS = ['<<<<<<', '>>>>>>'] as const;

/** True where there may be markers. */
export function mayHoldMarkers(text: string): boolean {
  return SIGNS.some((sign) => text.includes(sign));
}

/** The text with markers, base and their side as spaces, and the span of the first marker; undefined if there is none. */
export function blankMergeMarkers(text: string): { readonly text: string; readonly first: Span } | undefined {
  if (!mayHoldMarkers(text)) return undefined;
  const markers = [...text.matchAll(MARKER)].map((match) => ({
    kind: match[0].charAt(0),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const first = markers.find((marker) => marker.kind === '<' || marker.kind === '>');
  if (!first) return undefined;

  const blanks: Span[] = [];
  let hiddenFrom: number | undefined;
  let inConflict = false;
  for (const marker of markers) {
    if (marker.kind === '<') inConflict = true;
    if (!inConflict && marker.kind !== '>') continue;
    blanks.push(marker);
    if (marker.kind === '|' || marker.kind === '=') hiddenFrom ??= marker.end;
    if (marker.kind !== '>') continue;
    if (hiddenFrom !== undefined) blanks.push({ start: hiddenFrom, end: marker.start });
    hiddenFrom = undefined;
    inConflict = false;
  }
  return { text: blankSpans(text, blanks), first: { start: first.start, end: first.end } };
}
