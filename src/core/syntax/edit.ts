// Edits of a text that keep its comments, order and style: block YAML, flow YAML, JSON.
import type { TextEdit } from '../model/edit';
import { appendToFlow, type Fields, type FieldValue, itemOf, pairOf, penOf, valueOf } from './edit-style';
import type { ListNode, MapNode, Span, SyntaxFile } from './node';
import { indentAt, lineEnd, lineStart } from './text-lines';

/**
 * Gives `key` of `map` the value: replaces what is there or adds an entry behind the last one, indented as its
 * siblings. What a merge key brings in is not touched but overridden.
 */
export function setEntry(syntax: SyntaxFile, map: MapNode, key: string, value: FieldValue): TextEdit {
  const pen = penOf(syntax, map);
  const entry = map.entry(key);
  if (!entry || !isOwn(map, entry.span)) return addEntry(syntax, map, pairOf(pen, key, value));
  const old = entry.value.span;
  if (old.start < old.end) return edit(syntax, old, valueOf(pen, value));
  const colon = syntax.text[entry.span.end - 1] === ':' ? '' : ':';
  return edit(syntax, { start: entry.span.end, end: entry.span.end }, `${colon} ${valueOf(pen, value)}`);
}

/**
 * Takes `key` out of `map`, in a block with its whole lines. `undefined` where that would not leave the map as it is otherwise: the
 * key is the only one or, on one line, the first, shares its line with another, or is merged in from elsewhere.
 */
export function removeEntry(syntax: SyntaxFile, map: MapNode, key: string): TextEdit | undefined {
  const { text } = syntax;
  const index = map.entries.findIndex((entry) => entry.key === key);
  const [entry, before] = [map.entries[index], map.entries[index - 1]];
  const other = before ?? (map.flow ? undefined : map.entries[index + 1]);
  if (entry === undefined || other === undefined || !isOwn(map, entry.span) || !isOwn(map, other.span))
    return undefined;
  if (map.flow && before !== undefined) return edit(syntax, { start: before.span.end, end: entry.span.end }, '');
  const start = lineStart(text, entry.span.start);
  if (text.slice(start, entry.span.start).trim() !== '') return undefined;
  const behind = lineEnd(text, text[entry.span.end - 1] === '\n' ? entry.span.end - 1 : entry.span.end);
  const end = text.startsWith('\r\n', behind) ? behind + 2 : Math.min(behind + 1, text.length);
  return edit(syntax, { start, end }, '');
}

/** Adds a map with these fields behind the last item; undefined where the list is written elsewhere (an alias). */
export function addItem(syntax: SyntaxFile, list: ListNode, fields: Fields): TextEdit | undefined {
  if (syntax.text[list.span.start] === '*') return undefined;
  const pen = penOf(syntax, list);
  if (list.flow) return flowEdit(syntax, list, list.items.at(-1)?.span, itemOf(pen, fields, 0));
  const indent = columnAt(syntax.text, list.span.start);
  const lines = [`${' '.repeat(indent)}- `, itemOf(pen, fields, indent + 2)];
  return lineEdit(syntax, list.span.end, lines.join(''));
}

/** `addItem` for a list that may not exist yet: adds `key` with a list of one map to `map`, or to the list that is there. */
export function addListEntry(syntax: SyntaxFile, map: MapNode, key: string, fields: Fields): TextEdit {
  const pen = penOf(syntax, map);
  const entry = map.entry(key);
  const own = entry && isOwn(map, entry.span) ? entry : undefined;
  if (own?.value.kind === 'list') {
    const added = addItem(syntax, own.value, fields);
    if (added) return added;
  }
  if (map.flow || isAlias(syntax, map)) {
    const list = `[${itemOf({ ...pen, flow: true }, fields, 0)}]`;
    if (own && own.value.span.start < own.value.span.end) return edit(syntax, own.value.span, list);
    if (own) return edit(syntax, { start: own.span.end, end: own.span.end }, ` ${list}`);
    return addEntry(syntax, map, `${pen.key(key, pen.flow)}: ${list}`);
  }
  const indent = columnAt(syntax.text, map.span.start) + 2;
  const list = `${pen.newline}${' '.repeat(indent)}- ${itemOf(pen, fields, indent + 2)}`;
  if (!own) return addEntry(syntax, map, `${pen.key(key, pen.flow)}:${list}`);
  const behindColon =
    own.value.span.start < own.value.span.end ? trimBack(syntax.text, own.value.span.start) : own.span.end;
  return edit(syntax, { start: behindColon, end: own.span.end }, list);
}

function addEntry(syntax: SyntaxFile, map: MapNode, pair: string): TextEdit {
  const { text } = syntax;
  if (isAlias(syntax, map)) {
    const alias = text.slice(map.span.start, map.span.end);
    return edit(syntax, map.span, `{ <<: ${alias} , ${pair} }`);
  }
  if (map.flow) return flowEdit(syntax, map, lastOwn(map), pair);
  const indent = columnAt(text, map.span.start);
  return lineEdit(syntax, map.span.end, `${' '.repeat(indent)}${pair}`);
}

function flowEdit(syntax: SyntaxFile, node: MapNode | ListNode, last: Span | undefined, added: string): TextEdit {
  const { span, newText } = appendToFlow(syntax.text, node, last, added, penOf(syntax, node).newline);
  return edit(syntax, span, newText);
}

/** A new line behind the line on which `end` stands; a comment there stays where it is. */
function lineEdit(syntax: SyntaxFile, end: number, line: string): TextEdit {
  const at = lineEnd(syntax.text, keptBlankLines(syntax.text, end));
  const newline = syntax.text.includes('\r\n') ? '\r\n' : '\n';
  const onEmptyLastLine = at > end && at === syntax.text.length && syntax.text.endsWith('\n');
  return edit(syntax, { start: at, end: at }, onEmptyLastLine ? `${line}${newline}` : `${newline}${line}`);
}

/** Blank lines that belong to block text with `+` stay before what is added. */
function keptBlankLines(text: string, end: number): number {
  const blank = /^[^\S\r\n]*(?:\r?\n[^\S\r\n]*)+(?=\r?\n|$)/.exec(text.slice(end));
  if (!blank) return end;
  const indent = indentAt(text, end);
  for (let start = lineStart(text, end); start > 0; ) {
    start = lineStart(text, start - 1);
    const line = text.slice(start, lineEnd(text, start));
    if (line.trim() === '' || indentAt(text, start) >= indent) continue;
    return /[|>]\d?\+\d?\s*(?:#.*)?$/.test(line) ? end + blank[0].length : end;
  }
  return end;
}

/** What is written inside the map, not merged into it from elsewhere. */
function isOwn(map: MapNode, span: Span): boolean {
  return span.start >= map.span.start && span.end <= map.span.end;
}

function lastOwn(map: MapNode): Span | undefined {
  return map.entries.filter((entry) => isOwn(map, entry.span)).at(-1)?.span;
}

function isAlias(syntax: SyntaxFile, map: MapNode): boolean {
  return syntax.text[map.span.start] === '*';
}

function columnAt(text: string, offset: number): number {
  const start = lineStart(text, offset);
  return offset - start - (text.charCodeAt(start) === 0xfeff ? 1 : 0);
}

function trimBack(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && /\s/.test(text[at - 1] ?? '')) at--;
  return at;
}

function edit(syntax: SyntaxFile, span: Span, newText: string): TextEdit {
  return { place: syntax.place(span), newText };
}
