// What is said while nobody has declared a tier: no finding, but how to begin.
import { callersByService } from '../../graph/callers';
import type { Graph } from '../../model/graph';
import { count } from './headline';

const PROPOSED = 3;

/** The services called by most others, most called first: likely candidates, never taken as core by themselves. */
export function mostCalled(graph: Graph): readonly string[] {
  return [...graph.services.keys()]
    .map((name) => ({ name, callers: callersOf(graph, name) }))
    .filter(({ callers }) => callers > 0)
    .sort((a, b) => b.callers - a.callers || (a.name < b.name ? -1 : 1))
    .slice(0, PROPOSED)
    .map(({ name }) => name);
}

/** How many services call a service, itself not counted. */
export function callersOf(graph: Graph, service: string): number {
  return callersByService(graph).get(service)?.size ?? 0;
}

/** Where nothing calls anything yet. */
const FIRST = 2;

/** What is said where no service was found at all, in so many documents: there is nothing to choose from. */
export function noServiceLine(documents = 0): string {
  const where = documents === 0 ? '' : ` in ${count(documents, 'document')}`;
  return `No service was found${where}. SRE Lens reads OpenAPI documents, sre.yaml, Backstage, Kubernetes and Compose files.`;
}

/**
 * The lines to write into the config, with the most called services as an example, or the first two by name where
 * nothing is called. Empty where no service was found.
 */
export function firstConfig(graph: Graph): readonly string[] {
  const called = mostCalled(graph);
  const services = called.length > 0 ? called : [...graph.services.keys()].sort().slice(0, FIRST);
  if (services.length === 0) return [];
  return ['sre-config: "1.0"', 'tiers:', `  core: [${services.map(quote).join(', ')}]`];
}

function quote(name: string): string {
  return /^[A-Za-z][\w.-]*$/.test(name) ? name : JSON.stringify(name);
}
