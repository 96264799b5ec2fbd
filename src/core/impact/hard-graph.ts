// Which services need which over hard calls, each once: the net under ceilings and blast radius.
import { callsBy } from '../catalog/calls-by';
import { grouped } from '../catalog/grouped';
import { compareText } from '../catalog/order';
import { rememberEach } from '../catalog/remember';
import type { Call } from '../model/call';
import type { Graph } from '../model/graph';

export interface HardGraph {
  /** The hard calls of a service to others, by the service they call. */
  readonly callees: (service: string) => ReadonlyMap<string, readonly Call[]>;
  /** The services that need a service directly, sorted. */
  readonly callers: (service: string) => readonly string[];
}

/** The hard calls between services, what a service calls of itself left out; looked at service by service. */
export function hardGraphOf({ calls }: Pick<Graph, 'calls'>): HardGraph {
  const { from, to } = callsBy(calls);
  return { callees: (service) => calleesIn(from(service)), callers: (service) => callersIn(to(service)) };
}

/** Kept with the calls of a service: those of most services are the same after an edit. */
const calleesIn = rememberEach(
  (calls: readonly Call[]): ReadonlyMap<string, readonly Call[]> =>
    grouped(calls.filter(isHardToOther), ({ to }) => to.service),
);
const callersIn = rememberEach((calls: readonly Call[]): readonly string[] =>
  [...new Set(calls.filter(isHardToOther).map(({ from }) => from.service))].sort(compareText),
);

function isHardToOther({ from, to, criticality }: Call): boolean {
  return criticality === 'hard' && from.service !== to.service;
}

/** Everything that is reached from some services, themselves left out unless a ring leads back; nearest first. */
export function closure(starts: Iterable<string>, next: (service: string) => Iterable<string>): readonly string[] {
  const reached = new Set<string>();
  const queue = [...starts];
  for (let at = 0; at < queue.length; at++)
    for (const service of next(queue[at] ?? '')) {
      if (reached.has(service)) continue;
      reached.add(service);
      queue.push(service);
    }
  return [...reached];
}
