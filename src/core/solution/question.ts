// The shape of a question of the technical solution, and the kinds of call that it may be asked of.

/** The columns of the applicability matrix (catalogue of questions, section a). */
export const CASES = ['sync-read', 'sync-write', 'async', 'async-blocks', 'third-party', 'transitive'] as const;
export type Case = (typeof CASES)[number];

/**
 * `x` always · `-` never · `o` only where the caller's flow or the callee is core ·
 * `o*` as `o`, and always with more than one call a request ·
 * `bulk` only where the contract takes a list · `post` only for POST and PATCH, which are not idempotent by definition · `leaf` only where a third party lies behind.
 */
export type Ask = 'x' | '-' | 'o' | 'o*' | 'bulk' | 'post' | 'leaf';

export interface Question {
  readonly id: string;
  /** As asked on screen: 90 characters at most. */
  readonly question: string;
  /** One sentence. */
  readonly why: string;
  /** One entry a case, in the order of `CASES`. */
  readonly ask: readonly [Ask, Ask, Ask, Ask, Ask, Ask];
}

/** When a question is asked in one case: an entry of the matrix. */
export function askIn(question: Question, kind: Case): Ask {
  return question.ask[CASES.indexOf(kind)] ?? '-';
}
