// What is left when a zone fails.
import { withoutNoise } from '../../units/noise';
import { isAmount, isCount, isPositive, isRatio } from './domain';

export interface Spread {
  readonly replicas: number;
  readonly zones: number;
  readonly rpsPerReplica: number;
}

/**
 * Utilisation (1 is full) of instances spread evenly over zones, after so many zones are lost:
 * `load ÷ (rps of one × replicas × (zones − lost) ÷ zones)`. Undefined where no zone is left.
 */
export function utilisationWithout(lost: number, { replicas, zones, rpsPerReplica }: Spread, loadRps: number) {
  if (!isCount(zones) || !isAmount(lost) || !isAmount(loadRps)) return undefined;
  const carried = (rpsPerReplica * replicas * (zones - lost)) / zones;
  return isPositive(carried) ? withoutNoise(loadRps / carried, 12) : undefined;
}

/** Instances that keep to a utilisation (a ratio) even without one zone, spread evenly over the zones. */
export function replicasAgainstZoneLoss(
  loadRps: number,
  { zones, rpsPerReplica }: Omit<Spread, 'replicas'>,
  most: number,
): number | undefined {
  const each = (rpsPerReplica * most * (zones - 1)) / zones;
  if (!isCount(zones) || !isAmount(loadRps) || !isRatio(most) || !isPositive(each)) return undefined;
  return Math.ceil(withoutNoise(loadRps / each, 9));
}
