// Effective tiers: how much a service matters for what waits for it.
import { rememberEach } from '../catalog/remember';
import type { Call } from '../model/call';
import type { Catalog, EffectiveTier, Graph, Promotion } from '../model/graph';
import { compareTiers, type Tier } from '../model/tier';
import { adjacencyOf } from './adjacency';
import { declaredCore } from './core';
import { type FlowRoot, startsOf } from './entries';
import { askedGating, gatingSteps } from './gating';
import { firstSteps, pathTo, type Step, sortSteps, walk } from './walk';

const HIGHEST_FIRST: readonly Tier[] = ['core', 'normal', 'supplementary'];

/**
 * The effective tier of every service: the highest of its declared tier and the tiers of the flows that need it.
 * A flow needs what its operations call hard, at any depth, and a gating caller. A promotion counts if every step is
 * declared and not assumed; what else might follow (assumed, configured, of unknown mode, asked) is only `possible`.
 */
export function effectiveTiers(catalog: Catalog): Pick<Graph, 'tiers' | 'questions'> {
  const claimed = firstOfEach(promotions(catalog, 'claimed', isClaimed, isDeclared));
  const tierOf = (service: string) => claimed.get(service)?.to ?? declaredTier(catalog, service);
  const core = new Set(declaredCore(catalog));
  for (const { service, to } of claimed.values()) if (to === 'core') core.add(service);
  const doubts = [...promotions(catalog, 'possible', mayBeHard, () => true), ...askedGating(catalog, core)]
    .filter((one) => compareTiers(one.to, tierOf(one.service)) > 0)
    .sort((a, b) => compareTiers(b.to, a.to));
  const possible = firstOfEach(doubts);

  const tiers = new Map(declaredTiers(catalog.services));
  for (const service of new Set([...claimed.keys(), ...possible.keys()])) {
    const because = claimed.get(service);
    const doubt = possible.get(service);
    if (!tiers.has(service)) continue;
    tiers.set(service, {
      tier: tierOf(service),
      ...(because === undefined ? {} : { because }),
      ...(doubt === undefined ? {} : { possible: doubt }),
    });
  }
  return { tiers, questions: firstOfEach(doubts, ({ path }) => path.at(-1)?.key) };
}

/** As long as no flow needs a service it is what it declares; most services of a tier share one answer. */
const declaredTiers = rememberEach((services: Catalog['services']): ReadonlyMap<string, EffectiveTier> => {
  const shared = new Map<Tier, EffectiveTier>();
  const tiers = new Map<string, EffectiveTier>();
  for (const [name, { tier }] of services) {
    const own = shared.get(tier.declared) ?? { tier: tier.declared };
    shared.set(tier.declared, own);
    tiers.set(name, own);
  }
  return tiers;
});

/** The first promotion of each service, or of whatever else it is about. */
function firstOfEach(
  promotions: readonly Promotion[],
  aboutOf: (promotion: Promotion) => string | undefined = ({ service }) => service,
): Map<string, Promotion> {
  const found = new Map<string, Promotion>();
  for (const promotion of promotions) {
    const about = aboutOf(promotion);
    if (about !== undefined && !found.has(about)) found.set(about, promotion);
  }
  return found;
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

/** Every promotion over the calls that are to be followed, one a call: highest tier first, then shortest path. */
function promotions(
  catalog: Catalog,
  certainty: Promotion['certainty'],
  follows: (call: Call) => boolean,
  gates: (call: Call) => boolean,
): Promotion[] {
  const adjacency = adjacencyOf(catalog.calls);
  const found: Promotion[] = [];
  const isRaised = (service: string, tier: Tier) => compareTiers(declaredTier(catalog, service), tier) < 0;
  for (const tier of HIGHEST_FIRST) {
    const starts = startsOf(catalog, tier);
    for (const { end, root } of starts) {
      const { service } = end;
      if (isRaised(service, tier)) found.push({ service, to: tier, ...root, path: [], how: 'hard', certainty });
    }
    const gating = tier === 'core' ? gatingSteps(catalog, gates) : [];
    const first = sortSteps([...firstSteps(adjacency, starts, follows), ...gating]);
    for (const step of walk(adjacency, first, follows)) {
      if (isRaised(step.at.service, tier)) found.push(promotionBy(step, tier, certainty));
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
