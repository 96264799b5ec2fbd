// One side of a change as the numbers see it: who needs whom, and what each promises.
import type { Call } from '../model/call';
import type { Graph } from '../model/graph';
import type { Service } from '../model/service';
import { usedByShare } from './formulas/partial-dependency';
import { type HardGraph, hardGraphOf } from './hard-graph';
import { promisedAvailability } from './objectives';

/** A service that another needs; `availability` (a ratio) as it counts, absent = unknown. */
export interface Need {
  readonly service: string;
  readonly availability?: number;
  /** Only this share of the requests uses it; absent = all, or nobody said. */
  readonly share?: number;
}

export interface Side {
  readonly graph: Graph;
  /** What a service promises; what only the other side states is taken from there. */
  readonly promised: (service: string) => number | undefined;
  /** Its intrinsic availability, a ratio. */
  readonly own: (service: string) => number | undefined;
  readonly needs: (service: string) => readonly Need[];
  readonly callers: (service: string) => readonly string[];
  /** True where every request of the caller may need the callee. */
  readonly isWhole: (caller: string, callee: string) => boolean;
  /** Set where one call is not as the graph has it: what the others need is as in `from`. */
  readonly swapped?: { readonly from: Side; readonly swap: Swap };
}

/** One call of a side that is not as the graph has it. */
export interface Swap {
  /** Does not count. */
  readonly without?: Call;
  /** Counts as a hard call. */
  readonly with?: Call;
}

const known = new WeakMap<Graph, WeakMap<Graph, Side>>();

/**
 * Takes the graph of one side and that of the other; the same two give the same side again, unless a call is swapped: one of
 * which nobody has said whether it is waited for, or one that is tried out with other terms. Each callee is needed once, whatever
 * operations are called; what a service needs of itself does not count.
 */
export function sideOf(graph: Graph, other: Graph, swap?: Swap): Side {
  if (swap !== undefined) return swapped(sideOf(graph, other), hardGraphOf(graph), swap);
  const already = known.get(graph)?.get(other);
  if (already !== undefined) return already;
  const side = createSide(graph, other);
  known.set(graph, (known.get(graph) ?? new WeakMap<Graph, Side>()).set(other, side));
  return side;
}

function createSide(graph: Graph, other: Graph): Side {
  const { callees, callers } = hardGraphOf(graph);
  const either = <T>(name: string, of: (service: Service) => T | undefined): T | undefined => {
    const here = graph.services.get(name);
    const own = here && of(here);
    if (own !== undefined) return own;
    const there = other.services.get(name);
    // Most services are the same on both sides.
    return there === undefined || there === here ? undefined : of(there);
  };
  const promised = (name: string) => either(name, promisedAvailability);
  const memory = new Map<string, readonly Need[]>();
  const needs = (service: string): readonly Need[] => {
    const known = memory.get(service);
    if (known !== undefined) return known;
    const found = [...callees(service)].map(([name, calls]) => needOf(name, promised(name), calls));
    memory.set(service, found);
    return found;
  };
  return {
    graph,
    promised,
    own: (name) => either(name, ({ ownAvailability }) => ownAvailability),
    needs,
    callers,
    isWhole: (caller, callee) => shareOf(callees(caller).get(callee) ?? []) === 1,
  };
}

/** The same side with one call swapped, nothing else looked at again: a caller may have thousands of calls to try out. */
function swapped(from: Side, hard: HardGraph, swap: Swap): Side {
  const { without, with: added } = swap;
  const call = added ?? without;
  const told = { swapped: { from, swap } };
  if (call === undefined || call.from.service === call.to.service) return { ...from, ...told };
  const [caller, callee] = [call.from.service, call.to.service];
  const calls = (hard.callees(caller).get(callee) ?? []).filter((one) => one !== without);
  if (added !== undefined) calls.push(added);
  const need = calls.length === 0 ? undefined : needOf(callee, from.promised(callee), calls);
  const callers = hard.callers(callee).filter((name) => name !== caller || calls.length > 0);
  if (calls.length > 0 && !callers.includes(caller)) callers.push(caller);
  const needs = withNeed(from.needs(caller), callee, need);
  return {
    ...from,
    needs: (service) => (service === caller ? needs : from.needs(service)),
    callers: (service) => (service === callee ? callers : from.callers(service)),
    isWhole: (one, other) => (one === caller && other === callee ? shareOf(calls) === 1 : from.isWhole(one, other)),
    ...told,
  };
}

/** The needs with another one of the callee in its place, or behind the others. */
function withNeed(needs: readonly Need[], callee: string, need: Need | undefined): readonly Need[] {
  const at = needs.findIndex(({ service }) => service === callee);
  if (at < 0) return need === undefined ? needs : [...needs, need];
  return need === undefined ? needs.filter(({ service }) => service !== callee) : needs.with(at, need);
}

function needOf(service: string, promised: number | undefined, calls: readonly Call[]): Need {
  const share = shareOf(calls);
  const availability = promised === undefined ? undefined : usedByShare(promised, share);
  if (availability !== undefined && share === 1) return { service, availability };
  return {
    service,
    ...(availability === undefined ? {} : { availability }),
    ...(share < 1 ? { share } : {}),
  };
}

/** Calls of different operations add their shares; one that says none may be made by every request. */
function shareOf(calls: readonly Call[]): number {
  let share = 0;
  for (const { terms } of calls) share = Math.min(1, share + (terms.share ?? 1));
  return share;
}
