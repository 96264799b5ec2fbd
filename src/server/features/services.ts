// The services of the workspace, most called first.
import type { Graph } from '../../core/model/graph';
import { operationKey, operationLabel } from '../../core/model/operation';
import type { Service } from '../../core/model/service';
import { SERVICES } from '../../protocol/messages';
import type { ServiceRow } from '../../protocol/views';
import type { Server } from '../context';
import type { Folder } from '../folder';
import { onAsk } from '../guard';
import { toLink } from '../to-lsp';

export function registerServices({ connection, folders }: Server): void {
  onAsk<unknown, readonly ServiceRow[]>(connection, SERVICES, 'The services', [], () =>
    folders().flatMap(servicesOf).sort(byCallers),
  );
}

function servicesOf(folder: Folder): ServiceRow[] {
  const graph = folder.report()?.head;
  if (graph === undefined) return [];
  const callers = new Map<string, Set<string>>();
  const callees = new Map<string, Set<string>>();
  for (const { from, to } of graph.calls) {
    callers.set(to.service, (callers.get(to.service) ?? new Set()).add(from.service));
    callees.set(from.service, (callees.get(from.service) ?? new Set()).add(to.service));
  }
  return [...graph.services.values()].map((service) => ({
    ...rowOf(folder.root, graph, service),
    callers: callers.get(service.name)?.size ?? 0,
    callees: callees.get(service.name)?.size ?? 0,
  }));
}

function rowOf(root: string, graph: Graph, service: Service): Omit<ServiceRow, 'callers' | 'callees'> {
  const place = service.evidence[0]?.place;
  return {
    name: service.name,
    known: service.known,
    declared: service.tier.declared,
    effective: graph.tiers.get(service.name)?.tier ?? 'unknown',
    ...(service.owner === undefined ? {} : { owner: service.owner.value.team }),
    operations: service.operations.map((operation) => ({
      label: operationLabel(operation),
      key: operationKey(operation),
    })),
    ...(place === undefined ? {} : { place: toLink(root, service.name, place) }),
  };
}

function byCallers(a: ServiceRow, b: ServiceRow): number {
  return Number(b.known) - Number(a.known) || b.callers - a.callers || (a.name < b.name ? -1 : 1);
}
