// Load that a change adds on the callee and on everything behind it.
import type { Call } from '../model/call';
import type { Graph } from '../model/graph';
import type { LoadImpact } from '../model/impact';
import { withoutNoise } from '../units/noise';
import { type CallRate, rateOf } from './call-rate';
import { attemptsOf } from './attempts';
import { loadOn } from './load-on';
import { factorOf, passOn } from './load-walk';
import { type Side, sideOf } from './side';

/**
 * What the change of a call adds: the new rate less the old one, each with the attempts to be expected, passed on to what the
 * callee calls of that operation. Undefined where a rate is not known, or nothing is added. `it` is the call as it is now,
 * `earlier` as it was; absent = it was not, or is not.
 */
export function loadOf(
  it: Call | undefined,
  earlier: Call | undefined,
  before: Graph,
  head: Graph,
): LoadImpact | undefined {
  const [baseSide, headSide] = [sideOf(before, head), sideOf(head, before)];
  const now = it && offered(it, headSide);
  const then = earlier && offered(earlier, baseSide);
  const call = it ?? earlier;
  if (call === undefined || (it !== undefined && now === undefined) || (earlier !== undefined && then === undefined))
    return undefined;
  const rps = withoutNoise((now?.rps ?? 0) - (then?.rps ?? 0), 6);
  const worst = (now?.worst ?? 0) - (then?.worst ?? 0);
  if (rps === 0 && (Number.isNaN(worst) || worst === 0)) return undefined;
  const side = it === undefined ? baseSide : headSide;
  const oneTry = new Set(attemptsOf(side, call).isKnown ? [] : [call.to.service]);
  const { services, notKnown } = passOn(side, call.to, { rps, worst }, oneTry);
  return {
    on: [...services].map(([service, flowing]) => loadOn(service, flowing, baseSide, headSide, oneTry)),
    from: now?.from ?? then?.from ?? 'declared',
    notKnown,
    oneTry: [...oneTry].sort(),
  };
}

/** What a call offers its callee: with the attempts to be expected, and at worst. */
function offered(call: Call, side: Side): (CallRate & { readonly worst: number }) | undefined {
  const rate = rateOf(call, side.graph.services.get(call.from.service));
  if (rate === undefined) return undefined;
  const rps = rate.rps * attemptsOf(side, call).count;
  return { from: rate.from, rps, worst: rate.rps * factorOf(side.graph, call) };
}
