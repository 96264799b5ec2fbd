// What the monthly review walks through: decisions whose time has come, and practices that nobody has decided.
import type { Practice, Practices } from '../model/practice';
import type { Problem } from '../model/problem';
import { addDays } from '../units/day';
import { asOff } from './off';

/** An undecided practice is looked at again after a month: the mind map is gone through at the end of each month (the founding interview). */
export const UNDECIDED_DAYS = 30;

export interface DuePractice {
  readonly practice: Practice;
  /** ISO date since when it is due; absent where nobody has looked at it yet. */
  readonly since?: string;
  readonly why: 'review' | 'undecided';
}

/**
 * Takes the mind map and the day; gives what is due: first the practices whose review date has come, the oldest first, then
 * those that are undecided for more than `UNDECIDED_DAYS` or were never looked at, in the order of the file. An undecided
 * practice with a review date waits for it.
 */
export function duePractices(practices: Practices | undefined, today: string): readonly DuePractice[] {
  const reviews: (DuePractice & { readonly since: string })[] = [];
  const undecided: DuePractice[] = [];
  for (const practice of practices?.list ?? []) {
    const { state, decided, review } = practice;
    if (review !== undefined) {
      if (isDue(review, today)) reviews.push({ practice, since: review, why: 'review' });
      continue;
    }
    if (state !== 'undecided') continue;
    if (decided === undefined) undecided.push({ practice, why: 'undecided' });
    else {
      const since = addDays(decided, UNDECIDED_DAYS + 1);
      if (isDue(since, today)) undecided.push({ practice, since, why: 'undecided' });
    }
  }
  return [...reviews.sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0)), ...undecided];
}

/** True from the day itself on. Takes ISO dates. */
export function isDue(review: string, today: string): boolean {
  return review <= today;
}

/** In words: `review date 2026-10-01 has passed`, `never decided`. */
export function dueText({ since, why }: DuePractice): string {
  if (why === 'review') return `to be reviewed since ${since ?? ''}`;
  return since === undefined ? 'not decided yet' : `undecided for more than ${UNDECIDED_DAYS} days`;
}

/**
 * `practice-due` at each practice that is not now past its review date: it stays off, and is to be decided anew. What is
 * undecided switches nothing off, and is left to the review.
 */
export function duePracticeProblems(practices: Practices | undefined, today: string): readonly Problem[] {
  return duePractices(practices, today).flatMap(({ practice }) => {
    const off = asOff(practice);
    if (off === undefined) return [];
    const message = `The practice ${off.practice} is not-now until ${off.review}, which has come: its checks are still off. Adopt it, or give it a later review date.`;
    return [{ code: 'practice-due', message, place: practice.place, severity: 'information' }];
  });
}
