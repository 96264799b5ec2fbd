// Writes a decision into the text of the mind map: text in, text out; comments and order of the user stay.
import type { TextEdit } from '../model/edit';
import type { PracticeState } from '../model/practice';
import { itemsOf, mapOf, nodeAt, textAt } from '../syntax/access';
import { removeEntry, setEntry } from '../syntax/edit';
import type { MapNode, SyntaxFile } from '../syntax/node';
import { readSyntax } from '../syntax/read';
import { updateYaml } from '../syntax/update';

export interface Decision {
  readonly state: PracticeState;
  /** Of a practice that is not now both are needed; see `missingOf`. */
  readonly reason?: string;
  /** ISO date. */
  readonly review?: string;
  /** ISO date: the day of the decision. */
  readonly decided: string;
}

/** What a decision lacks: a practice that is not now says why, and when it is looked at again. */
export function missingOf({ state, reason, review }: Omit<Decision, 'decided'>): readonly ('reason' | 'review')[] {
  if (state !== 'not-now') return [];
  return [
    ...(reason === undefined ? (['reason'] as const) : []),
    ...(review === undefined ? (['review'] as const) : []),
  ];
}

/**
 * The text with the decision about the practice of that id in it, all other lines as they were: what the decision does not say (an
 * earlier reason, an earlier review date) is taken away. `undefined` where the text has no such practice or cannot be
 * edited safely (syntax errors).
 */
export function writeDecision(file: string, text: string, id: string, decision: Decision): string | undefined {
  let written = text;
  for (const field of FIELDS) {
    const next = writeField(file, written, id, field, decision[field]);
    if (next === undefined) return undefined;
    written = next;
  }
  return written;
}

const FIELDS = ['state', 'reason', 'decided', 'review'] as const;
type Field = (typeof FIELDS)[number];

function writeField(
  file: string,
  text: string,
  id: string,
  field: Field,
  value: string | undefined,
): string | undefined {
  const found = find(file, text, id);
  if (found === undefined) return undefined;
  const { syntax, node, index } = found;
  const known = textAt(node, field);
  if (known === value && (value !== undefined || node.entry(field) === undefined)) return text;
  const edit = value === undefined ? removeEntry(syntax, node, field) : setEntry(syntax, node, field, value);
  const written = edit && applied(syntax, edit);
  // An anchor, a folded text: what a line cannot say is left to the writer of whole documents.
  if (written !== undefined && textAt(find(file, written, id)?.node, field) === value) return written;
  return updateYaml(text, [{ path: ['practices', index, field], value }]);
}

interface Found {
  readonly syntax: SyntaxFile;
  readonly node: MapNode;
  readonly index: number;
}

function find(file: string, text: string, id: string): Found | undefined {
  const syntax = readSyntax(file, text);
  if (!syntax.complete || syntax.roots.length !== 1) return undefined;
  const items = itemsOf(nodeAt(syntax.roots[0], 'practices'));
  const index = items.findIndex((item) => textAt(item, 'id')?.trim() === id);
  const node = mapOf(items[index]);
  return node === undefined ? undefined : { syntax, node, index };
}

function applied({ text, offset }: SyntaxFile, { place, newText }: TextEdit): string {
  const [start, end] = [offset(place.line, place.column), offset(place.endLine, place.endColumn)];
  return text.slice(0, start) + newText + text.slice(end);
}
