// Who calls whom: the calls of a graph by the service that they call.
import { callsBy } from '../catalog/calls-by';
import type { Call, CallEnd } from '../model/call';
import type { Graph } from '../model/graph';

/** The calls of an operation; those of its service as a whole count too. In the order of the graph. */
export function callsOf({ calls }: Pick<Graph, 'calls'>, end: CallEnd): readonly Call[] {
  return callsBy(calls)
    .to(end.service)
    .filter(({ to }) => meets(to, end));
}

/** A service as a whole meets each of its operations. */
function meets(a: CallEnd, b: CallEnd): boolean {
  if (a.service !== b.service) return false;
  return a.operation === undefined || b.operation === undefined || a.operation === b.operation;
}
