// Regular expressions that files hold: matched in time linear in the text, whatever they say.
import { RE2JS } from 're2js';

/** Longer ones are nobody's: a pattern of files is compiled before anybody has looked at it (ours). */
export const LONGEST_PATTERN = 1000;

export interface Pattern {
  /** True if some part of the text matches. */
  readonly finds: (text: string) => boolean;
  /** True if the text as a whole matches. */
  readonly fits: (text: string) => boolean;
}

/**
 * Takes a regular expression in the syntax of RE2; gives its matchers, or why it is refused, as the end of a sentence: it is no
 * expression, or needs what no linear matcher has (references back, looking around), or is too long.
 */
export function linearPattern(source: string): Pattern | { readonly refused: string } {
  if (source.length > LONGEST_PATTERN) return { refused: `it is longer than ${LONGEST_PATTERN} characters` };
  try {
    const compiled = RE2JS.compile(source);
    return { finds: (text) => compiled.test(text), fits: (text) => compiled.matches(text) };
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : 'it cannot be read';
    return { refused: `it cannot be matched in linear time (${why})` };
  }
}
