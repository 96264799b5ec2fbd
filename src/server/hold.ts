// What stays on screen while somebody types: half a word must not raise a finding, nor take one away.
import { type LineEdit, lineBehind } from './line-edit';
import type { Lines } from './typed-block';
import { blockAround, continues } from './typed-block';

/** After this long without an edit, what is there counts as written. */
export const PAUSE_MS = 1000;

/** Something shown at lines of a document: a diagnostic, a lens. Lines are 0-based. */
export interface Held {
  /** Names what it is about, whatever the lines: a fingerprint. */
  readonly id: string;
  readonly range: { readonly start: { readonly line: number }; readonly end: { readonly line: number } };
}

/** Somebody is typing in these lines of a file. */
export interface Typing {
  readonly file: string;
  readonly block: Lines;
}

export interface HoldInput<T extends Held> {
  /** What one document shows now, moved with the edits. */
  readonly shown: readonly T[];
  /** What the new judgement says of it. */
  readonly fresh: readonly T[];
  /** The lines being typed, if they are in this document. */
  readonly block?: Lines;
  /** Milliseconds since the last edit. */
  readonly sinceEdit: number;
  /** Nothing but the typing led to this judgement: what changes elsewhere is a consequence of a half-typed line. */
  readonly onlyTyping: boolean;
  /** The document has a syntax error: what it lacks may be half typed. */
  readonly broken: boolean;
}

/**
 * What one document shows while somebody types in the workspace.
 * A second after the last edit: everything new. Before: the entry that is being typed keeps what was said of it last,
 * and so does every other place if the typing alone (or a syntax error in this document) changed it; what changed for
 * any other reason is told at once.
 */
export function holdBack<T extends Held>(input: HoldInput<T>): readonly T[] {
  const { shown, fresh, block } = input;
  if (input.sinceEdit >= PAUSE_MS) return fresh;
  if (input.onlyTyping || (input.broken && block !== undefined)) return shown;
  if (block === undefined) return fresh;
  const kept = shown.filter((item) => touches(item, block));
  const keptIds = new Set(kept.map((item) => item.id));
  const others = fresh.filter((item) => !touches(item, block) && !keptIds.has(item.id));
  return [...others, ...kept].sort((a, b) => a.range.start.line - b.range.start.line);
}

/** What an edit does to the typing: who types now, and whether what was typed before counts as written. */
export interface TypingStep {
  readonly typing: Typing | undefined;
  readonly settles: boolean;
}

/**
 * The next state after edits of `file`, whose lines are `lines` afterwards. `edits` is `undefined` where the whole text
 * was replaced. Whole lines put in or taken out (a paste, a quick fix, undo) are no typing and count at once.
 */
export function typingAfter(
  before: Typing | undefined,
  file: string,
  edits: readonly LineEdit[] | undefined,
  lines: readonly string[],
): TypingStep {
  if (edits === undefined || !isTyping(edits)) return { typing: undefined, settles: before !== undefined };
  const line = Math.max(...edits.map(lineBehind));
  const block = blockAround(lines, line);
  if (before === undefined) return { typing: { file, block }, settles: false };
  const moved = before.file === file ? grown(before.block, edits) : undefined;
  if (moved === undefined || !continues(lines, moved, block, line)) return { typing: { file, block }, settles: true };
  return { typing: { file, block: union(moved, block) }, settles: false };
}

/** True if the cursor at `line` (-1: nowhere) of `file` is no longer where somebody typed. */
export function leaves(typing: Typing, file: string, line: number): boolean {
  if (file !== typing.file) return line >= 0;
  return line < typing.block.first || line > typing.block.last;
}

function touches(item: Held, block: Lines): boolean {
  return item.range.start.line <= block.last && item.range.end.line >= block.first;
}

/** At most a line break and its indentation, or a word: what a keyboard does at once. */
function isTyping(edits: readonly LineEdit[]): boolean {
  if (edits.length === 0) return false;
  const first = Math.min(...edits.map((edit) => edit.start.line));
  const last = Math.max(...edits.map((edit) => edit.end.line));
  return last - first <= 1 && edits.every(isTyped);
}

function isTyped({ start, end, text }: LineEdit): boolean {
  const removesLine = end.line > start.line && start.character === 0 && end.character === 0;
  const addsLines = /[\r\n]/.test(text) && text.trim() !== '';
  return !removesLine && !addsLines;
}

/** The block after the edits: line breaks above move it, line breaks inside make it longer. */
function grown(block: Lines, edits: readonly LineEdit[]): Lines {
  let { first, last } = block;
  for (const edit of edits) {
    const more = lineBehind(edit) - edit.end.line;
    if (edit.start.line < first) first += more;
    if (edit.start.line <= last) last = Math.max(first, last + more);
  }
  return { first: Math.max(0, first), last };
}

function union(a: Lines, b: Lines): Lines {
  return { first: Math.min(a.first, b.first), last: Math.max(a.last, b.last) };
}
