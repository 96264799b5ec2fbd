// Requests in flight, threads and connections.
import { withoutNoise } from '../../units/noise';
import { isAmount, isCount, isPositive, isRatio } from './domain';

/** Requests in flight: `rate × time in the system` (Little's law). rps and seconds. */
export function inFlight(rps: number, latencySeconds: number): number | undefined {
  return isAmount(rps) && isAmount(latencySeconds) ? withoutNoise(rps * latencySeconds, 9) : undefined;
}

/** The rate that a pool of so many connections can carry, in rps: `pool ÷ time in the system`. */
export function poolRps(pool: number, latencySeconds: number): number | undefined {
  return isAmount(pool) && isPositive(latencySeconds) ? withoutNoise(pool / latencySeconds, 9) : undefined;
}

/** Connections that a database must allow: `most replicas × pool of each`. */
export function connectionsNeeded(maxReplicas: number, poolSize: number): number | undefined {
  return isCount(maxReplicas) && isCount(poolSize) ? maxReplicas * poolSize : undefined;
}

/** Two kinds of requests: the ratio `stuck` waits until its deadline, the others take `latencySeconds`. */
export interface Bimodal {
  readonly rps: number;
  readonly stuck: number;
  readonly deadlineSeconds: number;
  readonly latencySeconds: number;
}

/**
 * The share of requests that find a thread: `threads ÷ (stuck × rps × deadline + rest × rps × latency)`, at most 1
 * (SRE Book, chapter 22, "bimodal latency": long deadlines eat all threads).
 */
export function servedShare(threads: number, { rps, stuck, deadlineSeconds, latencySeconds }: Bimodal) {
  if (!isAmount(threads) || !isRatio(stuck)) return undefined;
  const needed = stuck * rps * deadlineSeconds + (1 - stuck) * rps * latencySeconds;
  return isPositive(needed) ? Math.min(1, threads / needed) : undefined;
}

/**
 * How much longer requests take in a queue at a utilisation (a ratio below 1): `1 ÷ (1 − ρ)`. That of the M/M/1 queue: an
 * illustration, no prediction.
 */
export function queueFactor(utilised: number): number | undefined {
  return utilised >= 0 && utilised < 1 ? withoutNoise(1 / (1 - utilised), 9) : undefined;
}
