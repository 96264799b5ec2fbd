// A page to read, apart from how it is drawn: headings, texts, lists and tables; all text is plain, never Markdown or HTML.
import type { Place } from './place';

/** A piece of text. With a place it leads to that line. */
export interface Span {
  readonly text: string;
  readonly style?: 'code' | 'strong' | 'quiet';
  readonly place?: Place;
}

export type Line = readonly Span[];

export type Block =
  | { readonly kind: 'text'; readonly line: Line }
  | { readonly kind: 'list'; readonly items: readonly Line[] }
  | { readonly kind: 'steps'; readonly items: readonly Line[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly Line[])[] };

export interface Section {
  /** 2 or 3; the page's title is 1. */
  readonly level: 2 | 3;
  readonly title: Line;
  readonly blocks: readonly Block[];
}

export interface Page {
  readonly title: Line;
  /** Below the title, before the first section. */
  readonly lead: readonly Block[];
  readonly sections: readonly Section[];
}
