// Who calls whom: the calls of a graph by the service that they call.
import type { Call, CallEnd } from '../model/call';
import type { Graph } from '../model/graph';

const known = new WeakMap<Graph['calls'], ReadonlyMap<string, readonly Call[]>>();

/** The calls of an operation; those of its service as a whole count too. In the order of the graph. */
export function callsOf({ calls }: Pick<Graph, 'calls'>, end: CallEnd): readonly Call[] {
  const all = indexOf(calls).get(end.service) ?? [];
  return all.filter(({ to }) => meets(to, end));
}

function indexOf(calls: Graph['calls']): ReadonlyMap<string, readonly Call[]> {
  const already = known.get(calls);
  if (already !== undefined) return already;
  const index = new Map<string, Call[]>();
  for (const call of calls) {
    const list = index.get(call.to.service);
    if (list === undefined) index.set(call.to.service, [call]);
    else list.push(call);
  }
  known.set(calls, index);
  return index;
}

/** A service as a whole meets each of its operations. */
function meets(a: CallEnd, b: CallEnd): boolean {
  if (a.service !== b.service) return false;
  return a.operation === undefined || b.operation === undefined || a.operation === b.operation;
}
