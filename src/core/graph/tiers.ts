// Effective tiers: how much a service matters for what waits for it.
import type { Call } from '../model/call';
import type { Catalog, EffectiveTier, Promotion } from '../model/graph';
import { compareTiers, type Tier } from '../model/tier';
import { adjacencyOf } from './adjacency';
import { type FlowRoot, startsOf } from './entries';
import { askedGating, gatingSteps } from './gating';
import { firstSteps, pathTo, type Step, sortSteps, walk } from './walk';

const HIGHEST_FIRST: readonly Tier[] = ['core', 'normal', 'supplementary'];

/**
 * The effective tier of every service: the highest of its declared tier and the tiers of the flows that need it.
 * A flow needs what its operations call hard, at any depth, and a gating caller. A promotion counts if every step is
 * declared and not assumed; what else might follow (assumed, configured, of unknown mode, asked) is only `possible`.
 */
export function effectiveTiers(catalog: Catalog): ReadonlyMap<string, EffectiveTier> {
  const claimed = promotions(catalog, 'claimed', isClaimed, isDeclared);
  const tierOf = (service: string) => claimed.get(service)?.to ?? declaredTier(catalog, service);
  const possible = promotions(catalog, 'possible', mayBeHard, () => true);
  const asked = askedGating(catalog, tierOf);

  const tiers = new Map<string, EffectiveTier>();
  for (const service of catalog.services.keys()) {
    const tier = tierOf(service);
    const because = claimed.get(service);
    const doubt = higher(possible.get(service), asked.get(service));
    tiers.set(service, {
      tier,
      ...(because === undefined ? {} : { because }),
      ...(doubt !== undefined && compareTiers(doubt.to, tier) > 0 ? { possible: doubt } : {}),
    });
  }
  return tiers;
}

function declaredTier(catalog: Catalog, service: string): Tier {
  return catalog.services.get(service)?.tier.declared ?? 'unknown';
}

function isClaimed(call: Call): boolean {
  return isDeclared(call) && call.criticality === 'hard' && !call.assumed;
}

/** All that a gating caller needs: whether the caller itself survives does not matter to the flow that waits for it. */
function isDeclared(call: Call): boolean {
  return call.grade === 'declared';
}

function mayBeHard(call: Call): boolean {
  return call.criticality !== 'soft';
}

/** For each service the shortest promotion to the highest tier over the calls that are to be followed. */
function promotions(
  catalog: Catalog,
  certainty: Promotion['certainty'],
  follows: (call: Call) => boolean,
  gates: (call: Call) => boolean,
): Map<string, Promotion> {
  const adjacency = adjacencyOf(catalog.calls);
  const found = new Map<string, Promotion>();
  const isNew = (service: string, tier: Tier) =>
    !found.has(service) && compareTiers(declaredTier(catalog, service), tier) < 0;
  for (const tier of HIGHEST_FIRST) {
    const starts = startsOf(catalog, tier);
    for (const { end, root } of starts) {
      const { service } = end;
      if (isNew(service, tier)) found.set(service, { service, to: tier, ...root, path: [], how: 'hard', certainty });
    }
    const gating = tier === 'core' ? gatingSteps(catalog, gates) : [];
    const first = sortSteps([...firstSteps(adjacency, starts, follows), ...gating]);
    for (const step of walk(adjacency, first, follows)) {
      if (isNew(step.at.service, tier)) found.set(step.at.service, promotionBy(step, tier, certainty));
    }
  }
  return found;
}

function promotionBy(step: Step<FlowRoot>, to: Tier, certainty: Promotion['certainty']): Promotion {
  const path = pathTo(step);
  const { flow, entry } = step.root;
  const begins = entry.operation === undefined ? path[0]?.from : undefined;
  const backwards = step.at === step.call.from;
  return {
    service: step.at.service,
    to,
    flow,
    entry: begins?.service === entry.service ? begins : entry,
    path,
    how: backwards ? 'gating' : step.call.mode === 'async' ? 'blocks' : 'hard',
    certainty,
  };
}

function higher(a: Promotion | undefined, b: Promotion | undefined): Promotion | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return compareTiers(b.to, a.to) > 0 ? b : a;
}
