// How retries multiply on the worst path through a call, with each factor and its place.
import { adjacencyOf, endKey } from '../graph/adjacency';
import { type Call, type CallEnd, callLabel } from '../model/call';
import type { Graph } from '../model/graph';
import type { Amplification, RetryStep } from '../model/impact';
import { type Best, bestFrom, stepsFrom } from './best-path';
import { callsOf } from './incoming';
import { type Tries, triesOf } from './tries';

interface Memory {
  readonly behind: Map<string, Best<Call>>;
  readonly ahead: Map<string, Best<Call>>;
  readonly ends: Map<string, CallEnd>;
  readonly tries: Map<Call, Tries>;
}

const memories = new WeakMap<Graph, Memory>();

/**
 * The product of the tries on the worst path through the call: of those who call its caller, of the call, of what its callee
 * calls (SRE Book, chapter 22). A call that nobody waits for ends the path. Undefined where nothing tries more than once.
 */
export function amplificationOf(call: Call, graph: Graph): Omit<Amplification, 'before'> | undefined {
  if (call.mode === 'async') return undefined;
  const memory = memories.get(graph) ?? { behind: new Map(), ahead: new Map(), ends: new Map(), tries: new Map() };
  memories.set(graph, memory);
  const own = triesIn(memory, graph, call);
  const up = wayOf(call.from, memory, memory.behind, (end) =>
    callsOf(graph, end).map((one) => ({ call: one, at: one.from, factor: triesIn(memory, graph, one).factor })),
  );
  const down = wayOf(call.to, memory, memory.ahead, (end) =>
    adjacencyOf(graph.calls)
      .from(end)
      .map((one) => ({ call: one, at: one.to, factor: triesIn(memory, graph, one).factor })),
  );
  const factor = up.product * own.factor * down.product;
  if (factor <= 1) return undefined;
  const path = [...up.steps.toReversed(), call, ...down.steps];
  const tries = path.map((one) => triesIn(memory, graph, one));
  return {
    factor,
    layers: tries.flatMap(({ layers }) => layers).filter((layer) => layer.tries > 1),
    path: stepsAlong(path, tries),
    unknownTries: tries.filter(({ isKnown }) => !isKnown).length,
  };
}

function stepsAlong(path: readonly Call[], tries: readonly Tries[]): readonly RetryStep[] {
  let product = 1;
  return path.map((call, index) => {
    product *= tries[index]?.factor ?? 1;
    return { call: callLabel(call), callee: call.to.service, product };
  });
}

type Next = (end: CallEnd) => readonly { readonly call: Call; readonly at: CallEnd; readonly factor: number }[];

function wayOf(start: CallEnd, { ends }: Memory, best: Map<string, Best<Call>>, next: Next) {
  ends.set(endKey(start), start);
  const steps = (key: string) => {
    const end = ends.get(key);
    if (end === undefined) return [];
    return next(end)
      .filter((one) => one.call.mode !== 'async' && one.call.from.service !== one.call.to.service)
      .map(({ call, at, factor }) => {
        ends.set(endKey(at), at);
        return { to: endKey(at), factor, what: call };
      });
  };
  const { product } = bestFrom(endKey(start), steps, best);
  return { product, steps: stepsFrom(endKey(start), best) };
}

function triesIn({ tries }: Memory, graph: Graph, call: Call): Tries {
  const known = tries.get(call);
  if (known !== undefined) return known;
  const found = triesOf(graph, call);
  tries.set(call, found);
  return found;
}
