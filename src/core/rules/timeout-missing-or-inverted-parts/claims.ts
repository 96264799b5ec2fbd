// What is said of a timeout that cannot hold: too long for those who wait, or too short for the callee.
import { latencySlo } from '../../impact/objectives';
import { type Call, callLabel, endLabel } from '../../model/call';
import type { Related } from '../../model/finding';
import type { Graph } from '../../model/graph';
import type { WorstCase } from '../../model/impact';
import { showDuration } from '../../units/duration';
import { formatPercent } from '../../units/percent';
import type { Verdict } from '../rule';

type Claim = Pick<Verdict, 'message' | 'next' | 'related'>;

/** All tries together take longer than somebody waits who waits for the caller. */
export function inverted(call: Call, { ms, tries, attemptMs, waits, fits }: WorstCase): Claim | undefined {
  const [first] = waits;
  if (fits !== false || first === undefined) return undefined;
  const how =
    tries !== undefined && tries > 1 && attemptMs !== undefined ? ` (${tries} × ${showDuration(attemptMs)})` : '';
  const related: Related[] = waits.flatMap(({ by, ms: limit, place }) =>
    place === undefined ? [] : [{ message: `${by} waits ${showDuration(limit)}`, place }],
  );
  return {
    message: `${callLabel(call)} may take ${showDuration(ms)}${how}, and ${first.by} gives up after ${showDuration(first.ms)}: the work goes on for nobody.`,
    next: `Let the whole call end before ${showDuration(first.ms)}: a shorter timeout, fewer tries, or a deadline.`,
    related,
  };
}

/** A timeout below what the callee promises makes calls fail that the callee answers as it said. */
export function tooShort({ to, ...call }: Call, { attemptMs }: WorstCase, head: Graph): Claim | undefined {
  const callee = head.services.get(to.service);
  const slo = callee && latencySlo(callee);
  if (attemptMs === undefined || slo === undefined || attemptMs >= slo.thresholdMs) return undefined;
  const place = callee?.slos.find(({ type }) => type === 'latency')?.evidence.place;
  return {
    message: `${endLabel(call.from)} gives ${to.service} ${showDuration(attemptMs)}, and ${to.service} promises ${formatPercent(slo.target)} only within ${showDuration(slo.thresholdMs)}: calls fail that it answers in time.`,
    next: `Wait ${showDuration(slo.thresholdMs)}, or agree on less with the team of ${to.service}.`,
    related: place === undefined ? [] : [{ message: `${to.service} promises ${showDuration(slo.thresholdMs)}`, place }],
  };
}
