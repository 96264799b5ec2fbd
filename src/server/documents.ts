// The open editors: their texts and versions, and the edits by which a text became the next one.
import type { TextDocument, TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { TextSplice } from '../core/model/edit';
import type { Position, Range } from '../protocol/views';
import { type LiveText, liveText } from '../workspace/live-text';
import { type LineEdit, lineBehind } from './line-edit';

/** A change of an open document: its text before and after, and how one became the other. */
export interface DocumentChange {
  readonly before: LiveText;
  readonly after: LiveText;
  /** Undefined where the whole text was replaced. */
  readonly edits: readonly LineEdit[] | undefined;
  readonly splices: readonly TextSplice[] | undefined;
}

export interface Documents {
  readonly get: (uri: string) => TextDocument | undefined;
  readonly all: () => readonly TextDocument[];
  readonly open: (uri: string, language: string, version: number, text: string) => void;
  /** Applies changes in order; `undefined` if the document is not open. */
  readonly change: (
    uri: string,
    version: number,
    changes: readonly TextDocumentContentChangeEvent[],
  ) => DocumentChange | undefined;
  readonly close: (uri: string) => void;
}

interface OpenDocument {
  readonly live: LiveText;
  readonly document: TextDocument;
}

export function createDocuments(): Documents {
  const open = new Map<string, OpenDocument>();
  return {
    get: (uri) => open.get(uri)?.document,
    all: () => [...open.values()].map(({ document }) => document),
    open: (uri, language, version, text) => {
      const live = liveText(text);
      open.set(uri, { live, document: documentOf(uri, language, version, live) });
    },
    change: (uri, version, changes) => {
      const known = open.get(uri);
      if (known === undefined) return undefined;
      let live = known.live;
      let edits: LineEdit[] | undefined = [];
      let splices: TextSplice[] | undefined = [];
      for (const change of changes) {
        if ('range' in change) {
          const range = inOrder(change.range);
          const start = live.offsetAt(range.start.line, range.start.character);
          const end = live.offsetAt(range.end.line, range.end.character);
          edits?.push({ ...change.range, text: change.text });
          splices?.push({ start, end, newText: change.text });
          live = live.edited(start, end, change.text);
        } else {
          edits = undefined;
          splices = undefined;
          live = liveText(change.text);
        }
      }
      const { languageId } = known.document;
      open.set(uri, { live, document: documentOf(uri, languageId, version, live) });
      return { before: known.live, after: live, edits, splices };
    },
    close: (uri) => {
      open.delete(uri);
    },
  };
}

/** Offsets are cut to their line. */
const LINE_END = Number.POSITIVE_INFINITY;

/** Further from an edit no line is looked at: twice as far as `typed-block.ts` looks, and more. */
const AROUND = 500;

/** The lines of a text by their numbers; those far from all edits are left out. */
export function linesAround(live: LiveText, edits: readonly LineEdit[]): readonly string[] {
  const lines: string[] = [];
  // Its last line first: then no room is made for all those that are left out.
  lines[live.lineCount - 1] = '';
  if (edits.length === 0) return lines;
  const first = Math.max(0, Math.min(...edits.map(({ start }) => start.line)) - AROUND);
  const last = Math.min(live.lineCount, Math.max(...edits.map(lineBehind)) + AROUND);
  const text = live.slice(live.offsetAt(first, 0), live.offsetAt(last, LINE_END));
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) lines[first + index] = line;
  return lines;
}

function documentOf(uri: string, languageId: string, version: number, live: LiveText): TextDocument {
  return {
    uri,
    languageId,
    version,
    get lineCount() {
      return live.lineCount;
    },
    getText: (range) => {
      if (range === undefined) return live.text();
      const { start, end } = inOrder(range);
      return live.slice(live.offsetAt(start.line, start.character), live.offsetAt(end.line, end.character));
    },
    positionAt: (offset) => live.positionAt(offset),
    offsetAt: ({ line, character }) => live.offsetAt(line, character),
    getLineRange: (line) => {
      const held = Math.max(0, Math.min(line, live.lineCount - 1));
      const start = { line: held, character: 0 };
      return line < 0 ? { start, end: start } : { start, end: live.positionAt(live.offsetAt(held, LINE_END)) };
    },
    getEOLCharacters: (line) => live.slice(live.offsetAt(line, LINE_END), live.offsetAt(line + 1, 0)),
  };
}

/** Some clients send the end of a range before its start. */
function inOrder({ start, end }: Range): { readonly start: Position; readonly end: Position } {
  const isTurned = start.line > end.line || (start.line === end.line && start.character > end.character);
  return isTurned ? { start: end, end: start } : { start, end };
}
