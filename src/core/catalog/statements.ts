// What documents say of services that they do not describe, joined to these services by their names.
import { nearestService } from '../config/nearest';
import type { Facts, StatementFact } from '../model/facts';
import type { Problem } from '../model/problem';
import type { Names } from './names';
import { compareStrength } from './order';

/**
 * Service → the statements about it, strongest first. Objectives of a service that nobody knows are told at their place,
 * once for each file and name; an autoscaler of an unknown workload says nothing.
 */
export function joinStatements(
  facts: readonly Facts[],
  resolve: (name: string) => string | undefined,
  names: Names,
): { readonly byService: ReadonlyMap<string, readonly StatementFact[]>; readonly problems: readonly Problem[] } {
  const byService = new Map<string, StatementFact[]>();
  const problems: Problem[] = [];
  for (const { statements } of facts) {
    const told = new Set<string>();
    for (const statement of statements) {
      const service = firstKnown(statement, resolve);
      if (service !== undefined) append(byService, service, statement);
      const [name = ''] = statement.names;
      if (service !== undefined || statement.slos.length === 0 || told.has(name)) continue;
      told.add(name);
      problems.push(unknownService(statement, name, names));
    }
  }
  for (const list of byService.values()) list.sort(compareStrength);
  return { byService, problems };
}

function firstKnown({ names }: StatementFact, resolve: (name: string) => string | undefined): string | undefined {
  for (const name of names) {
    const service = resolve(name);
    if (service !== undefined) return service;
  }
  return undefined;
}

function unknownService({ by, names, inferred, place }: StatementFact, name: string, known: Names): Problem {
  const near = nearestService(name, [...known.groups.keys()]);
  const advice = near === undefined ? 'Describe it, or give this name to it as an alias.' : `Did you mean "${near}"?`;
  const message =
    inferred === true
      ? `The queries of ${by} name ${names.join(', ')}, and nothing here is called so: it counts for no service. ${advice}`
      : `Nothing in this workspace describes ${name}, so ${by} counts for no service. ${advice}`;
  const severity = near === undefined ? 'information' : 'warning';
  return { code: 'slo-of-unknown-service', message, place, severity };
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
