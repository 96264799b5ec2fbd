// The gate questions: those that turn the warning of a new call into information once they are answered.
import { type AskedCall, isUndescribed, promotionsBy, wasDeclaredCore } from './asked-call';

/**
 * The ids of the gate questions of a call, before evidence is looked at.
 * None for a call that neither reaches a core service nor raises a tier.
 *
 * A promotion that is only *possible* changes no tier yet. Where it hangs on whether somebody waits (mode unknown, a
 * gating caller), TS-03 is not asked before the wait is claimed. Where the wait is plain and only the criticality is
 * assumed (a synchronous call), it is a gate at once. Where nobody describes the callee there is no team to agree with:
 * which service it is (TS-01) is the gate instead.
 */
export function gatesOf(asked: AskedCall): ReadonlySet<string> {
  const { call, head } = asked;
  const promotions = promotionsBy(asked);
  const toCore = head.tiers.get(call.to.service)?.tier === 'core' || wasDeclaredCore(asked.before, call.to.service);
  if (!toCore && promotions.length === 0) return new Set();

  const gates = new Set(['TS-04']);
  const waits = call.mode === 'sync' || call.terms.blocks === true;
  if (promotions.some((one) => one.certainty === 'claimed' || (waits && one.how !== 'gating')))
    gates.add(isUndescribed(asked) ? 'TS-01' : 'TS-03');
  if (call.mode === 'sync') gates.add('TS-06').add('TS-07');
  else gates.add('TS-05');
  if (toCore) gates.add('TS-11');
  return gates;
}
