// What the texts of languages look like in which load tests are written.
import type { Pattern } from '../pattern';

export interface Language {
  /** What a comment to the end of the line begins with. */
  readonly lineComment: string;
  /** Whether there are comments between slash and asterisk. */
  readonly blockComments: boolean;
  /** Opening quotes, the longest first; each is closed by itself. */
  readonly quotes: readonly string[];
  /** Quotes within which a line may end. */
  readonly multiline: readonly string[];
  /** Whether a slash may begin a regular expression. */
  readonly regularExpressions: boolean;
  /** What stands between quotes as a pattern; `prefix` is the word right before them. */
  readonly pattern: (raw: string, quote: string, prefix: string) => Pattern;
}
