// The numbers of a call as rows that every door prints: before, after, target. A row stands only where something is known.
import type { BeforeAfter, Impact, LatencyUse, LoadOn } from '../model/impact';
import { showDuration } from '../units/duration';
import { formatMinutes } from '../units/minutes';
import { formatPercent } from '../units/percent';
import { showRate } from '../units/rate';
import { wholePercent } from './service-words';

/** Numbers with their units; a cell of which nothing is known is empty. */
export interface PrintedRow {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly target: string;
}

/** Services behind the callee that are shown besides it: the most loaded ones that do not fit. */
const MOST_BEHIND = 2;

/** Availability and minutes first, then what the call spends, latency, load, retries; none where nothing is known or changes. */
export function numberRows(impact: Impact): readonly PrintedRow[] {
  return [...availabilityRows(impact), ...rowsBeside(impact)];
}

/** The rows that are not about availability and minutes. */
export function rowsBeside(impact: Impact): readonly PrintedRow[] {
  return [...shareRows(impact), ...latencyRows(impact), ...waitRows(impact), ...loadRows(impact), ...retryRows(impact)];
}

/** None where the call counts for nothing, or there is no target to compare with. */
function availabilityRows(impact: Impact): readonly PrintedRow[] {
  const { counts, target, expected, expectedMinutes, ceiling, ceilingMinutes, windowDays, budgetMinutes } = impact;
  if (target === undefined || counts === 'no') return [];
  const wanted = formatPercent(target);
  const window = `minutes / ${windowDays} d`;
  const budget = budgetMinutes === undefined ? '' : formatMinutes(budgetMinutes);
  const atBest = [
    ...row('ceiling', ceiling, formatPercent, wanted),
    ...row(expected === undefined ? window : `ceiling, ${window}`, ceilingMinutes, formatMinutes, budget),
  ];
  if (expected === undefined) return atBest;
  return [
    ...row('expected availability', expected, formatPercent, wanted),
    ...row(window, expectedMinutes, formatMinutes, budget),
    ...(ceiling === undefined || ceiling.before === ceiling.after ? [] : atBest),
  ];
}

/** The dependencies that the change brings. */
function shareRows({ counts, budget }: Impact): readonly PrintedRow[] {
  if (counts === 'no') return [];
  return budget.dependencies.flatMap(({ service, share, isNew }) =>
    share === undefined || !isNew
      ? []
      : [{ label: `budget share of ${service}`, before: '0 %', after: wholePercent(share), target: '' }],
  );
}

/** What the objectives of the callees guarantee at least; never what a percentile of the whole will be. */
function latencyRows({ latency }: Impact): readonly PrintedRow[] {
  if (latency === undefined) return [];
  const { before, after, threshold } = latency;
  if (after.missing.length > 0 || (before.ms === after.ms && before.bad === after.bad)) return [];
  return [
    {
      label: 'latency, guaranteed at least',
      before: before.missing.length > 0 || before.hops.length === 0 ? '' : latencyText(before),
      after: latencyText(after),
      target: threshold === undefined ? '' : latencyText({ ms: threshold.ms, bad: 1 - threshold.target }),
    },
  ];
}

/** `p97 within 450 ms`: a guarantee in the form of an objective. */
export function latencyText({ ms, bad }: Pick<LatencyUse, 'ms' | 'bad'>): string {
  return `p${Number(((1 - bad) * 100).toFixed(6))} within ${showDuration(ms)}`;
}

/** How long the call may take, beside how long those wait who call its caller. */
function waitRows({ worstCase }: Impact): readonly PrintedRow[] {
  const limit = worstCase?.waits[0];
  if (worstCase === undefined || limit === undefined) return [];
  const after = `${worstCase.isExact ? '' : 'at least '}${showDuration(worstCase.ms)}`;
  return [{ label: 'longest wait', before: '', after, target: showDuration(limit.ms) }];
}

/** The callee, and what stands behind it and does not fit. */
function loadRows({ load }: Impact): readonly PrintedRow[] {
  if (load === undefined) return [];
  const [callee, ...behind] = load.on;
  const full = behind.filter(({ utilisation }) => utilisation !== undefined && utilisation.after > 1);
  full.sort((a, b) => (b.utilisation?.after ?? 0) - (a.utilisation?.after ?? 0));
  return [...(callee === undefined ? [] : [callee]), ...full.slice(0, MOST_BEHIND)].map(loadRow);
}

function loadRow({ service, addedRps, worstAddedRps, baseRps, sustainableRps }: LoadOn): PrintedRow {
  const load = (added: number) => (baseRps === undefined ? signed(added) : showRate(Math.max(0, baseRps + added)));
  const worst = worstAddedRps !== undefined && worstAddedRps > addedRps ? ` (${load(worstAddedRps)} at worst)` : '';
  return {
    label: `load on ${service}`,
    before: baseRps === undefined ? '' : showRate(baseRps),
    after: `${load(addedRps)}${worst}`,
    target: sustainableRps === undefined ? '' : showRate(sustainableRps),
  };
}

function retryRows({ amplification }: Impact): readonly PrintedRow[] {
  if (amplification === undefined || amplification.factor === amplification.before) return [];
  const { factor, before, unknownTries } = amplification;
  const after = `${unknownTries > 0 ? 'at least ' : ''}× ${factor}`;
  return [{ label: 'retries multiply load', before: before === undefined ? '' : `× ${before}`, after, target: '' }];
}

function row(
  label: string,
  values: BeforeAfter | undefined,
  format: (value: number) => string,
  target: string,
): readonly PrintedRow[] {
  return values === undefined ? [] : [{ label, before: format(values.before), after: format(values.after), target }];
}

function signed(rps: number): string {
  return rps < 0 ? `−${showRate(-rps)}` : `+${showRate(rps)}`;
}
