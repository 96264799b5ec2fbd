// EMR-06: the outages that are expected fit into the error budget.
import { at, numberAt, textAt } from '../artifacts/traced';
import { errorBudgetMinutes } from '../impact/formulas/error-budget';
import { availabilitySlo } from '../impact/objectives';
import { sideOf } from '../impact/side';
import { listed } from '../rules/judging/words';
import { parseDuration } from '../units/duration';
import { formatMinutes } from '../units/minutes';
import { parsePercent } from '../units/percent';
import type { Check, CheckContext, Verdict } from './check';
import { atDescriptors, inDescriptor, saidAt } from './judging/descriptors';
import { fails, notKnown, passes } from './judging/verdict';

export const emr06: Check = {
  id: 'EMR-06',
  group: 'EMR',
  title: 'Detection + recovery time fits the error budget',
  why: 'An objective that two ordinary outages break is not one that anybody can work for.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'ga',
  remedy:
    'Notice and recover faster, hit fewer users at once, or promise less; write down what is expected (expectations).',
  level: 'partly',
  verify,
};

const YEAR_DAYS = 365;
const MS_A_MINUTE = 60_000;

/** `outages a year × share of users × (detect + recover)` against what dependencies leave of a year's budget (checks.md, d2). */
function verify(context: CheckContext): Verdict {
  const { service, report } = context;
  const slo = availabilitySlo(service);
  const expected = expectedMinutes(context);
  const [expectations] = saidAt(context, 'expectations');
  if (slo === undefined)
    return notKnown(`No file says what availability ${service.name} promises.`, atDescriptors(context));
  if (expectations === undefined || expected === undefined)
    return notKnown(
      'No file says how many outages a year are expected, and how long until each is noticed and over (expectations).',
      expectations === undefined ? [slo.evidence] : inDescriptor(expectations.place),
    );
  const budget = errorBudgetMinutes(slo.target, YEAR_DAYS) ?? 0;
  const needs = sideOf(report.head, report.before ?? report.head).needs(service.name);
  const unsaid = needs.filter(({ availability }) => availability === undefined).map((need) => need.service);
  const taken = needs.reduce((sum, { availability = 1 }) => sum + (1 - availability), 0) * YEAR_DAYS * 24 * 60;
  const left = Math.max(0, budget - taken);
  const evidence = [...inDescriptor(expectations.place), slo.evidence];
  const behind = taken > 0 ? ` (${formatMinutes(budget)} less what dependencies may use)` : '';
  const words = `${formatMinutes(expected)} min of outages a year are expected, and ${formatMinutes(left)} are left${behind}`;
  if (expected > left) return fails(`${words}.`, evidence);
  if (unsaid.length > 0)
    return notKnown(`${words}, but nobody says how much of them ${listed(unsaid)} may use.`, evidence);
  return passes(`${words}.`, evidence);
}

/** In minutes of a full outage a year; undefined where one of the numbers is not said. */
function expectedMinutes(context: CheckContext): number | undefined {
  for (const value of saidAt(context, 'expectations')) {
    const outages = numberAt(value, 'outagesPerYear');
    const [detect, recover] = (['detect', 'recover'] as const).map((key) => parseDuration(textAt(value, key) ?? ''));
    const scope = at(value, 'scope') === undefined ? 1 : parsePercent(textAt(value, 'scope') ?? '');
    if (outages === undefined || detect === undefined || recover === undefined || scope === undefined) continue;
    return (outages * scope * (detect + recover)) / MS_A_MINUTE;
  }
  return undefined;
}
