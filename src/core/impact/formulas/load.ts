// Load that a call adds, and whether it fits. Rates in requests per second.
import { withoutNoise } from '../../units/noise';
import { isAmount, isCount, isPositive, isRatio } from './domain';

/** Decimals of a rate that mean something: one request in twelve days. */
const RATE_DIGITS = 6;

/**
 * Load on the callee, in rps: `rps of the caller × share of its requests that call × calls in each × attempts`.
 * Undefined where one of them is no number of its kind.
 */
export function addedLoad(rps: number, share: number, callsPerRequest: number, attempts = 1): number | undefined {
  if (!isAmount(rps) || !isRatio(share) || !isAmount(callsPerRequest) || !isAmount(attempts)) return undefined;
  return withoutNoise(rps * share * callsPerRequest * attempts, RATE_DIGITS);
}

/** Attempts that a call takes on average, with so many tries in all and a failure probability of one attempt: `Σ_{k<t} pᵏ`. */
export function expectedAttempts(failure: number, tries: number): number | undefined {
  if (!isRatio(failure) || !isCount(tries)) return undefined;
  let [sum, power] = [0, 1];
  for (let made = 0; made < tries && power > 0; made++) {
    sum += power;
    power *= failure;
  }
  return failure === 1 ? tries : withoutNoise(sum, 12);
}

/** What so many instances carry, in rps: `replicas × rps of one × target utilisation` (a ratio). */
export function sustainableRps(replicas: number, rpsPerReplica: number, utilisation: number): number | undefined {
  if (!isAmount(replicas) || !isAmount(rpsPerReplica) || !isRatio(utilisation)) return undefined;
  return withoutNoise(replicas * rpsPerReplica * utilisation, RATE_DIGITS);
}

/** Load ÷ what is sustainable; above 1 it does not fit. Undefined where nothing is sustainable. */
export function utilisation(load: number, sustainable: number): number | undefined {
  return isAmount(load) && isPositive(sustainable) ? withoutNoise(load / sustainable, 9) : undefined;
}
