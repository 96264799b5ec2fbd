// Who calls a service, by the calls of a graph: one answer for drafts, listings and the editor.
import type { Graph } from '../model/graph';

const known = new WeakMap<Graph['calls'], ReadonlyMap<string, ReadonlySet<string>>>();

/** Names of the callers of each service that has any; what a service calls of itself does not count. Remembered with the graph. */
export function callersByService({ calls }: Pick<Graph, 'calls'>): ReadonlyMap<string, ReadonlySet<string>> {
  const already = known.get(calls);
  if (already !== undefined) return already;
  const callers = new Map<string, Set<string>>();
  for (const { from, to } of calls) {
    if (from.service === to.service) continue;
    const set = callers.get(to.service) ?? new Set<string>();
    callers.set(to.service, set.add(from.service));
  }
  known.set(calls, callers);
  return callers;
}
