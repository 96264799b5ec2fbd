// The numbers of a service as it stands, in words: can its objective be kept, and who spends most of its error budget.
import type { Call } from '../model/call';
import type { BudgetUse, DependencyShare, Impact, ServiceNumbers } from '../model/impact';
import type { Slo } from '../model/slo';
import { formatMinutes } from '../units/minutes';
import { withoutNoise } from '../units/noise';
import { formatPercent } from '../units/percent';
import { errorBudgetRequests } from './formulas/error-budget';

const MILLION = 1_000_000;

/** Takes the numbers of one service; one sentence a line, none for a service without an objective. */
export function serviceLines(numbers: ServiceNumbers): readonly string[] {
  const { target, windowDays, budget, biggestSpender } = numbers;
  if (target === undefined || windowDays === undefined || budget === undefined) return [];
  const spends = biggestSpender && shareSentence(numbers.service, biggestSpender, budget.window, windowDays);
  return [...verdictLine(numbers), ...(spends === undefined ? [] : [`Biggest spender: ${spends}`])];
}

function verdictLine({
  target,
  feasible,
  because,
  ceiling,
  biggestSpender,
  unknown,
}: ServiceNumbers): readonly string[] {
  if (target === undefined) return [];
  const best = ceiling === undefined ? '' : ` Ceiling: ${formatPercent(ceiling)}.`;
  if (feasible === false) {
    if (because === undefined) return [`${formatPercent(target)} cannot be kept.${best}`];
    // What stands further behind may allow less than the direct dependencies do.
    const more = ceiling === undefined || ceiling >= because.availability ? '' : best;
    const allows = `${because.service} allows ${formatPercent(because.availability)} at best`;
    return [`${formatPercent(target)} cannot be kept: ${allows}.${more}`];
  }
  if (feasible === undefined) {
    const missing = unknown.map(({ what }) => what).join(', ');
    return missing === '' ? [] : [`Whether ${formatPercent(target)} can be kept is not known: ${missing}.`];
  }
  // What waits for nobody is limited by nobody.
  return biggestSpender === undefined ? [] : [`${formatPercent(target)} can be kept.${best}`];
}

/**
 * `sms may use 432.0 of 21.6 min/30 d, 2000 % of the error budget of payments.` Minutes of the caller's window; undefined where
 * nobody says what the dependency promises.
 */
export function shareSentence(
  caller: string,
  { service, minutes, share }: DependencyShare,
  budgetMinutes: number,
  windowDays: number,
): string | undefined {
  if (minutes === undefined) return undefined;
  if (share === undefined)
    return `${service} may use ${formatMinutes(minutes)} min/${windowDays} d, and ${caller} has no error budget.`;
  const used = `${formatMinutes(minutes)} of ${formatMinutes(budgetMinutes)} min/${windowDays} d`;
  return `${service} may use ${used}, ${wholePercent(share)} of the error budget of ${caller}.`;
}

/**
 * What the callee of a call may use of the error budget of its caller, as it stands: its own share, not what all dependencies
 * of the caller take together. Undefined where the call does not count or something is not known.
 */
export function callShareSentence({ from, to }: Pick<Call, 'from' | 'to'>, impact: Impact): string | undefined {
  const share = impact.counts === 'no' ? undefined : shareOf(impact.budget, to.service);
  if (share === undefined || impact.budgetMinutes === undefined) return undefined;
  return shareSentence(from.service, share, impact.budgetMinutes, impact.windowDays);
}

/** What one service that is called may use of the caller's budget; undefined where it does not count or is not known. */
export function shareOf({ dependencies }: BudgetUse, callee: string): DependencyShare | undefined {
  return dependencies.find(({ service }) => service === callee);
}

/** `500 bad of 1 M valid requests`: the error budget of an objective that counts requests; undefined for 100 %. */
export function requestWords({ target }: Pick<Slo, 'target'>): string | undefined {
  const bad = errorBudgetRequests(target, MILLION);
  if (bad === undefined || bad === 0) return undefined;
  if (bad >= 1) return `${grouped(withoutNoise(bad, 1))} bad of 1 M valid requests`;
  return `1 bad of ${grouped(withoutNoise(1 / bad, 1))} M valid requests`;
}

/** 0.305 → `31 %`; what is less than one is not called nothing. */
export function wholePercent(ratio: number): string {
  return ratio > 0 && ratio < 0.01 ? 'under 1 %' : `${Math.round(ratio * 100)} %`;
}

/** 10000 → `10,000` */
function grouped(value: number): string {
  const [whole = '', part] = String(value).split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? digits : `${digits}.${part}`;
}
