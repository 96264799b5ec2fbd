// F-07: a new call closes a ring of calls, each of which waits for the next.
import type { Call } from '../model/call';
import { cycleThrough, type Ring } from '../graph/cycles';
import type { Change } from '../model/change';
import type { Severity } from '../model/finding';
import { pathLabel, placeOf, stepsOf } from './judging/words';
import type { CallRule, RuleContext, Verdict } from './rule';

export const syncCycle: CallRule = {
  id: 'sync-cycle',
  code: 'F-07',
  title: 'The new call closes a ring of calls',
  severity: 'error',
  on: ['added-call', 'modified-call'],
  check,
};

/** A ring of synchronous calls before one with other calls. Addresses alone make no ring: nobody said that they wait. */
function check({ head, config }: RuleContext, { it: call, before }: Change<Call>): Verdict | undefined {
  const place = placeOf(call);
  const changed = before === undefined || before.mode !== call.mode;
  if (place === undefined || call.mode === 'unknown' || !changed) return undefined;
  const trusted = ({ grade, mode }: Call) => mode !== 'unknown' && config.trust.includes(grade);
  const waiting = cycleThrough(head, call, (other) => other.mode === 'sync' && trusted(other));
  const ring = waiting?.closedBy === 'operations' ? waiting : (cycleThrough(head, call, trusted) ?? waiting);
  if (ring === undefined || callsItself(ring)) return undefined;
  return {
    severity: severityOf(ring),
    message: `${words(ring)}: ${pathLabel(ring.calls)}.`,
    next: 'Turn one call of the ring round, or send an event that nothing waits for.',
    place,
    related: stepsOf(ring.calls, call),
    about: call.key,
  };
}

/** One operation of a service that calls another of the same service. */
function callsItself({ calls, closedBy }: Ring): boolean {
  return closedBy === 'services' && calls.length === 1;
}

function severityOf({ calls, closedBy }: Ring): Severity {
  if (closedBy === 'services') return 'information';
  return calls.every(({ mode }) => mode === 'sync') ? 'error' : 'warning';
}

function words(ring: Ring): string {
  const severity = severityOf(ring);
  if (severity === 'error') return 'Calls wait for one another in a ring';
  return severity === 'warning'
    ? 'Calls form a ring, part of it asynchronous'
    : 'Services call one another, by different operations';
}
