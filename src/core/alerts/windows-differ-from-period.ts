// AH-17: factors for 30 days on an objective of another period.
import { burnFromBudget } from '../impact/formulas/burn-rate';
import { showDuration } from '../units/duration';
import { type BurnWindow, burnRateOf } from './burn-rate/classify';
import { standardShare } from './burn-rate/table';
import { rewriteFix } from './estate/fixes';
import { hasBudget, objectivesOf } from './estate/objectives';
import type { HygieneCheck } from './hygiene';
import { placeIn } from './promql/place';

const HOUR_MS = 3_600_000;
const USUAL_DAYS = 30;

export const windowsDifferFromPeriod: HygieneCheck = {
  id: 'windows-differ-from-period',
  code: 'AH-17',
  title: 'The burn rates of an alert are those of another period',
  severity: 'warning',
  ofAlert: (alert) => {
    const slos = objectivesOf(alert);
    for (const { long, short } of burnRateOf(alert.rule)?.pairs ?? []) {
      const own = long.budget === undefined ? slos : slos.filter((slo) => hasBudget(slo, long.budget ?? 0));
      const days = new Set(own.map(({ windowDays }) => windowDays));
      const [period, ...others] = days;
      if (period === undefined || others.length > 0) continue;
      const said = judged(long, period);
      if (said === undefined) continue;
      const { message, right } = said;
      const parts = [long, short].flatMap((one) => one?.burnAt ?? []);
      const fix =
        right !== undefined &&
        parts.length > 0 &&
        rewriteFix(`Write the burn rate for ${period} d: ${right}`, alert.rule.expr, parts, right);
      return {
        message,
        ...(right === undefined ? {} : { next: `Write ${right}.` }),
        place: placeIn(alert.rule.expr, long.burnAt ?? long.limitAt),
        fixes: fix === false ? [] : [fix],
      };
    }
    return undefined;
  },
};

/** `right` is the burn rate that uses the usual share of the budget in this window, as text. */
function judged(
  { burn, windowMs }: BurnWindow,
  days: number,
): { readonly message: string; readonly right?: string } | undefined {
  if (burn === undefined || windowMs === undefined) return undefined;
  const hours = windowMs / HOUR_MS;
  const used = (burn * hours) / (days * 24);
  const share = standardShare(windowMs);
  const exact = share === undefined ? undefined : burnFromBudget(share, days * 24, hours);
  const right = exact === undefined ? {} : { right: String(Number(exact.toPrecision(4))) };
  if (used > 1 + 1e-9)
    return {
      message: `At a burn rate of ${burn} over ${showDuration(windowMs)} all of the budget of ${days} d is gone before it fires.`,
      ...right,
    };
  const usual = share === undefined ? undefined : burnFromBudget(share, USUAL_DAYS * 24, hours);
  if (days === USUAL_DAYS || usual === undefined || Math.abs(usual - burn) > 1e-6) return undefined;
  const percent = Number((used * 100).toPrecision(3));
  return {
    message: `A burn rate of ${burn} over ${showDuration(windowMs)} is meant for 30 d; of this objective's ${days} d it has used ${percent} % of the budget.`,
    ...right,
  };
}
