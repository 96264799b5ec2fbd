// Where the needs of a tier begin: the operations of its flows, and of core services that are in no core flow.
import { compareText } from '../catalog/order';
import type { CallEnd } from '../model/call';
import type { Flow } from '../model/flow';
import type { Catalog } from '../model/graph';
import type { Tier } from '../model/tier';
import { declaredCore } from './core';
import type { Start } from './walk';

export interface FlowRoot {
  /** The flow, or the core service that contributes its own operations. */
  readonly flow: string;
  /** The operation of the flow; for a core service only the service, until a path says which operation it begins with. */
  readonly entry: CallEnd;
}

/** The starts of one tier: flows by name, each from its entry on, then core services by name. */
export function startsOf(catalog: Catalog, tier: Tier): Start<FlowRoot>[] {
  const flows = flowsOf(catalog, tier);
  const starts = flows.flatMap((flow) =>
    [flow.entry, ...flow.steps].map((end) => ({ end, root: { flow: flow.name, entry: end } })),
  );
  if (tier !== 'core') return starts;
  const inFlow = new Set(starts.map(({ end }) => end.service));
  for (const service of declaredCore(catalog)) {
    if (inFlow.has(service)) continue;
    const end = { service };
    starts.push({ end, root: { flow: service, entry: end } });
  }
  return starts;
}

/** The declared flows of a tier, by name. */
export function flowsOf(catalog: Catalog, tier: Tier): Flow[] {
  return catalog.flows.filter((flow) => flow.tier === tier).sort((a, b) => compareText(a.name, b.name));
}
