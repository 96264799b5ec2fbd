// The service that a name means: its own, or an alias of it. Every look-up by name in a graph goes through here.
import type { Graph } from '../model/graph';
import type { Service } from '../model/service';

type Named = Pick<Graph, 'services'>;

const tables = new WeakMap<Graph['services'], ReadonlyMap<string, string>>();

/** Alias → the name of its service. Made once a graph. */
export function aliasesOf({ services }: Named): ReadonlyMap<string, string> {
  const known = tables.get(services);
  if (known !== undefined) return known;
  const table = new Map([...services.values()].flatMap((one) => one.aliases.map((alias) => [alias, one.name])));
  tables.set(services, table);
  return table;
}

/** The service that a name or an alias means; one that calls mention and nothing describes counts too. */
export function serviceNamed(graph: Named, name: string): Service | undefined {
  return graph.services.get(name) ?? graph.services.get(aliasesOf(graph).get(name) ?? '');
}
