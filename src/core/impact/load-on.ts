// What a service has to carry at peak, before and with what is added, beside what it can.
import type { LoadOn } from '../model/impact';
import type { Service } from '../model/service';
import { withoutNoise } from '../units/noise';
import { callerRates } from './caller-rates';
import { sustainableRps, utilisation } from './formulas/load';
import type { Flowing } from './load-walk';
import type { Side } from './side';

/** Rates in rps. `oneTry` as for `passOn`: the service is put into it where its callers before are counted with one try. */
export function loadOn(name: string, flowing: Flowing, before: Side, head: Side, oneTry: Set<string>): LoadOn {
  const service = head.graph.services.get(name) ?? before.graph.services.get(name);
  const rps = withoutNoise(flowing.rps, 6);
  const worst = Number.isFinite(flowing.worst) ? withoutNoise(flowing.worst, 6) : undefined;
  // The callers of head are not asked: what is added is among them.
  const base = baseOf(name, before, oneTry) ?? head.graph.services.get(name)?.capacity?.peakRps?.value;
  const sustainable = service && sustainableOf(service);
  const used = (load: number) =>
    base === undefined || sustainable === undefined ? undefined : utilisation(Math.max(0, base + load), sustainable);
  const [then, now, atWorst] = [used(0), used(rps), worst === undefined ? undefined : used(worst)];
  return {
    service: name,
    addedRps: rps,
    ...(worst === undefined ? {} : { worstAddedRps: worst }),
    ...(base === undefined ? {} : { baseRps: base }),
    ...(sustainable === undefined ? {} : { sustainableRps: sustainable }),
    ...(then === undefined || now === undefined ? {} : { utilisation: { before: then, after: now } }),
    ...(atWorst === undefined ? {} : { worstUtilisation: atWorst }),
  };
}

/** What a service carries at peak: what it says itself, else the sum of its callers where all of them are known. */
function baseOf(name: string, side: Side, oneTry: Set<string>): number | undefined {
  const own = side.graph.services.get(name)?.capacity?.peakRps?.value;
  if (own !== undefined) return own;
  const rates = callerRates(name, side);
  let total: number | undefined;
  for (const { rps } of rates) {
    if (rps === undefined) return undefined;
    total = (total ?? 0) + rps;
  }
  if (rates.some((rate) => rate.oneTry)) oneTry.add(name);
  return total === undefined ? undefined : withoutNoise(total, 6);
}

/** What it says to be sustainable, else that of its replicas at their limit, as many as it may have; of a third party its quota. */
export function sustainableOf({ capacity, external }: Service): number | undefined {
  const { sustainableRps: said, rpsPerReplica } = capacity ?? {};
  const replicas = capacity?.maxReplicas ?? capacity?.replicas;
  if (said !== undefined) return said.value;
  if (replicas !== undefined && rpsPerReplica !== undefined)
    return sustainableRps(replicas.value, rpsPerReplica.value, 1);
  return external?.quotaRps;
}
