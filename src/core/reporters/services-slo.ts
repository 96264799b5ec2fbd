// The objectives of the services found: targets, error budgets, what each can reach at best, who spends most.
import { serviceNumbers } from '../impact/service-numbers';
import type { Graph } from '../model/graph';
import type { DependencyShare, ServiceNumbers } from '../model/impact';
import type { Json } from '../model/service';
import { compareTiers, type Tier } from '../model/tier';
import { formatDuration } from '../units/duration';
import { formatMinutes } from '../units/minutes';
import { formatPercent, writePercent } from '../units/percent';
import { becauseValue } from './parts/impact-values';
import { said } from './parts/json-values';
import { noServiceLine } from './parts/no-core';
import { type Cell, table } from './parts/table';
import { terminalText } from './parts/terminal-text';
import type { RenderOptions } from './reporter';

export interface SloReporter {
  /** The value of `--format`. */
  readonly id: string;
  readonly title: string;
  readonly render: (graph: Graph, options: RenderOptions) => string;
}

export const SLO_REPORTERS: readonly SloReporter[] = [
  { id: 'pretty', title: 'A table, core services first', render: pretty },
  { id: 'json', title: 'Data for other tools', render: json },
];

function pretty(graph: Graph, options: RenderOptions): string {
  const all = sorted(graph);
  if (all.length === 0) return `${noServiceLine()}\n`;
  const told = all.filter(({ target }) => target !== undefined);
  const head = ['SERVICE', 'TIER', 'TARGET', 'MIN/30 D', 'MIN/YEAR', 'AT BEST', 'KEEPS IT', 'SPENDS MOST'];
  const rows = told.map((numbers) => row(numbers, tierOf(graph, numbers)));
  const lines = [
    ...(told.length === 0 ? [] : table([head.map((text) => ({ text, style: 'dim' as const })), ...rows], options)),
    ...because(told),
    ...missing(all),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function row(
  { service, target, budget, ceiling, feasible, because: obstacle, biggestSpender }: ServiceNumbers,
  tier: Tier,
): readonly Cell[] {
  const keeps = feasible === undefined ? 'unknown' : feasible ? 'yes' : 'no';
  return [
    { text: terminalText(service), style: 'bold' },
    { text: tier, ...(tier === 'core' && { style: 'red' as const }) },
    { text: target === undefined ? '' : formatPercent(target) },
    { text: budget === undefined ? '' : formatMinutes(budget.month) },
    { text: budget === undefined ? '' : formatMinutes(budget.year) },
    { text: ceiling === undefined ? 'unknown' : formatPercent(atBest(ceiling, obstacle)) },
    { text: keeps, ...(keeps === 'no' && { style: 'red' as const }) },
    { text: biggestSpender === undefined ? '' : spender(biggestSpender) },
  ];
}

/** What is needed may promise more than it can keep itself: the promise is then nobody's best. */
function atBest(ceiling: number, obstacle: ServiceNumbers['because']): number {
  return obstacle === undefined ? ceiling : Math.min(ceiling, obstacle.availability);
}

function spender({ service, share }: DependencyShare): string {
  return terminalText(share === undefined ? service : `${service} ${Math.round(share * 100)} %`);
}

function because(told: readonly ServiceNumbers[]): readonly string[] {
  const lines = told.flatMap(({ service, target, feasible, because: obstacle }) => {
    if (feasible !== false || target === undefined) return [];
    const limit =
      obstacle === undefined ? '' : ` while it needs ${obstacle.service} (${formatPercent(obstacle.availability)})`;
    return [terminalText(`${service} cannot keep ${formatPercent(target)}${limit}.`)];
  });
  return lines.length === 0 ? [] : ['', ...lines];
}

/** What is needed and not there: the objective itself, or that of somebody behind. */
function missing(all: readonly ServiceNumbers[]): readonly string[] {
  const without = all.filter(({ target }) => target === undefined).map(({ service }) => service);
  const behind = all.flatMap(({ service, target, unknown }) =>
    target === undefined ? [] : unknown.map((one) => `${service} needs ${one.service ?? 'something'}`),
  );
  const lines = [
    ...(without.length === 0 ? [] : [`No availability SLO: ${without.join(', ')}.`]),
    ...(behind.length === 0 ? [] : [`So what can be reached is not known: ${behind.join(', ')}.`]),
  ];
  return lines.length === 0 ? [] : ['', ...lines.map(terminalText)];
}

/** Core first, then by name. */
function sorted(graph: Graph): readonly ServiceNumbers[] {
  return [...serviceNumbers(graph)].sort((a, b) => compareTiers(tierOf(graph, b), tierOf(graph, a)));
}

function tierOf(graph: Graph, { service }: ServiceNumbers): Tier {
  return graph.tiers.get(service)?.tier ?? 'unknown';
}

function json(graph: Graph): string {
  const services = serviceNumbers(graph).map((numbers) => value(numbers, tierOf(graph, numbers)));
  return `${JSON.stringify({ version: 1, services }, null, 2)}\n`;
}

function value({ service, target, windowDays, budget, latency, ...numbers }: ServiceNumbers, tier: Tier): Json {
  const { ceiling, basis, feasible, because: obstacle, biggestSpender: most, unknown } = numbers;
  return said({
    name: service,
    tier,
    target: target === undefined ? undefined : writePercent(target),
    window: windowDays === undefined ? undefined : `${windowDays}d`,
    minutes: budget && { window: budget.window, month: budget.month, year: budget.year },
    ceiling: ceiling === undefined ? undefined : writePercent(ceiling),
    basis,
    feasible,
    because: becauseValue(obstacle),
    biggestSpender:
      most &&
      said({
        service: most.service,
        availability: most.availability === undefined ? undefined : writePercent(most.availability),
        minutes: most.minutes,
        share: most.share === undefined ? undefined : writePercent(most.share),
      }),
    latency: latency && { threshold: formatDuration(latency.thresholdMs), target: writePercent(latency.target) },
    unknown: unknown.map(({ id, what, question, service: name }) => said({ id, what, question, service: name })),
  });
}
