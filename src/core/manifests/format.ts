// The contract of a manifest format: adding one = one file, one line in `index.ts`, one page.
import type { FormatFacts } from '../model/facts';
import type { Place } from '../model/place';
import type { Span, SyntaxNode } from '../syntax/node';

/** One document of a stream, as a format sees it. */
export interface ManifestDocument {
  /** Relative to the workspace root, with `/`. */
  readonly file: string;
  readonly root: SyntaxNode;
  readonly place: (span: Span) => Place;
  /** The whole text of the stream: offsets of spans are offsets of it. After an edit it has to be put together first. */
  readonly text: () => string;
}

export interface Format {
  /** kebab-case: the file name of the format and of its page, and what evidence names. */
  readonly id: string;
  /** One line for listings. */
  readonly title: string;
  /** Returns `undefined` for "not mine" (decided by content). Half-understood parts become problems with a place. */
  readonly read: (document: ManifestDocument) => FormatFacts | undefined;
}
