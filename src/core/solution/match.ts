// Which recorded answers belong to a call of the graph.
import type { Call, CallEnd } from '../model/call';
import type { Graph } from '../model/graph';
import { keyOfReference, operationKey } from '../model/operation';
import { isNamed } from '../model/service';
import type { CallRecord, Solution } from '../model/solution';

export interface Recorded {
  readonly solution: Solution;
  readonly record: CallRecord;
}

/**
 * The records of a call in the story files, best first: one that names the call's mode before one that names none,
 * then in the order of the files. A record of whole services speaks of calls of service precision only, one of another
 * mode of another call.
 */
export function recordsOf(call: Call, graph: Graph, solutions: readonly Solution[]): readonly Recorded[] {
  const found: Recorded[] = [];
  for (const solution of solutions) {
    for (const record of solution.calls) {
      if (record.mode !== undefined && call.mode !== 'unknown' && record.mode !== call.mode) continue;
      if (isReference(record.from.value, call.from, graph) && isReference(record.to.value, call.to, graph)) {
        found.push({ solution, record });
      }
    }
  }
  const rank = ({ record }: Recorded) => (record.mode === call.mode ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b));
}

/** True if a reference as people write it (`service`, `service#operationId`, `service#METHOD /path`) names the end. */
export function isReference(reference: string, end: CallEnd, graph: Graph): boolean {
  const mark = reference.indexOf('#');
  const service = mark < 0 ? reference : reference.slice(0, mark);
  if (!isNamed(graph.services, end.service, service.trim())) return false;
  if (mark < 0 || end.operation === undefined) return mark < 0 && end.operation === undefined;
  const operation = reference.slice(mark + 1).trim();
  if (operation === end.label || operation === end.operation || keyOfReference(operation) === end.operation)
    return true;
  const operations = graph.services.get(end.service)?.operations ?? [];
  return operations.some((one) => one.operationId === operation && operationKey(one) === end.operation);
}
