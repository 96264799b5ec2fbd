// The services of the workspace: applications first, most called first.
import { asCandidates } from '../../core/drafts/candidates';
import { callersByService } from '../../core/graph/callers';
import { becauseWords, perhapsWords } from '../../core/graph/explain';
import type { Graph } from '../../core/model/graph';
import { operationKey, operationLabel } from '../../core/model/operation';
import type { Live } from '../../core/model/live';
import type { Service } from '../../core/model/service';
import { SERVICES } from '../../protocol/messages';
import type { ServiceRow } from '../../protocol/views';
import type { Server } from '../context';
import type { Folder } from '../folder';
import { onAsk } from '../guard';
import { liveRow } from '../live-words';
import { toLink } from '../to-lsp';

/** The format whose files *Create Service Descriptor* writes. */
const DESCRIPTOR = 'sre-yaml';

export function registerServices({ connection, folders, live, clock }: Server): void {
  onAsk<unknown, readonly ServiceRow[]>(connection, SERVICES, 'The services', [], () =>
    folders().flatMap((folder) => servicesOf(folder, live.of(folder), clock.today())),
  );
}

function servicesOf(folder: Folder, live: Live | undefined, today: string): ServiceRow[] {
  const graph = folder.report()?.head;
  if (graph === undefined) return [];
  const callers = callersByService(graph);
  const callees = new Map<string, number>();
  for (const names of callers.values()) for (const name of names) callees.set(name, (callees.get(name) ?? 0) + 1);
  return asCandidates(graph).map((service) => ({
    ...rowOf(folder, graph, service),
    ...liveRow(live, today, service),
    callers: callers.get(service.name)?.size ?? 0,
    callees: callees.get(service.name) ?? 0,
  }));
}

function rowOf(folder: Folder, graph: Graph, service: Service): Omit<ServiceRow, 'callers' | 'callees'> {
  const place = service.evidence[0]?.place;
  const { tier = 'unknown', because, possible } = graph.tiers.get(service.name) ?? {};
  return {
    folder: folder.uri,
    name: service.name,
    known: service.known,
    declared: service.tier.declared,
    effective: tier,
    ...(because === undefined ? {} : { because: becauseWords(because) }),
    ...(possible === undefined ? {} : { perhaps: perhapsWords(possible) }),
    onboarded: service.onboarded === true,
    ...(service.owner === undefined ? {} : { owner: service.owner.value.team }),
    descriptor: service.evidence.some(({ format }) => format === DESCRIPTOR),
    objectives: service.slos.filter(({ target }) => target < 1).length,
    operations: service.operations.map((operation) => ({
      label: operationLabel(operation),
      key: operationKey(operation),
    })),
    ...(place === undefined ? {} : { place: toLink(folder.root, service.name, place) }),
  };
}
