// How Kubernetes rounds percentages of instances. Whole numbers throughout: `Math.ceil(100 * 0.07)` is 8.
import { isAmount } from './domain';

/** A number of instances, or a percentage of them (33 for `33%`). */
export type Portion = { readonly count: number } | { readonly percent: number };

/** `value × total ÷ 100`, up or down. Undefined where it is negative or no whole number. */
export function portionOf(portion: Portion, total: number, round: 'up' | 'down'): number | undefined {
  const value = 'count' in portion ? portion.count : portion.percent;
  if (!Number.isSafeInteger(value) || !Number.isSafeInteger(total) || !isAmount(value) || !isAmount(total))
    return undefined;
  if ('count' in portion) return value;
  return round === 'up' ? Math.ceil((value * total) / 100) : Math.floor((value * total) / 100);
}

/** Pods that a PodDisruptionBudget lets be evicted at once: `maxUnavailable` rounds up, and so does `minAvailable`. */
export function evictable(
  budget: { readonly maxUnavailable: Portion } | { readonly minAvailable: Portion },
  replicas: number,
): number | undefined {
  if ('maxUnavailable' in budget) {
    const most = portionOf(budget.maxUnavailable, replicas, 'up');
    return most === undefined ? undefined : Math.min(most, replicas);
  }
  const kept = portionOf(budget.minAvailable, replicas, 'up');
  return kept === undefined ? undefined : Math.max(0, replicas - kept);
}

/** Pods that a rolling update takes down and adds: `maxUnavailable` rounds down, `maxSurge` up; both 0 would never end, so 1 goes. */
export function rollingUpdate(
  maxUnavailable: Portion,
  maxSurge: Portion,
  replicas: number,
): { readonly down: number; readonly extra: number } | undefined {
  const down = portionOf(maxUnavailable, replicas, 'down');
  const extra = portionOf(maxSurge, replicas, 'up');
  if (down === undefined || extra === undefined) return undefined;
  return { down: down === 0 && extra === 0 ? 1 : down, extra };
}
