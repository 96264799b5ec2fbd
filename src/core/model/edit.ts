// An edit of a text that a person may accept: a quick fix.
import type { CallTerms } from './call';
import type { Place } from './place';
import type { Json } from './service';
import type { Tier } from './tier';

/** Replaces the text at `place` (empty range = insertion). */
export interface TextEdit {
  readonly place: Place;
  readonly newText: string;
}

/** A scalar as text, a list of scalars, or a map in order. */
export type EntryValue = string | { readonly items: readonly string[] } | EntryFields;
export type EntryFields = readonly (readonly [key: string, value: EntryValue])[];

/** What a person means by a quick fix. Rules name it; who holds the texts turns it into edits or into a command. */
export type Intent =
  /** Say these terms of a call (by its key) where it is declared, or declare it with them. */
  | { readonly kind: 'set-terms'; readonly call: string; readonly terms: CallTerms }
  /** What was taken for a call between two services is none. */
  | { readonly kind: 'not-a-call'; readonly from: string; readonly to: string }
  | { readonly kind: 'declare-tier'; readonly service: string; readonly tier: Tier }
  | { readonly kind: 'open-checklist'; readonly call: string }
  /** What is written at the place is another word; nothing where it is not there any more. */
  | { readonly kind: 'replace-text'; readonly place: Place; readonly text: string; readonly by: string }
  /** The same at several places at once. */
  | {
      readonly kind: 'replace-texts';
      readonly texts: readonly { readonly place: Place; readonly text: string; readonly by: string }[];
    }
  /** The scalar at the place, or the field of the map there, gets the value. */
  | { readonly kind: 'set-value'; readonly place: Place; readonly field?: string; readonly value: string }
  /** Below the map at the place, the entry at the path of keys gets the value; maps on the way that are not there are added. */
  | { readonly kind: 'set-entry'; readonly place: Place; readonly path: readonly string[]; readonly value: EntryValue }
  /** Below the map at the place, the list at the path of keys gets one map more. */
  | { readonly kind: 'add-item'; readonly place: Place; readonly path: readonly string[]; readonly item: EntryFields }
  /** A file that does not exist yet. */
  | { readonly kind: 'create-file'; readonly file: string; readonly text: string }
  /** The config says the value at the path of keys; without one it says nothing there. */
  | { readonly kind: 'set-config'; readonly path: readonly string[]; readonly value?: Json }
  /** A comment above the place accepts what the rule says, once somebody has filled in who approves it and why. */
  | { readonly kind: 'waive'; readonly place: Place; readonly rule: string; readonly until: string }
  /** The key of the map at the place goes, with its value. */
  | { readonly kind: 'remove-key'; readonly place: Place; readonly key: string }
  /** The list item at the place goes. */
  | { readonly kind: 'remove-entry'; readonly place: Place }
  /** The call goes to another target (`service` or `service#operation`), where an entry of ours declares it. */
  | { readonly kind: 'switch-callee'; readonly call: string; readonly to: string }
  /** Writes the owner into the descriptor of a service. */
  | { readonly kind: 'set-owner'; readonly service: string; readonly team: string }
  /** A first load test for a service whose operations are known. */
  | { readonly kind: 'create-benchmark'; readonly service: string }
  /** A descriptor for a service that has none; `owners` by CODEOWNERS, as written there. */
  | { readonly kind: 'create-descriptor'; readonly service: string; readonly owners: readonly string[] };

export interface Fix {
  readonly title: string;
  readonly intent: Intent;
  /** The one that most people want. */
  readonly preferred?: boolean;
  /** There is no other answer: nobody has to be asked. */
  readonly certain?: boolean;
}

/** An intent turned into text: the edits of existing files, and a file that does not exist yet. */
export interface ResolvedFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  readonly create?: { readonly file: string; readonly text: string };
}

/** What stands from `start` to `end` (UTF-16 units, half-open) is replaced; offsets of the text before the edit. */
export interface TextSplice {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}
