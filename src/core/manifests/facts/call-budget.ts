// How many declared calls of one file are read: each is metered and asked about, and nobody writes thousands by hand.
import type { CallFact, FormatFacts } from '../../model/facts';
import type { Problem } from '../../model/problem';

/**
 * Declared calls that are read of one file (ours): hundreds of times what a service has, and judged in a second. Addresses in
 * manifests, of which a rendered estate has many, do not count.
 */
export const MOST_CALLS = 1500;

export interface CallBudget {
  /** The facts without the calls that are too many. */
  readonly take: (facts: FormatFacts) => FormatFacts;
  /** What is told of it, once there are too many. */
  readonly spent: () => Problem | undefined;
}

/** A budget for the documents of one file. */
export function createCallBudget(): CallBudget {
  let left = MOST_CALLS;
  let problem: Problem | undefined;
  return {
    take: (facts) => {
      const { calls = [] } = facts;
      const declared = calls.filter(isCounted);
      left -= declared.length;
      if (left >= 0) return facts;
      const unread = new Set(declared.slice(left));
      left = 0;
      problem ??= tooMany(declared.find((call) => unread.has(call)));
      return { ...facts, calls: calls.filter((call) => !unread.has(call)) };
    },
    spent: () => problem,
  };
}

/** What a published graph repeats was written elsewhere. */
function isCounted({ grade, format }: CallFact): boolean {
  return grade === 'declared' && format !== 'graph';
}

function tooMany(first: CallFact | undefined): Problem {
  return {
    code: 'too-many-calls',
    message: `Calls are not read from here on: ${MOST_CALLS} declared ones stand before this one in the file. Split it, a file for each service.`,
    ...(first === undefined ? {} : { place: first.place }),
    severity: 'error',
  };
}
