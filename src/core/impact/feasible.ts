// Whether a service can keep an objective, given all that it needs.
import type { Impact } from '../model/impact';
import type { Slo } from '../model/slo';
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
  const behind = weakestBehind(side, service);
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

/** Both sides of a service that promises something, and what stands in the way after; a service that is new has no `before`. */
export function verdictsOn(
  service: string,
  slo: Slo | undefined,
  baseSide: Side,
  headSide: Side,
): Pick<Impact, 'feasible' | 'because'> {
  if (slo === undefined) return { feasible: {} };
  const isNew = !baseSide.graph.services.has(service);
  const before = isNew ? undefined : verdictOn(baseSide, service, slo.target).feasible;
  const { feasible: after, because: obstacle } = verdictOn(headSide, service, slo.target);
  return {
    feasible: { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) },
    ...(obstacle === undefined ? {} : { because: obstacle }),
  };
}

/** What stands in the way and allows less than the promises of the direct needs do together: something behind one of them. */
export function obstacleBehind({ because, ceiling, budget, feasible }: Impact): Obstacle | undefined {
  if (feasible.after !== false || because === undefined) return undefined;
  if (ceiling !== undefined) return because.availability < ceiling.after ? because : undefined;
  return budget.dependencies.some(({ service }) => service === because.service) ? undefined : because;
}
