// The ways out of a call as people read them: what each would give, in numbers and in tiers.
import { waysOutOf } from '../impact/ways-out';
import type { Call } from '../model/call';
import type { Change } from '../model/change';
import type { Graph, Promotion } from '../model/graph';
import type { WayOut } from '../model/impact';
import type { Report } from '../model/report';
import { promotionsBy } from './asked-call';

/** Ways of which the callee is no longer needed: what it was raised for falls away. */
const LETS_GO: ReadonlySet<WayOut['id']> = new Set(['do-not-wait', 'fallback']);

/** Those of a call of the branch; none where the baseline is unknown. What a way gives says also which tier stays. */
export function waysOfCall({ impacts, before, head }: Report, change: Change<Call>): readonly WayOut[] {
  const impact = impacts.get(change.it.key);
  if (impact === undefined || before === undefined) return [];
  const [promotion] = promotionsBy({ call: change.it, head, before });
  const tier = promotion === undefined || promotion.how === 'gating' ? undefined : stays(head, promotion);
  return waysOutOf(change, impact, before, head).map((way) =>
    tier === undefined || !LETS_GO.has(way.id)
      ? way
      : { ...way, gives: [tier, way.gives].filter((text) => text !== '').join(', ') },
  );
}

/** `Do not wait: sms stays supplementary, 99.95 %, 0 min added` */
export function wayText({ title, gives }: Pick<WayOut, 'title' | 'gives'>): string {
  return gives === '' ? title : `${title}: ${gives}`;
}

function stays(head: Graph, { service, to }: Promotion): string {
  const declared = head.services.get(service)?.tier.declared ?? 'unknown';
  return declared === 'unknown' ? `${service} does not become ${to}` : `${service} stays ${declared}`;
}
