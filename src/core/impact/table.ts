// What stands beside the numbers of a call: what is missing for them, and the ways out.
import type { Call } from '../model/call';
import type { Graph, Promotion } from '../model/graph';
import type { Impact } from '../model/impact';
import { formatPercent } from '../units/percent';
import { availabilityUnknown, missingSloSentence } from './sentence';

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
