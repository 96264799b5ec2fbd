// What is new: head against the baseline.
import { compareText } from '../catalog/order';
import type { Change, Changes } from '../model/change';
import type { Graph } from '../model/graph';
import { operationKey } from '../model/operation';
import { compareCalls } from './calls';
import { compareOperations } from './operations';
import { serviceRenames } from './renames';
import { compareServices } from './services';
import { unfinishedOf } from './unfinished';

/**
 * Takes the graphs of both sides; gives what was added, removed, modified, sorted by name, operation and call key.
 * What vanished from a file with syntax errors is not removed. Two equal graphs give three empty lists.
 */
export function compareGraphs(before: Graph, head: Graph): Changes {
  const renames = serviceRenames(before, head);
  const unfinished = unfinishedOf(before, head);
  return {
    services: sort(compareServices(before, head, renames, unfinished), ({ name }) => name),
    operations: sort(
      compareOperations(before, head, renames, unfinished),
      ({ service, operation }) => `${service}\n${operationKey(operation)}`,
    ),
    calls: sort(compareCalls(before, head, renames, unfinished), ({ key }) => key),
  };
}

function sort<T>(changes: Change<T>[], key: (it: T) => string): Change<T>[] {
  return changes.sort((a, b) => compareText(key(a.it), key(b.it)) || compareText(a.kind, b.kind));
}
