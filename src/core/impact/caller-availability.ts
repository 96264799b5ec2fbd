// The availability of the caller before and after: its ceiling, which decides, and what is to be expected.
import type { Call } from '../model/call';
import type { Change } from '../model/change';
import type { BeforeAfter, Impact } from '../model/impact';
import type { Slo } from '../model/slo';
import { ceilingOf } from './ceiling';
import { verdictOn } from './feasible';
import { serial, serialBounds } from './formulas/availability';
import { errorBudgetMinutes } from './formulas/error-budget';
import type { Side } from './side';

const MONTH_DAYS = 30;

type Numbers = Pick<
  Impact,
  'budgetMinutes' | 'ceiling' | 'ceilingMinutes' | 'basis' | 'bounds' | 'expected' | 'expectedMinutes' | 'month'
>;

/** Without an objective of the caller there is a ceiling, but nothing to compare it with, and no window for minutes. */
export function availabilityNumbers(
  change: Change<Call>,
  slo: Slo | undefined,
  baseSide: Side,
  headSide: Side,
): Numbers {
  const caller = change.it.from.service;
  const [was, is] = [ceilingOf(baseSide, caller), ceilingOf(headSide, caller)];
  const isKnown = was.missing.length === 0 && is.missing.length === 0;
  const ceiling = isKnown ? { before: was.value, after: is.value } : undefined;
  const about = isKnown ? { basis: is.basis, bounds: serialBounds(is.factors) } : {};
  if (slo === undefined) return { ...(ceiling && { ceiling }), ...about };
  // Where today's objective is out of reach, own faults do not use just what is left of it.
  const isUsed = change.kind !== 'removed' && verdictOn(baseSide, caller, slo.target).feasible !== false;
  const expected = !isUsed ? undefined : expectedOf(slo.target, caller, baseSide, headSide);
  const minutes = minutesOver(slo.windowDays, slo, ceiling, expected);
  const month = slo.windowDays === MONTH_DAYS ? undefined : minutesOver(MONTH_DAYS, slo, ceiling, expected);
  return {
    ...minutes,
    ...(ceiling && { ceiling }),
    ...about,
    ...(expected && { expected }),
    ...(month?.budgetMinutes === undefined ? {} : { month: { ...month, budgetMinutes: month.budgetMinutes } }),
  };
}

function expectedOf(target: number, caller: string, baseSide: Side, headSide: Side): BeforeAfter | undefined {
  if (!baseSide.graph.services.has(caller)) return undefined;
  const had = new Set(baseSide.needs(caller).map(({ service }) => service));
  const added = headSide.needs(caller).filter(({ service }) => !had.has(service));
  const known = added.flatMap(({ availability }) => availability ?? []);
  return known.length < added.length ? undefined : { before: target, after: serial([target, ...known]) };
}

function minutesOver(days: number, slo: Slo, ceiling: BeforeAfter | undefined, expected: BeforeAfter | undefined) {
  const budgetMinutes = errorBudgetMinutes(slo.target, days);
  const [ceilingMinutes, expectedMinutes] = [minutesOf(ceiling, days), minutesOf(expected, days)];
  return {
    ...(budgetMinutes === undefined ? {} : { budgetMinutes }),
    ...(ceilingMinutes && { ceilingMinutes }),
    ...(expectedMinutes && { expectedMinutes }),
  };
}

function minutesOf(ratios: BeforeAfter | undefined, windowDays: number): BeforeAfter | undefined {
  if (ratios === undefined) return undefined;
  const before = errorBudgetMinutes(ratios.before, windowDays);
  const after = errorBudgetMinutes(ratios.after, windowDays);
  return before === undefined || after === undefined ? undefined : { before, after };
}
