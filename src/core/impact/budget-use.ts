// How the error budget of a caller goes to what it needs.
import { compareText } from '../catalog/order';
import { withoutNoise } from '../units/noise';
import type { BudgetUse, DependencyShare } from '../model/impact';
import type { Slo } from '../model/slo';
import { budgetShare } from './formulas/budget-share';
import { errorBudgetMinutes } from './formulas/error-budget';
import type { Need, Side } from './side';

/** The shares of the hard dependencies after the change, and their sum on both sides. Without an objective there is no share. */
export function budgetUseOf(service: string, slo: Slo | undefined, before: Side, after: Side): BudgetUse {
  const known = knownUses(before, after);
  const already = known.get(service);
  if (already !== undefined && already.slo === slo) return already.use;
  const use = useOf(service, slo, before, after);
  known.set(service, { slo, use });
  return use;
}

interface Known {
  readonly slo: Slo | undefined;
  readonly use: BudgetUse;
}

/** All calls of a service that calls thousands share what it uses. */
const uses = new WeakMap<Side, WeakMap<Side, Map<string, Known>>>();

function knownUses(before: Side, after: Side): Map<string, Known> {
  const ofBefore = uses.get(before) ?? new WeakMap<Side, Map<string, Known>>();
  uses.set(before, ofBefore);
  const ofBoth = ofBefore.get(after) ?? new Map<string, Known>();
  ofBefore.set(after, ofBoth);
  return ofBoth;
}

function useOf(service: string, slo: Slo | undefined, before: Side, after: Side): BudgetUse {
  const [had, has] = [before.needs(service), after.needs(service)];
  const names = new Set(had.map((need) => need.service));
  const dependencies = sharesOf(has, slo, names);
  const totals = { before: totalOf(sharesOf(had, slo, names)), after: totalOf(dependencies) };
  return {
    dependencies,
    ...(slo === undefined || totals.before === undefined || totals.after === undefined
      ? {}
      : { total: { before: totals.before, after: totals.after } }),
  };
}

/** The most expensive first, then by name; what is unknown last. */
export function sharesOf(
  needs: readonly Need[],
  slo: Pick<Slo, 'target' | 'windowDays'> | undefined,
  had: ReadonlySet<string>,
): readonly DependencyShare[] {
  return needs
    .map((need) => shareOf(need, slo, had))
    .sort((a, b) => (a.availability ?? 2) - (b.availability ?? 2) || compareText(a.service, b.service));
}

function shareOf(
  { service, availability }: Need,
  slo: Pick<Slo, 'target' | 'windowDays'> | undefined,
  had: ReadonlySet<string>,
): DependencyShare {
  const isNew = !had.has(service);
  if (availability === undefined) return { service, isNew };
  const minutes = slo && errorBudgetMinutes(availability, slo.windowDays);
  const share = slo && budgetShare(availability, slo.target);
  return {
    service,
    availability,
    ...(minutes === undefined ? {} : { minutes }),
    ...(share === undefined ? {} : { share }),
    isNew,
  };
}

function totalOf(shares: readonly DependencyShare[]): number | undefined {
  let total = 0;
  for (const { share } of shares) {
    if (share === undefined) return undefined;
    total += share;
  }
  return withoutNoise(total, 9);
}
