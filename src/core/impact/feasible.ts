// Whether a service can keep an objective, given all that it needs.
import { ceilingOf } from './ceiling';
import type { Side } from './side';
import { type Obstacle, weakestBehind } from './weakest';

export interface Verdict {
  /** Absent = cannot be said. */
  readonly feasible?: boolean;
  /** What stands in the way. */
  readonly because?: Obstacle;
}

/**
 * Takes a target (a ratio). It cannot be kept where the ceiling is below it, even one of which a part is unknown, or where
 * something behind, at any depth, is less available. It can where the ceiling is complete and nothing is in the way.
 */
export function verdictOn(side: Side, service: string, target: number): Verdict {
  const behind = weakestBehind(side).get(service);
  const ceiling = ceilingOf(side, service);
  const isBelow = ceiling.value < target;
  if (behind !== undefined && behind.availability < target) return { feasible: false, because: behind };
  if (isBelow) return { feasible: false, ...because(side, service) };
  return ceiling.missing.length === 0 ? { feasible: true } : {};
}

/** The weakest of the direct needs: together they are too many, this one costs most. */
function because(side: Side, service: string): Pick<Verdict, 'because'> {
  const needs = side
    .needs(service)
    .flatMap(({ service: name, availability }) =>
      availability === undefined ? [] : [{ service: name, availability }],
    );
  const [weakest] = needs.sort((a, b) => a.availability - b.availability || (a.service < b.service ? -1 : 1));
  return weakest === undefined ? {} : { because: weakest };
}
