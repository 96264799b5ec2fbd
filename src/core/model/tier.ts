// How important a service is for its users.

/** `core`: its failure hits all users; `supplementary`: may be late or missing; `unknown`: nobody said, and it is never guessed. */
export type Tier = 'core' | 'normal' | 'supplementary' | 'unknown';

const RANK: Record<Tier, number> = { unknown: 0, supplementary: 1, normal: 2, core: 3 };

/** Negative if `a` matters less than `b`. `unknown` ranks lowest. */
export function compareTiers(a: Tier, b: Tier): number {
  return RANK[a] - RANK[b];
}
