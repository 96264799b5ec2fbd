// In which order services are offered to the person who chooses the core ones.
import { compareText } from '../catalog/order';
import { callersByService } from '../graph/callers';
import type { Graph } from '../model/graph';
import type { Service } from '../model/service';
import { whyNotDrafted } from './found';

/**
 * True for an application of this repository: described by hand, in a catalogue, with a document of its own, or running an image
 * that is built here. Databases, brokers, collectors and third parties are no promise to users by themselves, however many call them.
 */
export function isApplication(service: Service, graph: Graph): boolean {
  const why = whyNotDrafted(service, graph);
  return service.external === undefined && (why === undefined || why === 'described');
}

/**
 * The services of a graph: applications, then what else is described, then mere names; among each the entries of flows first, then
 * those with most callers, then by name. No tier follows from it.
 */
export function asCandidates(graph: Graph): readonly Service[] {
  const callers = callersByService(graph);
  const entries = new Set(graph.flows.map(({ entry }) => entry.service));
  const ranked = [...graph.services.values()].map((service) => ({
    service,
    kind: isApplication(service, graph) ? 0 : service.known ? 1 : 2,
    entry: entries.has(service.name) ? 0 : 1,
    callers: callers.get(service.name)?.size ?? 0,
  }));
  return ranked
    .sort(
      (a, b) =>
        a.kind - b.kind || a.entry - b.entry || b.callers - a.callers || compareText(a.service.name, b.service.name),
    )
    .map(({ service }) => service);
}
