// PERF-01: the service says how fast it answers, and how often.
import { formatPercent } from '../units/percent';
import { showDuration } from '../units/duration';
import type { Check, CheckContext, Verdict } from './check';
import { whereDescribed } from './judging/descriptors';

export const perf01: Check = {
  id: 'PERF-01',
  group: 'PERF',
  title: 'Latency objective per operation class (threshold + good fraction)',
  why: 'Callers set their timeouts by it; without it they guess, too short for a bad day or too long for their own callers.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'limited',
  remedy:
    'Write a latency objective for each class of operations: a threshold, and the share of requests that keep it.',
  level: 'auto',
  verify,
};

/** Classes of requests and what they are drafted with (The Site Reliability Workbook, appendix "Example SLO document"; numbers ours). */
const CLASSES = [
  { id: 'latency', threshold: '300ms', target: '99%', what: 'interactive requests' },
  { id: 'latency-slow', threshold: '2s', target: '99%', what: 'slow requests' },
] as const;

function verify(context: CheckContext): Verdict {
  const { service, descriptors } = context;
  const slos = service.slos.filter(({ type }) => type === 'latency');
  const open = slos.filter(({ thresholdMs }) => thresholdMs === undefined);
  if (slos.length === 0) {
    const [root] = descriptors;
    return {
      state: 'fail',
      message: `${service.name} has no latency objective.`,
      evidence: whereDescribed(context),
      fixes:
        root === undefined
          ? []
          : CLASSES.map(({ id, threshold, target, what }) => ({
              title: `Draft one for ${what}: ${target} within ${threshold} (a default)`,
              intent: {
                kind: 'add-item',
                place: root.value.place,
                path: ['slos'],
                item: [
                  ['id', id],
                  ['type', 'latency'],
                  ['threshold', threshold],
                  ['target', target],
                  ['window', '30d'],
                ],
              },
            })),
    };
  }
  if (open.length > 0)
    return {
      state: 'fail',
      message: `${open.map(({ id }) => id).join(', ')} of ${service.name} says no threshold: how fast is fast enough?`,
      evidence: open.map(({ evidence }) => evidence),
    };
  const said = slos.map(
    ({ id, target, thresholdMs }) => `${id}: ${formatPercent(target)} within ${showDuration(thresholdMs ?? 0)}`,
  );
  return { state: 'pass', message: `${said.join(', ')}.`, evidence: slos.map(({ evidence }) => evidence) };
}
