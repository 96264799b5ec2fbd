// What stops when a service stops: everything that needs it over hard calls, the flows, their owners.
import { compareText } from '../catalog/order';
import type { Graph } from '../model/graph';
import { compareTiers, type Tier } from '../model/tier';
import { flowsHitBy } from './flow-reach';
import { closure, hardGraphOf } from './hard-graph';

export interface BlastRadius {
  /** Nearest first, the service itself left out. */
  readonly services: readonly string[];
  /** Names of the flows that need it, sorted. */
  readonly flows: readonly string[];
  /** Teams of the services and of the flows' entries, sorted; what has no owner adds none. */
  readonly owners: readonly string[];
  /** The highest effective tier among them; `unknown` where nothing needs it. */
  readonly tier: Tier;
}

/** The reverse closure over hard calls, assumed ones included (SRE Workbook, chapter 18: who depends on you). */
export function blastRadius(graph: Graph, service: string): BlastRadius {
  const { callers } = hardGraphOf(graph);
  const services = closure([service], callers).filter((name) => name !== service);
  const flows = flowsHitBy(graph, { service });
  const entries = flows.map(({ entry }) => entry.service);
  const teams = [...services, ...entries].flatMap((name) => graph.services.get(name)?.owner?.value.team ?? []);
  const tiers = [...services.map((name) => graph.tiers.get(name)?.tier ?? 'unknown'), ...flows.map(({ tier }) => tier)];
  return {
    services,
    flows: flows.map(({ name }) => name).sort(compareText),
    owners: [...new Set(teams)].sort(compareText),
    tier: tiers.reduce<Tier>((highest, tier) => (compareTiers(tier, highest) > 0 ? tier : highest), 'unknown'),
  };
}
