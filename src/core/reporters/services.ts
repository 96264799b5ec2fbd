// The listing of the services found: who is core, who is called by whom.
import type { Graph } from '../model/graph';
import type { Live } from '../model/live';
import type { Service } from '../model/service';
import { availabilitySlo } from '../impact/objectives';
import { formatPercent } from '../units/percent';
import { liveBlock, liveValues } from './parts/live';
import { count } from './parts/headline';
import { serviceValue } from './parts/graph-values';
import { said } from './parts/json-values';
import { callersOf, noServiceLine } from './parts/no-core';
import { type Cell, table } from './parts/table';
import { terminalText } from './parts/terminal-text';
import type { RenderOptions } from './reporter';

export interface ServiceReporter {
  /** The value of `--format`. */
  readonly id: string;
  readonly title: string;
  /** `live` stands beside what is declared, where it was asked for. */
  readonly render: (graph: Graph, options: RenderOptions, live?: Live) => string;
}

export const SERVICE_REPORTERS: readonly ServiceReporter[] = [
  { id: 'pretty', title: 'A table, most called first', render: pretty },
  { id: 'json', title: 'Data for other tools', render: json },
];

function pretty(graph: Graph, options: RenderOptions, live?: Live): string {
  const services = mostCalledFirst(graph);
  if (services.length === 0) return `${noServiceLine()}\n`;
  const rows = services.map((service) => row(service, graph));
  const head = ['SERVICE', 'TIER', 'CALLERS', 'CALLS', 'SLO', 'OWNER', 'FOUND IN'].map((text) => ({
    text,
    style: 'dim' as const,
  }));
  const lines = table([head, ...rows], options);
  const chosen = graph.anyTier ? '' : ', no core chosen';
  const total = `${count(services.length, 'service')}, ${count(graph.calls.length, 'call')}${chosen}`;
  const promoted = services.flatMap((service) => promotionLine(service, graph));
  const measured = live === undefined ? [] : liveBlock(live, services, options);
  return `${[...lines, '', ...measured, ...promoted, `${total}.`].join('\n')}\n`;
}

function row(service: Service, graph: Graph): readonly Cell[] {
  const tier = graph.tiers.get(service.name)?.tier ?? 'unknown';
  const raised = tier === service.tier.declared ? '' : ` (declared ${service.tier.declared})`;
  const slo = availabilitySlo(service)?.target;
  const evidence = service.evidence[0];
  return [
    { text: terminalText(service.name), style: 'bold' },
    { text: `${tier}${raised}`, ...(tier === 'core' && { style: 'red' as const }) },
    { text: String(callersOf(graph, service.name)) },
    { text: String(graph.calls.filter((call) => call.from.service === service.name).length) },
    { text: slo === undefined ? '-' : formatPercent(slo) },
    { text: terminalText(service.owner?.value.team ?? '-') },
    {
      text:
        evidence === undefined ? 'only named by calls' : terminalText(`${evidence.place.file}:${evidence.place.line}`),
    },
  ];
}

function promotionLine(service: Service, graph: Graph): readonly string[] {
  const because = graph.tiers.get(service.name)?.because;
  if (because === undefined) return [];
  const steps = because.path.map((call) => call.to.service);
  const path = [because.path[0]?.from.service ?? because.entry.service, ...steps].join(' → ');
  return [terminalText(`${service.name} is ${because.to} because of ${because.flow}: ${path}`)];
}

function json(graph: Graph, _options: RenderOptions, live?: Live): string {
  const services = [...graph.services.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const value = said({
    version: 1,
    live: live && said({ at: live.at, failure: live.failure, notes: live.notes }),
    services: services.map((service) =>
      said({
        ...serviceValue(service, graph.tiers.get(service.name)),
        live: live && liveValues(live, service),
      }),
    ),
  });
  return `${JSON.stringify(value, null, 2)}\n`;
}

function mostCalledFirst(graph: Graph): readonly Service[] {
  return [...graph.services.values()]
    .map((service) => ({ service, callers: callersOf(graph, service.name) }))
    .sort((a, b) => b.callers - a.callers || (a.service.name < b.service.name ? -1 : 1))
    .map(({ service }) => service);
}
