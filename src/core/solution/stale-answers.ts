// Agreed answers of calls that the branch did not touch, whose ground it took away.
import { callLabel } from '../model/call';
import type { Graph } from '../model/graph';
import type { Problem } from '../model/problem';
import type { CallRecord, Solution } from '../model/solution';
import { recordsOf } from './match';
import { staleBecause } from './stale';

/**
 * One problem for each record with answers that rest on a fact which holds no more and, in the baseline, still held
 * (against an empty baseline: all of them). Calls in `asked` have a checklist of their own that says it.
 */
export function staleAnswers(
  solutions: readonly Solution[],
  head: Graph,
  before: Graph,
  asked: ReadonlySet<string>,
): readonly Problem[] {
  if (solutions.length === 0) return [];
  const earlier = new Map(before.calls.map((call) => [call.key, call]));
  const problems: Problem[] = [];
  for (const call of head.calls) {
    if (asked.has(call.key)) continue;
    const then = earlier.get(call.key);
    for (const { record } of recordsOf(call, head, solutions)) {
      const stale = new Map<string, string>();
      for (const id of answeredIn(record)) {
        const reason = staleBecause(id, record.assumed, call, head);
        const wasStale = then !== undefined && staleBecause(id, record.assumed, then, before) !== undefined;
        if (reason !== undefined && !wasStale) stale.set(id, reason);
      }
      if (stale.size > 0) problems.push(staleProblem(callLabel(call), record, stale));
    }
  }
  return problems;
}

function answeredIn(record: CallRecord): readonly string[] {
  return [...record.answers.keys()].sort();
}

function staleProblem(label: string, record: CallRecord, stale: ReadonlyMap<string, string>): Problem {
  const reasons = [...new Set(stale.values())].join('; ');
  const ids = [...stale.keys()].join(', ');
  return {
    code: 'stale-answer',
    message: `${label}: ${reasons}. Answer ${ids} again.`,
    place: record.place,
    severity: 'information',
  };
}
