// Rings of calls in which each waits for the next.
import { type CallsBy, callsBy } from '../catalog/calls-by';
import { compareText } from '../catalog/order';
import { rememberEach } from '../catalog/remember';
import type { Call, CallEnd } from '../model/call';
import type { Graph } from '../model/graph';
import { type Adjacency, adjacencyOf } from './adjacency';
import { firstSteps, pathTo, walk } from './walk';

/** A ring that begins with the call that was asked about. */
export interface Ring {
  readonly calls: readonly Call[];
  /**
   * `operations`: one request goes round. `services`: the calls belong to different operations; they still share
   * threads, and neither service starts without the other.
   */
  readonly closedBy: 'operations' | 'services';
}

const isSync = (call: Call) => call.mode === 'sync';

/**
 * The shortest ring that closes through the call, one of operations before one of services; `undefined` where there is none.
 * `follows` says which other calls count (synchronous ones if it is left out); the call itself always does.
 */
export function cycleThrough(
  graph: Pick<Graph, 'calls'>,
  call: Call,
  follows: (call: Call) => boolean = isSync,
): Ring | undefined {
  if (meets(call.to, call.from)) return { calls: [call], closedBy: 'operations' };
  if (leavesRing(graph.calls, call)) return undefined;
  const adjacency = adjacencyOf(graph.calls);
  const way = shortest(adjacency, call.to, (at) => meets(at, call.from), follows);
  if (way !== undefined) return { calls: [call, ...way], closedBy: 'operations' };
  if (call.to.service === call.from.service) return { calls: [call], closedBy: 'services' };
  const wide: Adjacency = { from: ({ service }) => adjacency.from({ service }) };
  const round = shortest(wide, call.to, (at) => at.service === call.from.service, follows);
  return round === undefined ? undefined : { calls: [call, ...round], closedBy: 'services' };
}

/**
 * The groups of services that wait for one another over synchronous calls, each sorted, the list sorted; a service that
 * calls itself is a group of one. Tarjan's algorithm without recursion.
 */
export function syncCycles(graph: Pick<Graph, 'calls'>): readonly (readonly string[])[] {
  const calls = graph.calls.filter(isSync);
  const own = new Set(calls.flatMap(({ from, to }) => (from.service === to.service ? [from.service] : [])));
  return components(nextOf(calls))
    .filter((group) => group.length > 1 || group.some((service) => own.has(service)))
    .map((group) => group.sort(compareText))
    .sort((a, b) => compareText(a[0] ?? '', b[0] ?? ''));
}

function meets(at: CallEnd, end: CallEnd): boolean {
  if (at.service !== end.service) return false;
  return at.operation === undefined || end.operation === undefined || at.operation === end.operation;
}

function shortest(
  adjacency: Adjacency,
  from: CallEnd,
  arrives: (at: CallEnd) => boolean,
  follows: (call: Call) => boolean,
): Call[] | undefined {
  const first = firstSteps(adjacency, [{ end: from, root: from }], follows);
  const isThere = ({ at }: { readonly at: CallEnd }) => arrives(at);
  const last = walk(adjacency, first, follows, isThere).find(isThere);
  return last === undefined ? undefined : pathTo(last);
}

/** Questions about so many calls of a graph are answered one by one; for more, all rings are worked out at once. */
const FEW = 50;

/** True for a call of the graph that leads to where nothing leads back. */
function leavesRing(calls: readonly Call[], { from, to }: Call): boolean {
  const { from: callsFrom } = callsBy(calls);
  if (!callsFrom(from.service).some((one) => one.to.service === to.service)) return false;
  const asked = askedOf(calls);
  asked.count += 1;
  if (asked.count <= FEW) return !leadsTo(callsFrom, to.service, from.service);
  asked.groups ??= ringsOf(calls);
  return asked.groups.get(from.service) !== asked.groups.get(to.service);
}

interface Asked {
  count: number;
  groups?: ReadonlyMap<string, number>;
}

const askedOf = rememberEach((_: readonly Call[]): Asked => ({ count: 0 }));

function leadsTo(callsFrom: CallsBy['from'], service: string, target: string): boolean {
  const found = new Set([service]);
  for (const one of found) {
    if (one === target) return true;
    for (const { to } of callsFrom(one)) found.add(to.service);
  }
  return false;
}

/** The groups of services that call one another, by number: no ring leads out of a group. */
function ringsOf(calls: readonly Call[]): ReadonlyMap<string, number> {
  const groups = components(nextOf(calls));
  return new Map(groups.flatMap((group, index) => group.map((service) => [service, index] as const)));
}

function nextOf(calls: readonly Call[]): ReadonlyMap<string, ReadonlySet<string>> {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of calls) next.set(from.service, (next.get(from.service) ?? new Set()).add(to.service));
  return next;
}

interface Visit {
  readonly service: string;
  readonly index: number;
  low: number;
  onStack: boolean;
  child: number;
}

function components(callees: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const next = new Map([...callees].map(([service, set]) => [service, [...set]] as const));
  const visits = new Map<string, Visit>();
  const stack: Visit[] = [];
  const groups: string[][] = [];
  for (const start of next.keys()) {
    if (visits.has(start)) continue;
    const work = [open(start, visits, stack)];
    for (let visit = work.at(-1); visit !== undefined; visit = work.at(-1)) {
      const target = next.get(visit.service)?.[visit.child];
      if (target !== undefined) {
        visit.child += 1;
        const other = visits.get(target);
        if (other === undefined) work.push(open(target, visits, stack));
        else if (other.onStack) visit.low = Math.min(visit.low, other.index);
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent !== undefined) parent.low = Math.min(parent.low, visit.low);
      if (visit.low === visit.index) groups.push(close(visit, stack));
    }
  }
  return groups;
}

function open(service: string, visits: Map<string, Visit>, stack: Visit[]): Visit {
  const visit = { service, index: visits.size, low: visits.size, onStack: true, child: 0 };
  visits.set(service, visit);
  stack.push(visit);
  return visit;
}

function close(root: Visit, stack: Visit[]): string[] {
  const group: string[] = [];
  for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
    visit.onStack = false;
    group.push(visit.service);
    if (visit === root) break;
  }
  return group;
}
