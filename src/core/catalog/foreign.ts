// What another repository published, told apart from what this one says itself.
import type { Facts } from '../model/facts';

/** True for the facts of a graph that another repository published. */
export function isForeign({ services, formats }: Facts): boolean {
  if (services.length === 0) return formats.length === 1 && formats[0] === 'graph';
  return services.some(({ identity }) => identity === 'graph');
}
