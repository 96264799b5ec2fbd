// The graph as data: also a baseline file, and a source for other repositories.
import type { Graph } from '../model/graph';
import { comparePlaces } from '../model/place';
import type { Problem } from '../model/problem';
import type { GraphReporter } from './graph-reporter';
import { callValue, flowValue, problemValue, said, serviceValue } from './parts/graph-values';

export const graphJson: GraphReporter = {
  id: 'json',
  title: 'Data; also a baseline file',
  render: (graph, problems) => `${JSON.stringify(graphValue(graph, problems), null, 2)}\n`,
};

function graphValue(graph: Graph, problems: readonly Problem[]) {
  const services = [...graph.services.values()].sort((a, b) => order(a.name, b.name));
  const calls = [...graph.calls].sort((a, b) => order(a.key, b.key));
  const flows = [...graph.flows].sort(
    (a, b) => order(a.name, b.name) || comparePlaces(a.evidence.place, b.evidence.place),
  );
  return said({
    sreGraph: 1,
    services: services.map((service) => serviceValue(service, graph.tiers.get(service.name))),
    calls: calls.map(callValue),
    flows: flows.map(flowValue),
    problems: problems.map(problemValue),
  });
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
