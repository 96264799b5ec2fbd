// Answers rest on facts: when one changes, the answers that rest on it are stale.
import { availabilitySlo } from '../impact/objectives';
import type { Call } from '../model/call';
import type { Graph } from '../model/graph';
import type { Assumed } from '../model/solution';
import type { Tier } from '../model/tier';
import { formatPercent } from '../units/percent';
import { tierApartFrom } from './asked-call';

/** Which answers rest on which assumed fact (ours). */
const RESTS_ON: Record<keyof Assumed, readonly string[]> = {
  callerTier: ['TS-03', 'TS-04', 'TS-13', 'TS-30'],
  calleeTier: ['TS-03', 'TS-04', 'TS-13', 'TS-30'],
  calleeAvailability: ['TS-13'],
};

/** The ratios of two readings of one percent may differ in their last bits. */
const SAME = 1e-9;

/** The facts that answers given now rest on: effective tiers, and the callee's availability target (a ratio). */
export function assumedNow(call: Call, head: Graph): Assumed {
  const callee = head.services.get(call.to.service);
  const availability = callee && availabilitySlo(callee)?.target;
  return {
    callerTier: head.tiers.get(call.from.service)?.tier ?? 'unknown',
    calleeTier: head.tiers.get(call.to.service)?.tier ?? 'unknown',
    ...(availability !== undefined && { calleeAvailability: availability }),
  };
}

/**
 * Why an answer to a question is stale, in words; `undefined` where it still stands. A fact that was not recorded
 * makes nothing stale. A tier may have been recorded with or without what the call itself changes: both count.
 */
export function staleBecause(id: string, assumed: Assumed, call: Call, head: Graph): string | undefined {
  const reasons: string[] = [];
  const { callerTier, calleeTier, calleeAvailability } = assumed;
  if (restsOn(id, 'callerTier') && callerTier !== undefined) {
    reasons.push(...tierChange(call.from.service, callerTier, call, head));
  }
  if (restsOn(id, 'calleeTier') && calleeTier !== undefined) {
    reasons.push(...tierChange(call.to.service, calleeTier, call, head));
  }
  if (restsOn(id, 'calleeAvailability') && calleeAvailability !== undefined) {
    const now = assumedNow(call, head).calleeAvailability;
    if (now === undefined || Math.abs(now - calleeAvailability) > SAME) {
      const was = formatPercent(calleeAvailability);
      reasons.push(
        `the target of ${call.to.service} was ${was}, now ${now === undefined ? 'there is none' : formatPercent(now)}`,
      );
    }
  }
  return reasons.length === 0 ? undefined : reasons.join('; ');
}

function restsOn(id: string, fact: keyof Assumed): boolean {
  return RESTS_ON[fact].includes(id);
}

function tierChange(service: string, assumed: Tier, call: Call, head: Graph): readonly string[] {
  const now = head.tiers.get(service)?.tier ?? 'unknown';
  if (assumed === now || assumed === tierApartFrom(head, service, call)) return [];
  return [`${service} was ${assumed}, now ${now}`];
}
