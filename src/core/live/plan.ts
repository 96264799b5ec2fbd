// What to ask a monitoring system: for each service and number the queries that may answer, ready to send.
import { fillTemplate } from '../config/query-template';
import { availabilitySlo } from '../impact/objectives';
import type { LiveConfig } from '../model/config';
import type { Graph } from '../model/graph';
import { LIVE_QUANTITIES, type LiveQuantity, READY_QUERIES } from '../model/live';
import type { Service } from '../model/service';
import type { Slo } from '../model/slo';
import { withoutNoise } from '../units/noise';
import { READY } from './ready-queries';

/** One number of one service. The first of its queries that answers counts. */
export interface LiveAsk {
  readonly service: string;
  readonly quantity: LiveQuantity;
  readonly windowMs: number;
  readonly quantile?: number;
  /** Of several series, the one whose label says one of these. */
  readonly objectives: readonly string[];
  readonly queries: readonly { readonly id: string; readonly text: string }[];
}

const MS_OF_A_DAY = 86_400_000;
/** Where no objective says otherwise (ours, as for declared numbers). */
const DEFAULT_DAYS = 30;
const DEFAULT_TRAFFIC_DAYS = 7;
const DEFAULT_QUANTILE = 0.99;

/** Takes a graph and the `live:` section; gives what to ask of every service that is described here, by name. */
export function planLive(graph: Graph, config: LiveConfig | undefined): readonly LiveAsk[] {
  const known = [...graph.services.values()].filter(({ known: isKnown }) => isKnown);
  return known.sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap((service) => asksOf(service, config));
}

function asksOf(service: Service, config: LiveConfig | undefined): readonly LiveAsk[] {
  const slo = availabilitySlo(service);
  const latency = latencySlo(service);
  const called = config?.services.get(service.name);
  const name = called?.name ?? service.name;
  const trafficMs = config?.trafficWindowMs ?? DEFAULT_TRAFFIC_DAYS * MS_OF_A_DAY;
  const id = called?.slo ?? slo?.id;
  const objective = called?.slo ?? objectiveOf(name, slo);
  return LIVE_QUANTITIES.flatMap((quantity) => {
    const windowMs = windowOf(quantity, quantity === 'latency' ? latency : slo, trafficMs);
    const quantile = quantity === 'latency' ? (latency?.target ?? DEFAULT_QUANTILE) : undefined;
    const values = new Map<string, string>([
      ['service', name],
      ['objective', objective],
      ['window', promDuration(windowMs)],
      ['trafficWindow', promDuration(trafficMs)],
      ['days', String(withoutNoise(windowMs / MS_OF_A_DAY, 9))],
      ['seconds', String(windowMs / 1000)],
      ...optional('slo', id),
      ...optional('target', slo && String(slo.target)),
      ...optional('threshold', latency?.thresholdMs === undefined ? undefined : String(latency.thresholdMs / 1000)),
      ...optional('quantile', quantile === undefined ? undefined : String(quantile)),
    ]);
    const queries = templatesOf(quantity, config).flatMap(({ id: set, template }) => {
      const text = fillTemplate(template, values);
      return text === undefined ? [] : [{ id: set, text }];
    });
    if (queries.length === 0) return [];
    const objectives = id === undefined ? [] : [id, objective];
    return [
      {
        service: service.name,
        quantity,
        windowMs,
        objectives,
        queries,
        ...(quantile === undefined ? {} : { quantile }),
      },
    ];
  });
}

/** The name of an objective among all of a company: Pyrra's is one by itself, the id of others is one within its service. */
function objectiveOf(name: string, slo: Slo | undefined): string {
  if (slo === undefined) return name;
  return slo.evidence.format === 'pyrra' ? slo.id : `${name}-${slo.id}`;
}

/** The objective that a latency is shown against. */
export function latencySlo(service: Service): Slo | undefined {
  return service.slos.find(({ type }) => type === 'latency');
}

function templatesOf(
  quantity: LiveQuantity,
  config: LiveConfig | undefined,
): readonly { readonly id: string; readonly template: string }[] {
  const own = config?.queries.get(quantity);
  if (own !== undefined) return [{ id: 'config', template: own.value }];
  return (config?.use ?? READY_QUERIES).flatMap((id) => {
    const template = READY.get(id)?.get(quantity);
    return template === undefined ? [] : [{ id, template }];
  });
}

function windowOf(quantity: LiveQuantity, slo: Slo | undefined, trafficMs: number): number {
  if (quantity === 'traffic' || quantity === 'trafficPeak') return trafficMs;
  return Math.round((slo?.windowDays ?? DEFAULT_DAYS) * MS_OF_A_DAY);
}

/** As recording rules are named: `30d`, `12h`, else the largest unit in which it is a whole number. */
function promDuration(ms: number): string {
  for (const [unit, size] of UNITS) if (ms % size === 0) return `${ms / size}${unit}`;
  return `${Math.round(ms)}ms`;
}

const UNITS = [
  ['d', MS_OF_A_DAY],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
] as const;

function optional(name: string, value: string | undefined): readonly [string, string][] {
  return value === undefined ? [] : [[name, value]];
}
