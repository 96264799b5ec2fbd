// PERF-08: as many requests as are under way at peak find a connection.
import { inFlight } from '../impact/formulas/littles-law';
import { parseDuration, showDuration } from '../units/duration';
import { showRate } from '../units/rate';
import type { Check, CheckContext, Verdict } from './check';
import { DESCRIPTOR_FORMAT, descriptorField } from './judging/descriptors';
import { asks, knownNumbers, mostRunning, quantityAt, QUESTIONS } from './judging/known-numbers';

export const perf08: Check = {
  id: 'PERF-08',
  group: 'PERF',
  title: "Concurrency settings fit the load (threads, pools; Little's law)",
  why: 'A pool that is too small is a queue that no graph shows: requests wait for a connection, and time out there.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'ga',
  remedy: 'Size the pool for rate × mean response time, with room; or run more replicas.',
  level: 'partly',
  verify,
};

function verify(context: CheckContext): Verdict {
  const limit = context.thresholds.targetUtilisation;
  const known = knownNumbers(context, ['peakRps', 'poolSize']);
  const running = mostRunning(context);
  const mean = quantityAt(descriptorField(context, 'benchmark', 'meanLatency')?.value, parseDuration);
  if ('missing' in known || running === undefined || mean === undefined) {
    const questions = [
      ...('missing' in known ? known.missing.map((field) => QUESTIONS[field]) : []),
      ...(running === undefined ? ['how many replicas run'] : []),
      ...(mean === undefined ? ['how long does a request take on average at peak (benchmark.meanLatency)'] : []),
    ];
    return asks(questions, known.evidence);
  }
  const { peakRps, poolSize } = known.values;
  const wanted = inFlight(peakRps, mean.value / 1000) ?? 0;
  const all = poolSize * running.value;
  const shown = Math.round(wanted * 10) / 10;
  const says = `${showRate(peakRps)} × ${showDuration(mean.value)} = ${shown} requests at a time; ${running.value} replicas × ${poolSize} = ${all} connections`;
  const evidence = [...known.evidence, { place: mean.place, format: DESCRIPTOR_FORMAT }, ...running.evidence];
  if (wanted <= all * limit) return { state: 'pass', message: `${says}.`, evidence };
  const each = Math.ceil(wanted / limit / Math.max(1, running.value));
  const pool = context.service.capacity?.poolSize;
  return {
    state: 'fail',
    message: `${says}; at most ${Math.round(limit * 100)} % of them should be in use.`,
    evidence,
    fixes:
      pool === undefined
        ? []
        : [
            {
              title: `Plan ${each} connections a replica`,
              intent: { kind: 'set-value', place: pool.place, value: String(each) },
            },
          ],
  };
}
