// What the change of one call does to the numbers of its caller and of those around it: the one value that everything shows.
import type { Call } from '../model/call';
import type { Change } from '../model/change';
import type { Graph } from '../model/graph';
import type { Impact } from '../model/impact';
import { amplificationOf } from './amplification';
import { budgetUseOf } from './budget-use';
import { availabilityNumbers } from './caller-availability';
import { verdictsOn } from './feasible';
import { flowsOf } from './flows';
import { latencyOf } from './latency';
import { loadOf } from './load';
import { availabilitySlo } from './objectives';
import { type Side, sideOf } from './side';
import { unknownOf } from './unknown';
import { upstreamOf } from './upstream';
import { worstCaseOf } from './worst-case';

/** The window of a service that has no objective: nothing is computed over it. */
const DEFAULT_WINDOW_DAYS = 30;

/**
 * The impact of a call that is added, removed or changed. Objectives are inclusive (as callers see the service), so only the
 * direct hard dependencies count, each callee once (The Calculus of Service Availability).
 * Ceiling: `own × Π SLO of the hard dependencies`, in the baseline and in head. Expected: `target × Π SLO of the hard
 * dependencies that are new`, if own faults go on using today's budget; a caller that is new has no such today, and of a call
 * that goes away nobody knows what it used.
 * Whether the target can be kept is the verdict that every door gives of a service (`feasible.ts`).
 * A call whose criticality is unknown is computed as if the caller waited for it (`counts: 'if-it-waits'`).
 * Ratios, minutes per window, rps, ms; what is not known stays undefined and is listed in `unknown`.
 */
export function impactOf(change: Change<Call>, before: Graph, head: Graph): Impact {
  const call = change.it;
  const counts = countsOf(call);
  const caller = head.services.get(call.from.service) ?? before.services.get(call.from.service);
  const slo = caller && availabilitySlo(caller);
  const { baseSide, headSide } = sidesOf(change, before, head);
  const side = change.kind === 'removed' ? before : head;
  const affects = baseSide !== headSide;
  const latency = latencyOf(call, before, head);
  const load = loadOf(change.kind === 'removed' ? undefined : call, earlierOf(change), before, head);
  const worstCase = worstCaseOf(call, side);
  const amplification = amplificationOf(call, side);
  const earlier = change.before && amplificationOf(change.before, before)?.factor;
  return {
    call: call.key,
    windowDays: DEFAULT_WINDOW_DAYS,
    ...(slo === undefined ? {} : { target: slo.target, windowDays: slo.windowDays }),
    ...availabilityNumbers(change, slo, baseSide, headSide),
    ...verdictsOn(call.from.service, slo, baseSide, headSide),
    counts,
    budget: budgetUseOf(call.from.service, slo, baseSide, headSide),
    upstream: affects ? upstreamOf(call.from.service, baseSide, headSide) : [],
    flows: affects
      ? flowsOf(
          call,
          baseSide,
          headSide,
          change.kind === 'removed' ? 'before' : 'after',
          call.criticality === 'unknown',
        )
      : [],
    ...(load === undefined ? {} : { load }),
    ...(latency === undefined ? {} : { latency }),
    ...(worstCase === undefined ? {} : { worstCase }),
    ...(amplification === undefined
      ? {}
      : { amplification: { ...amplification, ...(earlier === undefined ? {} : { before: earlier }) } }),
    unknown: unknownOf(change, { slo, baseSide, headSide, head, latency, load, worstCase }),
  };
}

function countsOf(call: Call): Impact['counts'] {
  if (call.criticality === 'unknown') return 'if-it-waits';
  return call.criticality === 'hard' ? 'yes' : 'no';
}

function earlierOf({ kind, it, before }: Change<Call>): Call | undefined {
  return kind === 'removed' ? it : before;
}

/** Both sides with the call as it counts; the same one twice where it never counted and does not now. */
function sidesOf(
  change: Change<Call>,
  before: Graph,
  head: Graph,
): { readonly baseSide: Side; readonly headSide: Side } {
  const { it, kind } = change;
  const extra = it.criticality === 'unknown' ? { with: it } : undefined;
  const baseSide = sideOf(before, head, kind === 'removed' ? extra : undefined);
  const neverCounts = it.criticality === 'soft' && change.before?.criticality !== 'hard';
  if (neverCounts) return { baseSide, headSide: baseSide };
  return { baseSide, headSide: sideOf(head, before, kind === 'removed' ? undefined : extra) };
}
