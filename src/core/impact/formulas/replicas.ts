// How many instances a load needs.
import { withoutNoise } from '../../units/noise';
import { isAmount, isPositive, isRatio } from './domain';

/**
 * Instances for a load: `⌈load ÷ (rps of one × target utilisation)⌉ + spare`. Load in rps, utilisation as a ratio, `spare`
 * the N + 1 or N + 2. Undefined where an instance carries nothing.
 */
export function replicasFor(
  loadRps: number,
  rpsPerReplica: number,
  utilisation: number,
  spare = 0,
): number | undefined {
  const each = rpsPerReplica * utilisation;
  if (!isAmount(loadRps) || !isPositive(each) || !isRatio(utilisation) || !isAmount(spare)) return undefined;
  return Math.ceil(withoutNoise(loadRps / each, 9)) + spare;
}

/** By how much a group of instances can grow: `max ÷ min`. */
export function growthRoom(min: number, max: number): number | undefined {
  return isPositive(min) && isAmount(max) && max >= min ? max / min : undefined;
}
