// How a new entry is written where it goes: quotes, commas, line breaks.
import type { EntryFields, EntryValue } from '../model/edit';
import type { ListNode, MapNode, Span, SyntaxFile } from './node';
import { jsonScalar, yamlScalar } from './scalar-text';
import { lineEnd, lineStart } from './text-lines';

/** A plain text, quoted where needed, or a list or a map, written on one line. */
export type FieldValue = EntryValue;

/** Keys and values of a new map, in order. */
export type Fields = EntryFields;

export interface Pen {
  readonly flow: boolean;
  readonly newline: string;
  /** A text as it stands in a flow collection or elsewhere. */
  readonly scalar: (text: string, flow: boolean) => string;
  readonly key: (text: string, flow: boolean) => string;
}

/** The pen of a new YAML file. */
export const YAML_PEN: Pen = { flow: false, newline: '\n', scalar: yamlScalar, key: yamlScalar };

/** The pen for what is written into `node`. */
export function penOf(syntax: SyntaxFile, node: MapNode | ListNode): Pen {
  const newline = syntax.text.includes('\r\n') ? '\r\n' : '\n';
  const flow = node.flow || syntax.text[node.span.start] === '*';
  if (syntax.language === 'json') return { flow, newline, scalar: jsonScalar, key: (text) => JSON.stringify(text) };
  return { ...YAML_PEN, flow, newline };
}

export function pairOf(pen: Pen, key: string, value: FieldValue): string {
  return `${pen.key(key, pen.flow)}: ${valueOf(pen, value)}`;
}

export function valueOf(pen: Pen, value: FieldValue): string {
  if (typeof value === 'string') return pen.scalar(value, pen.flow);
  if ('items' in value) return `[${value.items.map((item) => pen.scalar(item, true)).join(', ')}]`;
  return itemOf({ ...pen, flow: true }, value, 0);
}

/** A map: `{ a: 1, b: 2 }` in flow, else one pair a line, all but the first indented. */
export function itemOf(pen: Pen, fields: Fields, indent: number): string {
  const pairs = fields.map(([key, value]) => pairOf(pen, key, value));
  if (pairs.length === 0) return '{}';
  return pen.flow ? `{ ${pairs.join(', ')} }` : pairs.join(`${pen.newline}${' '.repeat(indent)}`);
}

/** Where and how something is added behind the `last` child of a flow collection: on its line, or on a line of its own as it is. */
export function appendToFlow(
  text: string,
  node: MapNode | ListNode,
  last: Span | undefined,
  added: string,
  newline: string,
): { readonly span: Span; readonly newText: string } {
  const pad = node.kind === 'map' ? ' ' : '';
  if (last === undefined) {
    const at = node.span.start + 1;
    const close = isEmptyInside(text, node) ? pad : ', ';
    return { span: { start: at, end: at }, newText: `${pad}${added}${close}` };
  }
  const end = lineEnd(text, last.end);
  const rest = text.slice(last.end, end);
  const comma = /^\s*,/.exec(rest)?.[0];
  const ownLine = /^[ \t]*$/.test(text.slice(lineStart(text, last.start), last.start));
  const isRestComment = /^\s*,?\s*(?:(?:#|\/\/|\/\*).*)?$/.test(rest);
  if (ownLine && isRestComment && end < node.span.end) {
    const indent = text.slice(lineStart(text, last.start), last.start);
    const separated = comma === undefined ? `,${rest}` : rest;
    return { span: { start: last.end, end }, newText: `${separated}${newline}${indent}${added}` };
  }
  const at = last.end + (comma?.length ?? 0);
  return { span: { start: at, end: at }, newText: comma === undefined ? `, ${added}` : ` ${added}` };
}

/** False where a merge key or a comment stands inside. */
function isEmptyInside(text: string, node: MapNode | ListNode): boolean {
  return /^[{[]\s*[\]}]?$/.test(text.slice(node.span.start, node.span.end));
}
