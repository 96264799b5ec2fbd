// ARC-09: no ring of calls in which everybody waits, and nobody who only starts after somebody else.
import { cycleThrough } from '../graph/cycles';
import type { Call } from '../model/call';
import { pathLabel } from '../rules/judging/words';
import type { Check, CheckContext, Verdict } from './check';
import { atCalls, callsOf } from './judging/calls';
import { startWaits } from './judging/start-waits';
import { fails, notKnown, passes } from './judging/verdict';
import { inKubernetes } from './judging/workloads';

export const arc09: Check = {
  id: 'ARC-09',
  group: 'ARC',
  title: 'No synchronous cycle; no start-up order',
  why: 'Services that wait for one another run out of threads together, and after an outage none of them comes up first.',
  tiers: { core: 'required', normal: 'required', supplementary: 'recommended' },
  fromStage: 'design',
  remedy: 'Turn one call of the ring round or send an event; let the service start without the others and try again.',
  level: 'auto',
  verify,
};

/** A ring of operations: calls of different operations of the same services go round no request. */
function verify(context: CheckContext): Verdict {
  const { report, config, workloads, service } = context;
  const trusted = ({ grade }: Call) => config.trust.includes(grade);
  const calls = callsOf(context);
  const ring = (start: Call, follows: (call: Call) => boolean) => {
    const found = follows(start) ? cycleThrough(report.head, start, follows) : undefined;
    return found?.closedBy === 'operations' ? found.calls : undefined;
  };
  const waiting = firstOf(calls, (call) => ring(call, (one) => one.mode === 'sync' && trusted(one)));
  if (waiting !== undefined)
    return fails(`Calls wait for one another in a ring: ${pathLabel(waiting)}.`, atCalls(waiting));
  const waits = startWaits(context);
  if (waits.length > 0) {
    const words = new Set(waits.map(({ by, service: other }) => `${by} waits for ${other}`));
    return fails(
      `${service.name} starts only after others: ${[...words].join(', ')}.`,
      waits.map(({ evidence }) => evidence),
    );
  }
  const asked = firstOf(calls, (call) => ring(call, (one) => one.mode !== 'async' && trusted(one)));
  if (asked !== undefined)
    return notKnown(`Nobody says whether these calls wait for one another: ${pathLabel(asked)}.`, atCalls(asked));
  if (calls.length === 0 && workloads.length === 0) return notKnown(`No file says what ${service.name} calls.`);
  const evidence = [...atCalls(calls), ...inKubernetes(...workloads.map(({ object }) => object.place))];
  return passes(`No call of ${service.name} comes back to it, and nothing waits for others at its start.`, evidence);
}

function firstOf<T, Found>(items: readonly T[], of: (item: T) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = of(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
