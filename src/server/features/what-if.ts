// What a planned call would do to the numbers, before it is kept anywhere.
import { meterPlan } from '../../core/impact/what-if';
import { impactPage, plannedWays } from '../../core/reporters/parts/impact-page';
import { WHAT_IF, type WhatIfParams, type WhatIfResult } from '../../protocol/messages';
import type { Server } from '../context';
import { onAsk } from '../guard';
import { findPlan, howOf } from '../planned-call';

export function registerWhatIf(server: Server): void {
  const failed: WhatIfResult = { ok: false, reason: 'The output channel says more.' };
  onAsk<WhatIfParams, WhatIfResult>(server.connection, WHAT_IF, 'The numbers of a planned call', failed, (params) => {
    const found = findPlan(server, params);
    if ('reason' in found) return found;
    const { requestRps } = found.planned;
    const metered = meterPlan(found.head, found.planned);
    const ways = plannedWays(metered).map(({ title, gives, terms }) => {
      if (terms === undefined) return { title, gives };
      // The rate is asked of the caller's requests, and follows from the calls of each.
      const { expectedRps: _, ...how } = terms;
      return { title, gives, how: howOf({ terms: how, ...(requestRps === undefined ? {} : { requestRps }) }) };
    });
    return { ok: true, page: impactPage(metered), ways };
  });
}
