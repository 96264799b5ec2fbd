// The sprint's share: which failed checks are mended first, and how many fit.
import type { Severity } from '../../model/finding';
import type { Evidence } from '../../model/place';
import type { Review, ServiceReview } from '../../model/review';
import { compareTiers, type Tier } from '../../model/tier';
import { effortOf } from './effort';

/** Of a sprint, what reliability work takes: 10–20 % (the founding interview, PRO-01). */
export const USUAL_SHARE = { least: 0.1, most: 0.2, default: 0.15 } as const;

export interface PlanItem {
  readonly service: string;
  readonly tier: Tier;
  readonly check: string;
  readonly title: string;
  readonly severity: Severity;
  readonly message: string;
  readonly remedy: string;
  readonly evidence: readonly Evidence[];
  /** Days of one person. */
  readonly effort: number;
  /** The service's error budget in minutes a month; absent = it has no objective. */
  readonly budgetMinutes?: number;
  /** An incident of the service names this check as its cause. */
  readonly incident: boolean;
  /** In how many services of the review the same check fails. */
  readonly repeated: number;
}

export interface SprintPlan {
  /** Capacity of the sprint and what of it is the share, in days of one person. */
  readonly capacity: number;
  readonly share: number;
  readonly days: number;
  /** What fits, in order. */
  readonly planned: readonly PlanItem[];
  readonly later: readonly PlanItem[];
}

/**
 * Takes a review, the capacity of a sprint in days and a share (a ratio). By effective tier, then the tightest error budget,
 * then incidents, then repetition; what is too large for what is left waits, and something smaller behind it may go first.
 */
export function sprintPlan(review: Review, capacity: number, share: number): SprintPlan {
  const days = capacity * share;
  const planned: PlanItem[] = [];
  const later: PlanItem[] = [];
  let left = days;
  for (const item of itemsOf(review).sort(compareItems)) {
    const fits = item.effort <= left;
    (fits ? planned : later).push(item);
    if (fits) left -= item.effort;
  }
  return { capacity, share, days, planned, later };
}

function itemsOf({ services }: Review): PlanItem[] {
  const failures = services.flatMap((service) =>
    service.checks.filter(({ state }) => state === 'fail').map((check) => ({ service, check })),
  );
  const repeated = new Map<string, number>();
  for (const { check } of failures) repeated.set(check.id, (repeated.get(check.id) ?? 0) + 1);
  return failures.map(({ service, check }) => ({
    service: service.service,
    tier: service.tier,
    check: check.id,
    title: check.title,
    severity: check.severity ?? 'information',
    message: check.message,
    remedy: check.remedy,
    evidence: check.evidence,
    effort: effortOf(check),
    ...budgetOf(service),
    incident: service.incidents.checks.includes(check.id),
    repeated: repeated.get(check.id) ?? 1,
  }));
}

function budgetOf({ budgetMinutes }: ServiceReview): { readonly budgetMinutes?: number } {
  return budgetMinutes === undefined ? {} : { budgetMinutes };
}

function compareItems(a: PlanItem, b: PlanItem): number {
  return (
    compareTiers(b.tier, a.tier) ||
    (a.budgetMinutes ?? Number.MAX_VALUE) - (b.budgetMinutes ?? Number.MAX_VALUE) ||
    Number(b.incident) - Number(a.incident) ||
    b.repeated - a.repeated ||
    a.effort - b.effort
  );
}
