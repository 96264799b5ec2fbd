// What the load of a call says about questions.
import { rateOf } from '../impact/call-rate';
import { wholePercent } from '../impact/service-words';
import type { LoadOn } from '../model/impact';
import type { Place } from '../model/place';
import { showRate } from '../units/rate';
import { type AskedCall, calleeOf } from './asked-call';
import type { Fact } from './fact';

/** Only services of which both the load and what it adds are known. */
export function loadFacts({ impact }: AskedCall): readonly Fact[] {
  return (impact?.load?.on ?? []).slice(0, 3).flatMap(loadWords);
}

function loadWords({ service, addedRps, baseRps }: LoadOn): readonly Fact[] {
  if (baseRps === undefined)
    return addedRps > 0 ? [{ text: `${service} gets ${showRate(addedRps)} more at peak` }] : [];
  return [{ text: `${service} at peak: ${showRate(baseRps)} before, ${showRate(baseRps + addedRps)} after` }];
}

/** Of the callee. */
export function capacityFacts(asked: AskedCall): readonly Fact[] {
  const on = asked.impact?.load?.on[0];
  if (on?.sustainableRps === undefined || on.utilisation === undefined) return [];
  const { before, after } = on.utilisation;
  const change = `${wholePercent(before)} of ${showRate(on.sustainableRps)} before, ${wholePercent(after)} after`;
  return [{ text: `${on.service} is used to ${change}`, place: placeOfCapacity(asked) }];
}

/** If every attempt but the last fails. */
export function overloadFacts(asked: AskedCall): readonly Fact[] {
  const on = asked.impact?.load?.on[0];
  const worst = on?.worstUtilisation;
  if (on?.sustainableRps === undefined || worst === undefined) return [];
  const text = `with every retry ${on.service} would be used to ${wholePercent(worst)} of ${showRate(on.sustainableRps)}`;
  return [{ text, place: placeOfCapacity(asked) }];
}

function placeOfCapacity(asked: AskedCall): Place | undefined {
  const capacity = calleeOf(asked)?.capacity;
  return (capacity?.sustainableRps ?? capacity?.rpsPerReplica)?.place;
}

/** What follows from the caller's own peak, retries left out: they are no requests of anybody. */
export function callersPeak({ impact, head, call }: AskedCall): readonly Fact[] {
  const load = impact?.load;
  const caller = head.services.get(call.from.service);
  const rate = rateOf(call, caller);
  if (load?.from !== 'callers-peak' || rate === undefined || (load.on[0]?.addedRps ?? 0) <= 0) return [];
  const text = `${showRate(rate.rps)} at peak, as ${call.from.service} has it`;
  return [{ text, place: caller?.capacity?.peakRps?.place }];
}
