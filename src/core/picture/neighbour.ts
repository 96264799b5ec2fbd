// Moving in a picture by the arrow keys.
import type { Point } from './layout';

export type Direction = 'left' | 'right' | 'up' | 'down';

export interface Spot extends Point {
  readonly id: number;
}

/**
 * The spot to go to from another one, or `undefined` at the border. A line that leads that way is followed before a
 * stranger is taken: left to callers, right to callees; up and down stay in the column where they can.
 */
export function neighbourOf(
  from: Spot,
  spots: readonly Spot[],
  linked: ReadonlySet<number>,
  direction: Direction,
): Spot | undefined {
  let best: Spot | undefined;
  let least = Number.POSITIVE_INFINITY;
  const isAcross = direction === 'left' || direction === 'right';
  for (const spot of spots) {
    const [ahead, aside] = offset(from, spot, direction);
    if (spot.id === from.id || ahead < 1) continue;
    const cost = ahead + 2 * Math.abs(aside) + (isAcross && linked.has(spot.id) ? 0 : isAcross ? 10_000 : 0);
    if (cost < least) [best, least] = [spot, cost];
  }
  return best;
}

function offset(from: Point, to: Point, direction: Direction): readonly [number, number] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  if (direction === 'right') return [dx, dy];
  if (direction === 'left') return [-dx, dy];
  return direction === 'down' ? [dy, dx] : [-dy, dx];
}
