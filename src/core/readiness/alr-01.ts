// ALR-01: somebody is told while there is still error budget left, and nobody is woken for a blip.
import type { ServiceAlert } from '../alerts/judge';
import type { BurnPair } from '../alerts/burn-rate/classify';
import type { Evidence } from '../model/place';
import type { Slo } from '../model/slo';
import { formatPercent } from '../units/percent';
import type { Check, CheckContext, Verdict } from './check';
import { alertsOfService, atAlerts } from './judging/alerts';

export const alr01: Check = {
  id: 'ALR-01',
  group: 'ALR',
  title: 'Burn-rate alerts exist for each SLO',
  why: 'A threshold alert wakes people for blips and sleeps through a slow leak; burn-rate alerts fire when the error budget is really at stake.',
  tiers: { core: 'required', normal: 'required', supplementary: 'optional' },
  fromStage: 'ga',
  remedy: 'Generate the rules from the SLO: two pages and a ticket, each with a long and a short window.',
  level: 'auto',
  verify,
};

/** At least the two rows that page and one that makes a ticket (SRE Workbook, table 5-8). */
const ROWS = { page: 2, ticket: 1 } as const;
/** These programs write the alerts of an objective themselves. */
const GENERATING = new Set(['sloth', 'pyrra']);
/** Two ways of writing a budget differ by less: Sloth prints 0.0009999999999999432 for 0.001. */
const SAME = 1e-9;

interface Row {
  readonly alert: ServiceAlert;
  readonly pair: BurnPair;
}

function verify(context: CheckContext): Verdict {
  const { slos, name } = context.service;
  if (slos.length === 0)
    return { state: 'unknown', message: `${name} has no SLO that an alert could watch.`, evidence: [] };
  const rows = alertsOfService(context).alerts.flatMap((alert) =>
    (alert.burnRate?.pairs ?? []).map((pair): Row => ({ alert, pair })),
  );
  const answers = slos.map((slo) => ({ slo, ...watched(slo, rows, slos) }));
  const missing = answers.filter(({ lacks }) => lacks.length > 0);
  if (missing.length > 0)
    return {
      state: 'fail',
      message: missing.map(({ slo, lacks }) => `${labelOf(slo)} lacks ${lacks.join(' and ')}.`).join(' '),
      evidence: missing.map(({ slo }) => slo.evidence),
    };
  return {
    state: 'pass',
    message: `${answers.map(({ slo }) => labelOf(slo)).join(', ')}: burn-rate alerts page and make tickets.`,
    evidence: answers.flatMap(({ evidence }) => evidence),
  };
}

function watched(
  slo: Slo,
  rows: readonly Row[],
  slos: readonly Slo[],
): { readonly lacks: readonly string[]; readonly evidence: readonly Evidence[] } {
  if (GENERATING.has(slo.evidence.format)) return { lacks: [], evidence: [slo.evidence] };
  const own = rows.filter((row) => isAbout(row, slo, slos));
  const complete = own.filter(({ pair }) => pair.short !== undefined);
  const count = (severity: 'page' | 'ticket') => complete.filter(({ alert }) => alert.severity === severity).length;
  const lacks = [
    ...(count('page') < ROWS.page ? [`${ROWS.page - count('page')} of ${ROWS.page} pages`] : []),
    ...(count('ticket') < ROWS.ticket ? ['a ticket'] : []),
  ];
  const single = own.length - complete.length;
  const why = lacks.length > 0 && single > 0 ? [`${lacks.join(' and ')} (${single} without a short window)`] : lacks;
  return { lacks: why, evidence: atAlerts([...new Set(complete.map(({ alert }) => alert))]) };
}

/** By its budget; where the alert does not say one, it is that of the only objective. */
function isAbout({ pair }: Row, slo: Slo, slos: readonly Slo[]): boolean {
  const budgets = [pair.long.budget, pair.short?.budget].filter((budget) => budget !== undefined);
  if (budgets.length === 0) return slos.length === 1;
  return budgets.some((budget) => Math.abs(budget - (1 - slo.target)) <= SAME);
}

function labelOf({ id, target }: Slo): string {
  return `${id} (${formatPercent(target)})`;
}
