// The numbers of a call, ready to print: before, after, target, and the ways out with theirs.
import type { Call } from '../model/call';
import type { Graph, Promotion } from '../model/graph';
import type { BeforeAfter, Impact } from '../model/impact';
import { formatMinutes } from '../units/minutes';
import { formatPercent } from '../units/percent';
import { availabilityUnknown, missingSloSentence } from './sentence';

/** One row: percents with their sign, or minutes with one digit; an unknown target is empty. */
export interface PrintedRow {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly target: string;
}

/** Rows of the table; none where nothing is known or the call counts for nothing. */
export function numberRows(impact: Impact): readonly PrintedRow[] {
  if (impact.target === undefined || impact.counts === 'no') return [];
  const target = formatPercent(impact.target);
  const minutes = impact.expectedMinutes ?? impact.ceilingMinutes;
  return [
    ...row('expected availability', impact.expected, formatPercent, target),
    // One availability is enough to read; the ceiling stands in where nothing can be expected.
    ...(impact.expected === undefined ? row('ceiling', impact.ceiling, formatPercent, target) : []),
    ...row(
      `minutes / ${impact.windowDays} d`,
      minutes,
      formatMinutes,
      impact.budgetMinutes === undefined ? '' : formatMinutes(impact.budgetMinutes),
    ),
  ];
}

/** What numbers need and do not have, as one sentence or questions. */
export function missingNumbers(impact: Impact): readonly string[] {
  if (impact.counts === 'no') return [];
  const sentence = missingSloSentence(impact);
  return sentence === undefined ? availabilityUnknown(impact).map(({ question }) => question) : [sentence];
}

/** What can be done instead, each with what it would give. */
export function waysOut(
  head: Graph,
  call: Call,
  impact: Impact | undefined,
  promotions: readonly Promotion[],
): readonly string[] {
  const ways: string[] = [];
  const [promotion] = promotions;
  const waits = call.mode !== 'async' || call.terms.blocks === true;
  if (promotion !== undefined && waits && promotion.how !== 'gating')
    ways.push(`Do not wait: ${stays(head, promotion)}`);
  if (impact === undefined || impact.counts === 'no') return ways;
  const before = impact.expected?.before;
  ways.push(
    before === undefined
      ? 'Soft with a fallback: the call no longer counts against the objective'
      : `Soft with a fallback: ${formatPercent(before)}, 0 min added`,
  );
  return ways;
}

function stays(head: Graph, { service, to }: Promotion): string {
  const declared = head.services.get(service)?.tier.declared ?? 'unknown';
  return declared === 'unknown' ? `${service} does not become ${to}` : `${service} stays ${declared}`;
}

function row(
  label: string,
  values: BeforeAfter | undefined,
  format: (value: number) => string,
  target: string,
): readonly PrintedRow[] {
  return values === undefined ? [] : [{ label, before: format(values.before), after: format(values.after), target }];
}
