// One place where a file of ours names a service, an operation or a file, and the names inside a text.
import type { ScalarNode, Span } from '../syntax/node';

interface Named {
  /** The name as written. */
  readonly text: string;
  readonly span: Span;
  /** False where escapes or line breaks stand between the text and what is written: `span` is the whole value. */
  readonly exact: boolean;
}

export type Mention =
  | (Named & { readonly kind: 'service'; readonly declares: boolean })
  /** `service` as written before it; absent in an OpenAPI document, where `method` is the key of the operation. */
  | (Named & { readonly kind: 'operation'; readonly service: string; readonly declares: false })
  | (Named & { readonly kind: 'operation-id'; readonly method: Span; readonly declares: true })
  /** A path or a method of an OpenAPI document; only asked for at a position. */
  | (Named & { readonly kind: 'method'; readonly method: Span; readonly declares: true })
  /** A file, or an address, as written. */
  | (Named & { readonly kind: 'link'; readonly declares: false });

/** The text of a value with the offset at which it begins; not exact for what is escaped, folded or an alias. */
export interface Written {
  readonly text: string;
  readonly span: Span;
  readonly exact: boolean;
}

/** The text of a value without its quotes, as it stands in `source`. */
export function writtenText(source: string, node: ScalarNode): Written {
  const raw = source.slice(node.span.start, node.span.end);
  const quotes = node.quoted && raw.length >= 2 ? 1 : 0;
  const inner = { start: node.span.start + quotes, end: node.span.end - quotes };
  const exact = source.slice(inner.start, inner.end) === node.text;
  return { text: node.text, span: exact ? inner : node.span, exact };
}

/** True where the offset lies in the span, or behind its last character: a cursor there is still at it. */
export function isTouched(span: Span, at: number): boolean {
  return at >= span.start && at <= span.end;
}

/** A part of a written text, without the blanks around it; `undefined` if nothing is left. */
export function partOf(written: Written, start: number, end: number): Written | undefined {
  let from = start;
  let to = end;
  while (from < to && isBlank(written.text.charCodeAt(from))) from++;
  while (to > from && isBlank(written.text.charCodeAt(to - 1))) to--;
  if (from === to) return undefined;
  const text = written.text.slice(from, to);
  if (!written.exact) return { text, span: written.span, exact: false };
  const base = written.span.start;
  return { text, span: { start: base + from, end: base + to }, exact: true };
}

/** `service` or `service#operation`: one mention, or two. An address names neither. */
export function targetMentions(written: Written): readonly Mention[] {
  const hash = written.text.indexOf('#');
  const service = partOf(written, 0, hash < 0 ? written.text.length : hash);
  if (service === undefined || service.text.includes('://')) return [];
  const mentions: Mention[] = [{ ...service, kind: 'service', declares: false }];
  const operation = hash < 0 ? undefined : partOf(written, hash + 1, written.text.length);
  if (operation !== undefined)
    mentions.push({ ...operation, kind: 'operation', service: service.text, declares: false });
  return mentions;
}

/** `caller -> callee` (also with `→`), each a target. */
export function pairMentions(written: Written): readonly Mention[] {
  const mark = /->|→/.exec(written.text);
  if (mark === null) return [];
  const ends = [partOf(written, 0, mark.index), partOf(written, mark.index + mark[0].length, written.text.length)];
  return ends.flatMap((end) => (end === undefined ? [] : targetMentions(end)));
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}
