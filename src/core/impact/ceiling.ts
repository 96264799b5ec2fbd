// The best that a service can reach given what it needs. Inclusive objectives are never multiplied over depth.
import type { Side } from './side';
import { serial } from './formulas/availability';

export interface Ceiling {
  /** Ratio; of what is known only, so where something is missing the true one may be lower, never higher. */
  readonly value: number;
  /** `inclusive`: own × the objectives of the direct needs; `intrinsic`: the own availability of everything behind, each once. */
  readonly basis: 'inclusive' | 'intrinsic';
  /** The factors. */
  readonly factors: readonly number[];
  /** Needs whose availability is not known; empty = the value is complete. */
  readonly missing: readonly string[];
}

/**
 * `own × Π inclusive objectives of the direct needs`, each once; where one of those is missing, `Π intrinsic` over everything
 * behind, each once, if all of it is known (The Calculus of Service Availability). Own faults of the service itself count
 * only where it says how many.
 */
export function ceilingOf(side: Side, service: string): Ceiling {
  return remembered(ceilings, side, service, ceilingIn);
}

/** From the direct needs only. */
export function inclusiveCeiling(side: Side, service: string): Ceiling {
  return remembered(inclusives, side, service, inclusiveIn);
}

type Known = WeakMap<Side, Map<string, Ceiling>>;

/** A service that calls thousands is asked about once for each of them. */
const ceilings: Known = new WeakMap();
const inclusives: Known = new WeakMap();

function remembered(
  known: Known,
  side: Side,
  service: string,
  compute: (side: Side, service: string) => Ceiling,
): Ceiling {
  const ofSide = known.get(side) ?? new Map<string, Ceiling>();
  known.set(side, ofSide);
  const ceiling = ofSide.get(service) ?? compute(side, service);
  ofSide.set(service, ceiling);
  return ceiling;
}

function ceilingIn(side: Side, service: string): Ceiling {
  const inclusive = inclusiveCeiling(side, service);
  return inclusive.missing.length === 0 ? inclusive : (intrinsicCeiling(side, service) ?? inclusive);
}

function inclusiveIn(side: Side, service: string): Ceiling {
  const factors = [side.own(service) ?? 1];
  const missing: string[] = [];
  for (const need of side.needs(service))
    if (need.availability === undefined) missing.push(need.service);
    else factors.push(need.availability);
  return { value: serial(factors), basis: 'inclusive', factors, missing: missing.sort() };
}

function intrinsicCeiling(side: Side, service: string): Ceiling | undefined {
  const factors = [side.own(service) ?? 1];
  const seen = new Set([service]);
  const queue = [service];
  for (let at = 0; at < queue.length; at++)
    for (const { service: name, share } of side.needs(queue[at] ?? '')) {
      // What only some requests need cannot be counted once for all of them.
      if (share !== undefined) return undefined;
      if (seen.has(name)) continue;
      const own = intrinsicOf(side, name);
      if (own === undefined) return undefined;
      seen.add(name);
      queue.push(name);
      factors.push(own);
    }
  return { value: serial(factors), basis: 'intrinsic', factors, missing: [] };
}

/** The own availability of a service; one that needs nothing has no other than what it promises. */
export function intrinsicOf(side: Side, service: string): number | undefined {
  return side.own(service) ?? (side.needs(service).length === 0 ? side.promised(service) : undefined);
}
