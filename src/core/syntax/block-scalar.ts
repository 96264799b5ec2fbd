// Scalars and keys of block YAML as nodes: what stands between two offsets, decoded.
import { CHOMPING_MODE, EVENT_ID, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { blockTextBody, indentGiven, skipSpaces } from './block-text';
import type { ScalarNode } from './node';
import { ownCopy } from './own-text';
import { coreValue } from './yaml-scalar';

/** A text whose offsets lie `shift` before those of the document. */
export interface Ground {
  readonly text: string;
  readonly shift: number;
}

/** The text of a scalar without quotes, folded; block text is decoded from its header on. */
export function decodeScalar(text: string, start: number, end: number): string {
  const first = text.charCodeAt(start);
  if (first === 124 || first === 62) return decodeBlockText(text, start, end);
  if (first === 34 || first === 39) return decodeQuoted(text, start, end, first);
  const slice = text.slice(start, end);
  return slice.includes('\n') ? decode(text, SCALAR_STYLE.PLAIN, start, end) : ownCopy(slice);
}

function decodeQuoted(text: string, start: number, end: number, quote: number): string {
  const inner = text.slice(start + 1, end - 1);
  const simple = !inner.includes('\n') && !inner.includes(quote === 34 ? '\\' : "'");
  if (simple) return ownCopy(inner);
  return decode(text, quote === 34 ? SCALAR_STYLE.DOUBLE_QUOTED : SCALAR_STYLE.SINGLE_QUOTED, start + 1, end - 1);
}

function decodeBlockText(text: string, start: number, end: number): string {
  const body = blockTextBody(text, start, end);
  const content = text.slice(body, end).search(/[^ \r\n]/) + body;
  const given = indentGiven(text, start);
  const indent = given > 0 ? given + columnOfLine(text, start) : content - (text.lastIndexOf('\n', content - 1) + 1);
  const chomped = text.charCodeAt(start + (given > 0 ? 2 : 1)) === 45;
  const style = text.charCodeAt(start) === 124 ? SCALAR_STYLE.LITERAL_BLOCK : SCALAR_STYLE.FOLDED_BLOCK;
  const chomping = chomped ? CHOMPING_MODE.STRIP : CHOMPING_MODE.CLIP;
  const feed = text.indexOf('\n', end);
  const to = feed < 0 ? text.length : feed + 1;
  return decode(text, style, body, to, chomping, indent);
}

/** Of the key that stands on the line. */
function columnOfLine(text: string, at: number): number {
  const start = text.lastIndexOf('\n', at) + 1;
  return skipSpaces(text, start) - start;
}

function decode(
  text: string,
  style: ScalarEvent['style'],
  valueStart: number,
  valueEnd: number,
  chomping: ScalarEvent['chomping'] = CHOMPING_MODE.CLIP,
  indent = -1,
): string {
  const none = { anchorStart: -1, anchorEnd: -1, tagStart: -1, tagEnd: -1, fast: false };
  const event: ScalarEvent = { type: EVENT_ID.SCALAR, valueStart, valueEnd, style, chomping, indent, ...none };
  return ownCopy(getScalarValue(text, event));
}

/** The scalar from `start` to `end` of the ground. */
export function scalarNode({ text, shift }: Ground, start: number, end: number): ScalarNode {
  const first = text.charCodeAt(start);
  const quoted = first === 34 || first === 39 || first === 124 || first === 62;
  const decoded = decodeScalar(text, start, end);
  return {
    kind: 'scalar',
    span: { start: start + shift, end: end + shift },
    value: quoted ? decoded : coreValue(decoded),
    text: decoded,
    quoted,
  };
}
