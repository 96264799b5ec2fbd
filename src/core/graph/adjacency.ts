// Which calls follow from an operation.
import { callsBy } from '../catalog/calls-by';
import { compareText } from '../catalog/order';
import { rememberEach } from '../catalog/remember';
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
  const { from } = callsBy(calls);
  return {
    from: (end) => {
      const { all, byOperation } = callsOfCaller(from(end.service));
      if (end.operation === undefined) return all;
      const own =
        byOperation.get(end.operation) ??
        all.filter((call) => (call.from.operation ?? end.operation) === end.operation);
      byOperation.set(end.operation, own);
      return own;
    },
  };
}

/** Kept with the calls of the caller: those of most callers are the same after an edit. */
const callsOfCaller = rememberEach((calls: readonly Call[]) => ({
  all: calls.some((call, at) => at > 0 && compareText(calls[at - 1]?.key ?? '', call.key) > 0)
    ? [...calls].sort((a, b) => compareText(a.key, b.key))
    : calls,
  byOperation: new Map<string, readonly Call[]>(),
}));
