// Generates the alerts of an objective of a service that is known here, or says why there are none.
import { nearestWord } from '../../config/nearest';
import type { Graph } from '../../model/graph';
import { allNames, type Service } from '../../model/service';
import type { Slo } from '../../model/slo';
import { parsePromql } from '../promql/parse';
import { type AlertDraft, type Asked, draftAlerts, RUNBOOK_PLACEHOLDER, TEAM_PLACEHOLDER } from './draft';
import { type RuleFormat, rulesText } from './rules-text';
import { unitTestText } from './test-text';

export interface Generated {
  readonly slo: Slo;
  readonly rules: string;
  /** For `promtool test rules`, where the rules are a file that it reads; takes the name of that file as the test names it. */
  readonly unitTest?: (rulesFile: string) => string;
  /** What nobody said, one sentence each: a person has to look at it before the alerts are worth something. */
  readonly toCheck: readonly string[];
}

export interface Wanted extends Asked {
  readonly service: string;
  /** Id of the objective; absent = the first one that leaves a budget, availability before latency. */
  readonly slo?: string;
  readonly format: RuleFormat;
}

/** `refused`: why nothing is generated, a sentence that names what mends it. */
export function generateAlerts(graph: Graph, wanted: Wanted): Generated | { readonly refused: string } {
  const service = serviceOf(graph, wanted.service);
  if (service === undefined) return { refused: unknownService(graph, wanted.service) };
  const slo = sloOf(service, wanted.slo);
  if (typeof slo === 'string') return { refused: slo };
  const draft = draftAlerts(service, slo, wanted);
  const wrong = faultIn(draft);
  if (wrong !== undefined) return { refused: wrong };
  return {
    slo,
    rules: rulesText(draft, wanted.format),
    ...(wanted.format === 'prometheus' ? { unitTest: (file: string) => unitTestText(draft, file) } : {}),
    toCheck: toCheck(draft, wanted),
  };
}

function serviceOf({ services }: Graph, name: string): Service | undefined {
  return services.get(name) ?? [...services.values()].find((one) => allNames(one).includes(name));
}

function unknownService({ services }: Graph, name: string): string {
  const near = nearestWord(name, [...services.keys()]);
  return `There is no service ${name} here.${near === undefined ? '' : ` Did you mean ${near}?`}`;
}

/** The objective, or why there is none. */
function sloOf({ name, slos }: Service, id: string | undefined): Slo | string {
  const usable = slos.filter(({ target, type, thresholdMs }) => target < 1 && (type === 'availability' || thresholdMs));
  if (slos.length === 0) return `${name} has no objective: write slos into its sre.yaml first.`;
  if (id !== undefined) {
    const named = slos.find((slo) => slo.id === id);
    if (named === undefined) return `${name} has no objective ${id}. It has ${slos.map((slo) => slo.id).join(', ')}.`;
    return usable.includes(named) ? named : unusable(named);
  }
  const [first] = slos;
  return (
    usable.find(({ type }) => type === 'availability') ?? usable[0] ?? (first === undefined ? '' : unusable(first))
  );
}

function unusable({ id, target }: Slo): string {
  return target >= 1
    ? `The objective ${id} leaves no error budget, so nothing can burn.`
    : `The objective ${id} does not say within which time answers count as good: write its threshold.`;
}

/** What a person wrote for the metric or its matchers may be no PromQL. */
function faultIn({ indicator }: AlertDraft): string | undefined {
  const { metric, selector, errors } = indicator;
  const { expression, faults } = parsePromql(`${metric}{${selector}, ${errors}}`);
  if (expression?.kind === 'selector' && expression.metric === metric) return undefined;
  const why = faults[0]?.message ?? 'It is no selector of series.';
  return `${metric}{${selector}, ${errors}} cannot be counted. ${why}`;
}

function toCheck({ indicator, team, runbook, slo, left }: AlertDraft, { indicator: said }: Wanted): readonly string[] {
  const { metric, selector, errors } = indicator;
  const counted = slo.type === 'latency' ? `${metric}_bucket{${selector}}` : `${metric}{${selector}, ${errors}}`;
  return [
    ...(said?.metric === undefined || said.selector === undefined
      ? [`${counted} is a guess by the usual names: look whether the service counts its requests so.`]
      : []),
    ...(team === TEAM_PLACEHOLDER ? ['Nobody says which team owns the service: fill in the label team.'] : []),
    ...(runbook === RUNBOOK_PLACEHOLDER ? ['Fill in runbook_url: the page with the first steps.'] : []),
    ...left.map(({ burn }) => `An alert at a burn rate of ${burn} is left out: it could never fire.`),
  ];
}
