// The one interface behind which all text is read: an index of blocks whose nodes are parsed when asked for.
import type { Place } from '../model/place';
import type { Problem } from '../model/problem';

/** Offsets in UTF-16 units into the text, half-open. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a reading cost, in characters: counters that do not depend on the machine. */
export interface Work {
  /** Looked at by the scan that checks and indexes. */
  readonly scanned: number;
  /** Given to the tolerant parser, once for each time. */
  readonly parsed: number;
  /** True if that parser read the text as a whole. */
  readonly whole: boolean;
}

/** `key: value` of a map. `value` may be parsed on first access: do not touch what you do not need. */
export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  /** Key and value. */
  readonly span: Span;
  readonly value: SyntaxNode;
  /** The same object wherever and whenever the same lines were read; undefined where nobody keeps count. */
  readonly block?: object | undefined;
}

export interface MapNode {
  readonly kind: 'map';
  readonly span: Span;
  /** True for `{ }` style (all of JSON). */
  readonly flow: boolean;
  /** In order of the text; of duplicate keys the last one only (YAML merge keys `<<` are resolved behind own keys). */
  readonly entries: readonly Entry[];
  readonly entry: (key: string) => Entry | undefined;
  readonly get: (key: string) => SyntaxNode | undefined;
}

export interface ListNode {
  readonly kind: 'list';
  readonly span: Span;
  readonly flow: boolean;
  readonly items: readonly SyntaxNode[];
}

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly span: Span;
  /** YAML 1.2 core schema; a quoted scalar is a string. */
  readonly value: string | number | boolean | null;
  /** The value as text, without quotes: `"0800"` and `0800` both give `0800`. */
  readonly text: string;
  readonly quoted: boolean;
}

export type SyntaxNode = MapNode | ListNode | ScalarNode;

/** One text; a YAML stream may hold several documents. */
export interface SyntaxFile {
  readonly file: string;
  readonly text: string;
  readonly language: 'yaml' | 'json' | 'env';
  /** Empty documents are left out. */
  readonly roots: readonly SyntaxNode[];
  /** Syntax problems with their places (also `not-read-template`, `merge-markers`, `duplicate-key`, `too-deep`). */
  readonly problems: readonly Problem[];
  /** False if something may be missing because the text is half typed or holds merge markers. */
  readonly complete: boolean;
  /** True if the word, which holds no line break, stands in the text: cheap after an edit, where `text` is not. */
  readonly includes: (word: string) => boolean;
  /** What it cost to read it. */
  readonly work: Work;
  readonly place: (span: Span) => Place;
  /** Offset of a 1-based line and column. */
  readonly offset: (line: number, column: number) => number;
}
