// What is said while nobody has declared a tier: no finding, but how to begin.
import { asCandidates, isApplication } from '../../drafts/candidates';
import { callersByService } from '../../graph/callers';
import type { Graph } from '../../model/graph';
import { count } from './headline';

/** How many services call a service, itself not counted. */
export function callersOf(graph: Graph, service: string): number {
  return callersByService(graph).get(service)?.size ?? 0;
}

/** What is said where no service was found at all, in so many documents: there is nothing to choose from. */
export function noServiceLine(documents = 0): string {
  const where = documents === 0 ? '' : ` in ${count(documents, 'document')}`;
  return `No service was found${where}. SRE Lens reads OpenAPI documents, sre.yaml, Backstage, Kubernetes and Compose files.`;
}

/** As many as an example names where services call each other, and where nothing calls anything yet. */
const [PROPOSED, FIRST] = [3, 2];

/**
 * The lines to write into the config, with an example: the applications of this repository that most others call, or the
 * first two where none is called. A database that all share is nobody's choice. Empty where no service was found.
 */
export function firstConfig(graph: Graph): readonly string[] {
  const candidates = asCandidates(graph);
  const applications = candidates.filter((service) => isApplication(service, graph));
  const offered = applications.length > 0 ? applications : candidates;
  const entries = new Set(graph.flows.map(({ entry }) => entry.service));
  const needed = offered.filter(({ name }) => entries.has(name) || callersOf(graph, name) > 0);
  const services = needed.length > 0 ? needed.slice(0, PROPOSED) : offered.slice(0, FIRST);
  if (services.length === 0) return [];
  return ['sre-config: "1.0"', 'tiers:', `  core: [${services.map(({ name }) => quote(name)).join(', ')}]`];
}

function quote(name: string): string {
  return /^[A-Za-z][\w.-]*$/.test(name) ? name : JSON.stringify(name);
}
