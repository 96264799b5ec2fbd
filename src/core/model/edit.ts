// An edit of a text that a person may accept: a quick fix.
import type { Place } from './place';

/** Replaces the text at `place` (empty range = insertion). */
export interface TextEdit {
  readonly place: Place;
  readonly newText: string;
}

export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** A file that does not exist yet. */
  readonly create?: { readonly file: string; readonly text: string };
  /** The one that most people want. */
  readonly preferred?: boolean;
}
