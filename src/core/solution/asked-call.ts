// The call that is asked about, with what the questions, the evidence and the gates all need to know of it.
import type { Call, CallEnd } from '../model/call';
import type { Graph, Promotion } from '../model/graph';
import type { Impact } from '../model/impact';
import type { Operation } from '../model/operation';
import { operationKey } from '../model/operation';
import type { Service } from '../model/service';
import { compareTiers, type Tier } from '../model/tier';

export interface AskedCall {
  readonly call: Call;
  readonly head: Graph;
  readonly before?: Graph;
  readonly impact?: Impact;
}

export function calleeOf(asked: AskedCall): Service | undefined {
  return asked.head.services.get(asked.call.to.service);
}

/** The operation of an end of a call, where a contract in the workspace describes it. */
export function operationOf(graph: Graph, end: CallEnd): Operation | undefined {
  if (end.operation === undefined) return undefined;
  return graph.services.get(end.service)?.operations.find((operation) => operationKey(operation) === end.operation);
}

/** The method of the called operation; its key begins with it even where no contract is at hand. */
export function calledMethod(asked: AskedCall): string | undefined {
  return asked.call.to.operation?.split(' ', 1)[0]?.toUpperCase();
}

/** The promotions of which the call is a step and which the baseline did not have: claimed ones first. */
export function promotionsBy(asked: AskedCall): readonly Promotion[] {
  const found: Promotion[] = [];
  for (const [service, tier] of asked.head.tiers) {
    const earlier = asked.before?.tiers.get(service);
    for (const promotion of [tier.because, tier.possible]) {
      if (promotion === undefined || !hasStep(promotion, asked.call)) continue;
      if (earlier !== undefined && compareTiers(earlier.tier, promotion.to) >= 0) continue;
      if (promotion.certainty === 'possible' && sameDoubt(earlier?.possible, promotion)) continue;
      found.push(promotion);
    }
  }
  return found.sort((a, b) => a.certainty.localeCompare(b.certainty, 'en') || (a.service < b.service ? -1 : 1));
}

/** The effective tier of a service, leaving out a promotion that this call is a step of. */
export function tierApartFrom(graph: Graph, service: string, call: Call): Tier {
  const effective = graph.tiers.get(service);
  if (effective === undefined) return 'unknown';
  if (effective.because === undefined || !hasStep(effective.because, call)) return effective.tier;
  return graph.services.get(service)?.tier.declared ?? 'unknown';
}

/** True where the caller's flow or the callee is core, apart from what this very call changes. */
export function touchesCore({ head, call }: AskedCall): boolean {
  if (tierApartFrom(head, call.to.service, call) === 'core') return true;
  if (head.tiers.get(call.from.service)?.tier === 'core') return true;
  return head.flows.some(
    (flow) => flow.tier === 'core' && [flow.entry, ...flow.steps].some((step) => isEnd(step, call.from)),
  );
}

function hasStep(promotion: Promotion, call: Call): boolean {
  return promotion.path.some((step) => step.key === call.key);
}

function sameDoubt(earlier: Promotion | undefined, now: Promotion): boolean {
  return earlier !== undefined && earlier.flow === now.flow && compareTiers(earlier.to, now.to) >= 0;
}

function isEnd(step: CallEnd, end: CallEnd): boolean {
  if (step.service !== end.service) return false;
  return end.operation === undefined || step.operation === undefined || step.operation === end.operation;
}
