// Which calls follow from an operation.
import { compareText } from '../catalog/order';
import type { Call, CallEnd } from '../model/call';

export interface Adjacency {
  /**
   * The calls that an operation makes, sorted by key: its own, and those of its service as a whole (a call of service
   * precision counts for every operation of its caller). For a service as a whole: all of its calls.
   */
  readonly from: (end: CallEnd) => readonly Call[];
}

const known = new WeakMap<readonly Call[], Adjacency>();

/** Indexes calls by caller; the same list is indexed once. */
export function adjacencyOf(calls: readonly Call[]): Adjacency {
  const already = known.get(calls);
  if (already !== undefined) return already;
  const adjacency = createAdjacency(calls);
  known.set(calls, adjacency);
  return adjacency;
}

/** One text for an end of a call. */
export function endKey({ service, operation }: CallEnd): string {
  return operation === undefined ? service : `${service}\n${operation}`;
}

function createAdjacency(calls: readonly Call[]): Adjacency {
  const services = new Map<string, Call[]>();
  for (const call of calls) {
    const list = services.get(call.from.service);
    if (list === undefined) services.set(call.from.service, [call]);
    else list.push(call);
  }
  for (const list of services.values()) list.sort((a, b) => compareText(a.key, b.key));
  const ends = new Map<string, readonly Call[]>();
  return {
    from: (end) => {
      const all = services.get(end.service) ?? [];
      if (end.operation === undefined) return all;
      const key = endKey(end);
      const own = ends.get(key) ?? all.filter(({ from }) => (from.operation ?? end.operation) === end.operation);
      ends.set(key, own);
      return own;
    },
  };
}
