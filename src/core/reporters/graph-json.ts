// The graph as data: also a baseline file, and a source for other repositories.
import type { Address } from '../model/address';
import type { Call } from '../model/call';
import type { Flow } from '../model/flow';
import type { Dangling, EffectiveTier, Graph } from '../model/graph';
import { type Operation, operationKey } from '../model/operation';
import { comparePlaces } from '../model/place';
import type { Problem } from '../model/problem';
import type { RoutePolicy } from '../model/route';
import type { Conflict, Service } from '../model/service';
import type { GraphReporter, GraphSource } from './graph-reporter';
import { callValue, flowValue, operationValue, problemValue, serviceValue } from './parts/graph-values';
import { evidenceValue, type JsonObject, publishedEvidence, said } from './parts/json-values';
import { routeValue } from './parts/quantity-values';
import { judgingValue } from './parts/judging-values';

export const graphJson: GraphReporter = {
  id: 'json',
  title: 'Data; also a baseline file',
  render: (graph, problems, source) => `${JSON.stringify(graphValue(graph, problems, source ?? {}), null, 2)}\n`,
};

function graphValue(graph: Graph, problems: readonly Problem[], { repository, repositories, judging }: GraphSource) {
  const services = [...graph.services.values()].sort((a, b) => order(a.name, b.name));
  const calls = [...graph.calls].sort((a, b) => order(a.key, b.key));
  const flows = [...graph.flows].sort(
    (a, b) => order(a.name, b.name) || comparePlaces(a.evidence.place, b.evidence.place),
  );
  return said({
    sreGraph: 1,
    repository,
    repositories,
    services: services.map((service) => publishedService(service, graph.tiers.get(service.name))),
    calls: calls.map(publishedCall),
    flows: flows.map(publishedFlow),
    dangling: graph.dangling.length === 0 ? undefined : graph.dangling.map(danglingValue),
    judging: judging && judgingValue(judging),
    problems: problems.map(problemValue),
  });
}

function publishedService(service: Service, tier: EffectiveTier | undefined): JsonObject {
  return said({
    ...serviceValue(service, tier),
    operations: [...service.operations].sort(byPath).map(publishedOperation),
    routes: service.routes?.map(publishedRoute),
    hosts: service.hosts?.map(addressValue),
    deployed: service.deployed && evidenceValue(service.deployed),
    conflicts: service.conflicts.length === 0 ? undefined : service.conflicts.map(conflictValue),
    evidence: publishedEvidence(service.evidence),
  });
}

function publishedRoute(route: RoutePolicy): JsonObject {
  return said({ ...routeValue(route), evidence: publishedEvidence([route.evidence])[0] });
}

function publishedOperation(operation: Operation): JsonObject {
  return said({ ...operationValue(operation), evidence: publishedEvidence([operation.evidence])[0] });
}

function publishedCall(call: Call): JsonObject {
  return said({
    ...callValue(call),
    addresses: call.addresses?.map(addressValue),
    evidence: publishedEvidence(call.evidence),
  });
}

function publishedFlow(flow: Flow): JsonObject {
  return said({ ...flowValue(flow), evidence: publishedEvidence([flow.evidence])[0] });
}

function conflictValue({ field, statements }: Conflict): JsonObject {
  const sides = statements.map(({ value, place, format }) => ({ value, file: place.file, line: place.line, format }));
  return { field, statements: sides };
}

function danglingValue({ place, ...dangling }: Dangling): JsonObject {
  return said({ ...dangling, file: place.file, line: place.line });
}

function addressValue({ host, namespace, path }: Address): JsonObject {
  return said({ host, namespace, path });
}

function byPath(a: Operation, b: Operation): number {
  return order(a.path, b.path) || order(operationKey(a), operationKey(b));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
