// What an operation needs: everything behind its hard calls.
import { rememberEach } from '../catalog/remember';
import type { Call, CallEnd } from '../model/call';
import type { Graph } from '../model/graph';
import { adjacencyOf, endKey } from './adjacency';
import { firstSteps, pathTo, walk } from './walk';

/**
 * Takes the operation (or service) that is asked about; gives every other service behind its hard calls, assumed ones
 * included, each with the shortest path of calls (among equally short ones the first by the alphabet). A path is made when
 * it is asked for: in a long chain all of them together are as long as the chain squared. With `most` no more than so many
 * services, the nearest.
 */
export function hardReach(
  graph: Pick<Graph, 'calls'>,
  from: CallEnd,
  most = Number.POSITIVE_INFINITY,
): ReadonlyMap<string, () => readonly Call[]> {
  const kept = reachesOf(graph.calls);
  const key = `${endKey(from)}\n${most}`;
  const known = kept.reaches.get(key);
  if (known !== undefined) return known;
  const reached = reach(graph.calls, from, most);
  kept.size += reached.size;
  if (kept.size > MOST_KEPT) {
    kept.reaches.clear();
    kept.size = reached.size;
  }
  kept.reaches.set(key, reached);
  return reached;
}

/** Services over all kept answers: the calls of one change ask for the same callees, and a long chain must not pile up. */
const MOST_KEPT = 100_000;

type Reached = ReadonlyMap<string, () => readonly Call[]>;

const reachesOf = rememberEach((_: readonly Call[]) => ({ reaches: new Map<string, Reached>(), size: 0 }));

function reach(calls: readonly Call[], from: CallEnd, most: number): Reached {
  const adjacency = adjacencyOf(calls);
  const first = firstSteps(adjacency, [{ end: from, root: from }], isHard);
  const reached = new Map<string, () => readonly Call[]>();
  walk(adjacency, first, isHard, (step) => {
    const { service } = step.at;
    if (service !== from.service && !reached.has(service)) reached.set(service, () => pathTo(step));
    return reached.size >= most;
  });
  return reached;
}

const isHard = (call: Call) => call.criticality === 'hard';

/**
 * The services that may need one of some services over hard calls, themselves included: every service of which `hardReach`
 * finds one is among them. Tells of thousands of calls at once that nothing is behind them.
 */
export function mayNeed(graph: Pick<Graph, 'calls'>, needed: Iterable<string>): ReadonlySet<string> {
  const callers = callersByHardCalls(graph.calls);
  const found = new Set(needed);
  for (const service of found) for (const caller of callers.get(service) ?? []) found.add(caller);
  return found;
}

const callersByHardCalls = rememberEach((calls: readonly Call[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const callers = new Map<string, Set<string>>();
  for (const { from, to } of calls.filter(isHard)) {
    const set = callers.get(to.service) ?? new Set<string>();
    callers.set(to.service, set.add(from.service));
  }
  return callers;
});
