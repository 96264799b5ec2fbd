// What an operation needs: everything behind its hard calls.
import { callsBy } from '../catalog/calls-by';
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

/** Questions about so many services are answered one by one; for more, what may need one of them is worked out for all at once. */
const FEW = 50;

/**
 * True for one of the needed services, and for a service that may need one of them over hard calls: false only where `hardReach`
 * finds none of them. The same set of needed services (by identity) is asked of one graph.
 */
export function mayNeedOne(graph: Pick<Graph, 'calls'>, service: string, needed: ReadonlySet<string>): boolean {
  const asked = askedOf(needed);
  asked.count += 1;
  if (asked.count <= FEW) return needed.has(service) || leadsToOne(graph, service, needed);
  asked.all ??= mayNeed(graph, needed);
  return asked.all.has(service);
}

const askedOf = rememberEach((_: ReadonlySet<string>): { count: number; all?: ReadonlySet<string> } => ({ count: 0 }));

function leadsToOne({ calls }: Pick<Graph, 'calls'>, service: string, needed: ReadonlySet<string>): boolean {
  const { from } = callsBy(calls);
  const found = new Set([service]);
  for (const one of found) {
    for (const callee of hardCallees(from(one))) {
      if (needed.has(callee)) return true;
      found.add(callee);
    }
  }
  return false;
}

function mayNeed({ calls }: Pick<Graph, 'calls'>, needed: Iterable<string>): ReadonlySet<string> {
  const { to } = callsBy(calls);
  const found = new Set(needed);
  for (const service of found) for (const caller of hardCallers(to(service))) found.add(caller);
  return found;
}

/** Kept with the calls of a service: those of most services are the same after an edit. */
const hardCallees = rememberEach((calls: readonly Call[]) => new Set(calls.filter(isHard).map(({ to }) => to.service)));
const hardCallers = rememberEach(
  (calls: readonly Call[]) => new Set(calls.filter(isHard).map(({ from }) => from.service)),
);
