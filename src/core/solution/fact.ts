// What the files say about a question.
import type { Place } from '../model/place';

/** A fact in the words of an answer. */
export interface Fact {
  readonly text: string;
  /** Where it is said; absent = at the entry of the call. */
  readonly place?: Place | undefined;
}
