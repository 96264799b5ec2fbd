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

/** The weakest of all that a service needs at any depth; `undefined` where nothing of it is known. */
export function weakestBehind(side: Side, service: string): Obstacle | undefined {
  const added = side.swapped?.swap.with;
  if (side.swapped === undefined || known.has(side)) return weakestOfAll(side).get(service);
  // An audit tries out thousands of calls: for their caller nothing else is looked at again.
  if (added?.from.service !== service || side.swapped.swap.without !== undefined)
    return weakestOfAll(side).get(service);
  const { from } = side.swapped;
  const callee = added.to.service;
  const behind = [weakestBehind(from, service)];
  if (side.isWhole(service, callee)) behind.push(obstacleOf(from, callee), weakestBehind(from, callee));
  const others = behind.flatMap((one) => (one === undefined || one.service === service ? [] : [one]));
  return others.sort(byWeight(side))[0];
}

/**
 * For each service the weakest of all that it needs at any depth: by what that promises, or by what it can reach itself.
 * A bound, not a product: what stands behind two callees is met once. Remembered with the side; takes services and calls once.
 */
function weakestOfAll(side: Side): ReadonlyMap<string, Obstacle> {
  const already = known.get(side);
  if (already !== undefined) return already;
  const weakest = new Map<string, Obstacle>();
  const obstacles = [...side.graph.services.keys()].flatMap((service) => obstacleOf(side, service) ?? []);
  obstacles.sort(byWeight(side));
  for (const obstacle of obstacles) {
    const queue = [obstacle.service];
    for (let at = 0; at < queue.length; at++) {
      const service = queue[at] ?? '';
      for (const caller of side.callers(service)) {
        // The first one to arrive is the weakest; in a ring nobody stands in its own way.
        if (weakest.has(caller) || caller === obstacle.service || !side.isWhole(caller, service)) continue;
        weakest.set(caller, obstacle);
        queue.push(caller);
      }
    }
  }
  known.set(side, weakest);
  return weakest;
}

/** The weakest first; of two that allow as much the one that promises no more, before one that needs it. */
function byWeight(side: Side): (a: Obstacle, b: Obstacle) => number {
  const isRoot = ({ service, availability }: Obstacle) => Number(side.promised(service) !== availability);
  return (a, b) => a.availability - b.availability || isRoot(a) - isRoot(b) || compareText(a.service, b.service);
}

/** What one service allows its callers at best, itself included; `undefined` where nothing of it is known. */
export function obstacleOf(side: Side, service: string): Obstacle | undefined {
  const promised = side.promised(service) ?? 1;
  const reached = inclusiveCeiling(side, service);
  if (promised === 1 && reached.value === 1) return undefined;
  return { service, availability: Math.min(promised, reached.value) };
}
