// Whether a call reaches a core service, apart from what the call itself changes.
import type { Call } from '../../model/call';
import { tierApartFrom, wasDeclaredCore } from '../../solution/asked-call';
import type { RuleContext } from '../rule';

/**
 * True where the callee is core, declared or in effect, and was so before or is so without this call: else it is a promotion.
 * A branch that lowers a declared core tier does not take its own calls out of the judgement.
 */
export function reachesCore({ head, before }: RuleContext, call: Call): boolean {
  const { service } = call.to;
  if (wasDeclaredCore(before, service)) return true;
  if (head.tiers.get(service)?.tier !== 'core') return false;
  return before.tiers.get(service)?.tier === 'core' || tierApartFrom(head, service, call) === 'core';
}
