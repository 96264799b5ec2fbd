// An edit of a text that a person may accept: a quick fix.
import type { CallTerms } from './call';
import type { Place } from './place';
import type { Tier } from './tier';

/** Replaces the text at `place` (empty range = insertion). */
export interface TextEdit {
  readonly place: Place;
  readonly newText: string;
}

/** What a person means by a quick fix. Rules name it; who holds the texts turns it into edits or into a command. */
export type Intent =
  /** Say these terms of a call (by its key) where it is declared, or declare it with them. */
  | { readonly kind: 'set-terms'; readonly call: string; readonly terms: CallTerms }
  /** What was taken for a call between two services is none. */
  | { readonly kind: 'not-a-call'; readonly from: string; readonly to: string }
  | { readonly kind: 'declare-tier'; readonly service: string; readonly tier: Tier }
  | { readonly kind: 'open-checklist'; readonly call: string };

export interface Fix {
  readonly title: string;
  readonly intent: Intent;
  /** The one that most people want. */
  readonly preferred?: boolean;
}

/** An intent turned into text: the edits of existing files, and a file that does not exist yet. */
export interface ResolvedFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  readonly create?: { readonly file: string; readonly text: string };
}
