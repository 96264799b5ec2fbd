// The 30 questions of a technical solution, in order.
import type { Question } from './question';
import { CALL_QUESTIONS } from './questions-call';
import { RUN_QUESTIONS } from './questions-run';

export const QUESTIONS: readonly Question[] = [...CALL_QUESTIONS, ...RUN_QUESTIONS];

const BY_ID = new Map(QUESTIONS.map((question) => [question.id, question]));

/** The question of an id (`TS-04`), or `undefined` for an id that is none. */
export function questionOf(id: string): Question | undefined {
  return BY_ID.get(id);
}
