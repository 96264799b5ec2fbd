// Walks along calls, breadth first: the first step that arrives somewhere ends the shortest path to it.
import { compareText } from '../catalog/order';
import type { Call, CallEnd } from '../model/call';
import { type Adjacency, endKey } from './adjacency';

export interface Step<Root> {
  readonly call: Call;
  /** Where the step arrives: the callee, or the caller where a call is followed backwards. */
  readonly at: CallEnd;
  readonly root: Root;
  readonly previous?: Step<Root>;
}

export interface Start<Root> {
  readonly end: CallEnd;
  readonly root: Root;
}

/** The first steps from some ends, over the calls that are to be followed. Sorted by call, then in the order of the starts. */
export function firstSteps<Root>(
  adjacency: Adjacency,
  starts: readonly Start<Root>[],
  follows: (call: Call) => boolean,
): Step<Root>[] {
  const steps: Step<Root>[] = [];
  const seen = new Set<Call>();
  for (const { end, root } of starts) {
    for (const call of adjacency.from(end)) {
      if (seen.has(call) || !follows(call)) continue;
      seen.add(call);
      steps.push({ call, at: call.to, root });
    }
  }
  // Those of one end are in order.
  return starts.length === 1 ? steps : sortSteps(steps);
}

/** Steps in the order in which a walk begins with them. */
export function sortSteps<Root>(steps: readonly Step<Root>[]): Step<Root>[] {
  return [...steps].sort((a, b) => compareText(a.call.key, b.call.key));
}

/**
 * Every step that can be taken from the first ones, each call once, shortest path first and among equally short ones the
 * first by the alphabet of their calls. Ends on every graph: no call is followed twice. It ends early with the
 * first step that `isLast`; that is asked of each step in its turn.
 */
export function walk<Root>(
  adjacency: Adjacency,
  first: readonly Step<Root>[],
  follows: (call: Call) => boolean,
  isLast: (step: Step<Root>) => boolean = () => false,
): readonly Step<Root>[] {
  const steps: Step<Root>[] = [];
  for (const step of first) {
    steps.push(step);
    if (isLast(step)) return steps;
  }
  const followed = new Set(first.map(({ call }) => call));
  const arrived = new Set<string>();
  for (let index = 0; index < steps.length; index++) {
    const step = steps[index];
    if (step === undefined || arrived.has(endKey(step.at))) continue;
    arrived.add(endKey(step.at));
    for (const call of adjacency.from(step.at)) {
      if (followed.has(call) || !follows(call)) continue;
      followed.add(call);
      const next = { call, at: call.to, root: step.root, previous: step };
      steps.push(next);
      if (isLast(next)) return steps;
    }
  }
  return steps;
}

/** The calls from the start to the step. */
export function pathTo<Root>(step: Step<Root>): Call[] {
  const path: Call[] = [];
  for (let at: Step<Root> | undefined = step; at !== undefined; at = at.previous) path.push(at.call);
  return path.reverse();
}
