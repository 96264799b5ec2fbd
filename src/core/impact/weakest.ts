// The least available thing behind each service: nobody is more available than what it needs, at any depth.
import { compareText } from '../catalog/order';
import { inclusiveCeiling } from './ceiling';
import type { Side } from './side';

/** A service that stands in the way, and the availability (a ratio) that it allows at best. */
export interface Obstacle {
  readonly service: string;
  readonly availability: number;
}

const known = new WeakMap<Side, ReadonlyMap<string, Obstacle>>();

/**
 * For each service the weakest of all that it needs at any depth: by what that promises, or by what it can reach itself.
 * A bound, not a product: what stands behind two callees is met once. Remembered with the side; takes services and calls once.
 */
export function weakestBehind(side: Side): ReadonlyMap<string, Obstacle> {
  const already = known.get(side);
  if (already !== undefined) return already;
  const weakest = new Map<string, Obstacle>();
  const obstacles = [...side.graph.services.keys()].flatMap((service) => obstacleOf(side, service) ?? []);
  // Of two that allow as much the one that promises no more, before one that needs it.
  const isRoot = ({ service, availability }: Obstacle) => Number(side.promised(service) !== availability);
  obstacles.sort(
    (a, b) => a.availability - b.availability || isRoot(a) - isRoot(b) || compareText(a.service, b.service),
  );
  for (const obstacle of obstacles) {
    const queue = [obstacle.service];
    for (let at = 0; at < queue.length; at++) {
      const service = queue[at] ?? '';
      for (const caller of side.callers(service)) {
        // The first one to arrive is the weakest.
        if (weakest.has(caller) || !side.isWhole(caller, service)) continue;
        weakest.set(caller, obstacle);
        queue.push(caller);
      }
    }
  }
  known.set(side, weakest);
  return weakest;
}

/** What one service allows its callers at best, itself included; `undefined` where nothing of it is known. */
export function obstacleOf(side: Side, service: string): Obstacle | undefined {
  const promised = side.promised(service) ?? 1;
  const reached = inclusiveCeiling(side, service);
  if (promised === 1 && reached.value === 1) return undefined;
  return { service, availability: Math.min(promised, reached.value) };
}
