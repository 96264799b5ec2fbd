// How retries multiply on the worst path through a call, with each factor and its place.
import { rememberEach } from '../catalog/remember';
import { adjacencyOf, endKey } from '../graph/adjacency';
import { type Call, type CallEnd, callLabel } from '../model/call';
import type { Graph } from '../model/graph';
import type { Amplification, RetryStep } from '../model/impact';
import { type Best, bestFrom, stepsFrom } from './best-path';
import { callsOf } from './incoming';
import { type Tries, triesFromOutside, triesOf } from './tries';

/** One step of a path: a call, or the way in from outside. */
interface Hop {
  readonly call: string;
  readonly callee: string;
  readonly tries: Tries;
}

interface Memory {
  readonly behind: Map<string, Best<Hop>>;
  readonly ahead: Map<string, Best<Hop>>;
  readonly ends: Map<string, CallEnd>;
  readonly hops: Map<Call, Hop>;
}

const memories = new WeakMap<Graph, Memory>();
/** Before it nothing is known. */
const OUTSIDE = '\0outside';

/**
 * The product of the tries on the worst path through the call: of a gateway in front of the first caller, of those who call its
 * caller, of the call, of what its callee calls (SRE Book, chapter 22). A call that nobody waits for ends the path. Undefined
 * where nothing tries more than once.
 */
export function amplificationOf(call: Call, graph: Graph): Omit<Amplification, 'before'> | undefined {
  if (call.mode === 'async' || !triesAgain(graph, call)) return undefined;
  const memory = memories.get(graph) ?? { behind: new Map(), ahead: new Map(), ends: new Map(), hops: new Map() };
  memories.set(graph, memory);
  const own = hopOf(memory, graph, call);
  const up = wayOf(call.from, memory, memory.behind, (end) => [
    ...callsOf(graph, end).flatMap((one) => stepOf(memory, graph, one, one.from)),
    ...wayIn(graph, end),
  ]);
  const down = wayOf(call.to, memory, memory.ahead, (end) =>
    adjacencyOf(graph.calls)
      .from(end)
      .flatMap((one) => stepOf(memory, graph, one, one.to)),
  );
  const factor = up.product * own.tries.factor * down.product;
  if (factor <= 1) return undefined;
  const path = [...up.steps.toReversed(), own, ...down.steps];
  return {
    factor,
    layers: path.flatMap(({ tries }) => tries.layers).filter((layer) => layer.tries > 1),
    path: productsAlong(path),
    unknownTries: path.filter(({ tries }) => !tries.isKnown).length,
  };
}

/** False where nobody tries more than once: thousands of calls need not be walked along for that. */
function triesAgain(graph: Graph, { terms }: Call): boolean {
  return (terms.tries ?? 1) > 1 || anyTriesAgain(graph);
}

const anyTriesAgain = rememberEach(
  ({ calls, services }: Graph): boolean =>
    calls.some(({ terms }) => (terms.tries ?? 1) > 1) ||
    [...services.values()].some(({ routes = [] }) =>
      routes.some(({ tries, assumedTries }) => (tries ?? assumedTries ?? 1) > 1),
    ),
);

function productsAlong(path: readonly Hop[]): readonly RetryStep[] {
  let product = 1;
  return path.map(({ call, callee, tries }) => {
    product *= tries.factor;
    return { call, callee, product };
  });
}

/** A step to the other end of a call, or out of the services. */
interface Next {
  readonly hop: Hop;
  readonly at: CallEnd | typeof OUTSIDE;
}

function stepOf(memory: Memory, graph: Graph, call: Call, at: CallEnd): readonly Next[] {
  if (call.mode === 'async' || call.from.service === call.to.service) return [];
  return [{ hop: hopOf(memory, graph, call), at }];
}

/** Nothing where no layer in front tries again: then there is no way in to speak of. */
function wayIn(graph: Graph, end: CallEnd): readonly Next[] {
  const tries = triesFromOutside(graph, end);
  const [first] = tries.layers;
  if (first === undefined || tries.factor <= 1) return [];
  return [{ hop: { call: first.call, callee: end.service, tries }, at: OUTSIDE }];
}

function wayOf(
  start: CallEnd,
  { ends }: Memory,
  best: Map<string, Best<Hop>>,
  next: (end: CallEnd) => readonly Next[],
) {
  ends.set(endKey(start), start);
  const steps = (key: string) => {
    const end = ends.get(key);
    if (end === undefined) return [];
    return next(end).map(({ hop, at }) => {
      if (at === OUTSIDE) return { to: OUTSIDE, factor: hop.tries.factor, what: hop };
      ends.set(endKey(at), at);
      return { to: endKey(at), factor: hop.tries.factor, what: hop };
    });
  };
  const { product } = bestFrom(endKey(start), steps, best);
  return { product, steps: stepsFrom(endKey(start), best) };
}

function hopOf({ hops }: Memory, graph: Graph, call: Call): Hop {
  const known = hops.get(call);
  if (known !== undefined) return known;
  const found = { call: callLabel(call), callee: call.to.service, tries: triesOf(graph, call) };
  hops.set(call, found);
  return found;
}
