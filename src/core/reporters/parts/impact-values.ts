// The numbers of a call as data, in full precision: percents and durations in the units of our files, minutes and rates as numbers.
import type { Call } from '../../model/call';
import { endLabel } from '../../model/call';
import type { Change } from '../../model/change';
import type {
  Amplification,
  FlowImpact,
  Impact,
  LatencyImpact,
  LatencyUse,
  LoadImpact,
  MaybeBeforeAfter,
  WorstCase,
} from '../../model/impact';
import type { Json } from '../../model/service';
import { formatDuration } from '../../units/duration';
import { writePercent } from '../../units/percent';
import { type JsonObject, said } from './json-values';

/** `schemas/impact.schema.json`, without the version; what is not known is left out, and listed in `unknown`. */
export function impactValue({ it, kind }: Change<Call>, impact: Impact): JsonObject {
  const { target, bounds, month } = impact;
  return said({
    call: it.key,
    from: endLabel(it.from),
    to: endLabel(it.to),
    kind,
    mode: it.mode,
    criticality: it.criticality,
    counts: impact.counts,
    availability: said({
      target: target === undefined ? undefined : writePercent(target),
      basis: impact.basis,
      feasible: pair(impact.feasible, (value) => value),
      because: becauseValue(impact.because),
      ceiling: pair(impact.ceiling, writePercent),
      expected: pair(impact.expected, writePercent),
      worst: bounds && writePercent(bounds.worst),
      independent: bounds && writePercent(bounds.independent),
      best: bounds && writePercent(bounds.best),
    }),
    minutes: said({
      window: `${impact.windowDays}d`,
      budget: impact.budgetMinutes,
      ceiling: pair(impact.ceilingMinutes, (value) => value),
      expected: pair(impact.expectedMinutes, (value) => value),
      month:
        month &&
        said({
          budget: month.budgetMinutes,
          ceiling: pair(month.ceilingMinutes, (value) => value),
          expected: pair(month.expectedMinutes, (value) => value),
        }),
    }),
    budget: said({
      dependencies: first(impact.budget.dependencies).map(({ service, availability, minutes, share, isNew }) =>
        said({ service, availability: percent(availability), minutes, share: percent(share), isNew }),
      ),
      dependenciesLeft: left(impact.budget.dependencies),
      total: pair(impact.budget.total, writePercent),
    }),
    latency: impact.latency && latencyValue(impact.latency),
    worstCase: impact.worstCase && worstCaseValue(impact.worstCase),
    load: impact.load && loadValue(impact.load),
    amplification: impact.amplification && amplificationValue(impact.amplification),
    upstream: impact.upstream.map(({ service, target: wanted, feasible, because }) =>
      said({
        service,
        target: writePercent(wanted),
        feasible: pair(feasible, (value) => value),
        because: becauseValue(because),
      }),
    ),
    flows: impact.flows.map(flowValue),
    unknown: impact.unknown.map(({ id, what, question, service, more }) => said({ id, what, question, service, more })),
  });
}

/**
 * What a caller needs, and what stands behind a callee, is told with each of its calls: so many of them, and how many are left
 * (ours). Thousands of calls of one service would otherwise give a report as long as their number squared.
 */
const MOST_LISTED = 50;

function first<T>(list: readonly T[]): readonly T[] {
  return list.length > MOST_LISTED ? list.slice(0, MOST_LISTED) : list;
}

/** Absent where all are told. */
function left(list: readonly unknown[]): number | undefined {
  return list.length > MOST_LISTED ? list.length - MOST_LISTED : undefined;
}

/** The service that stands in the way. */
export function becauseValue(because: FlowImpact['because']): Json | undefined {
  return because && { service: because.service, availability: writePercent(because.availability) };
}

function flowValue({ flow, tier, target, windowDays, budgetMinutes, owners, ...numbers }: FlowImpact): Json {
  return said({
    flow,
    tier,
    owners,
    target: percent(target),
    feasible: pair(numbers.feasible, (value) => value),
    ceiling: pair(numbers.ceiling, writePercent),
    minutes:
      windowDays === undefined
        ? undefined
        : said({
            window: `${windowDays}d`,
            budget: budgetMinutes,
            ceiling: pair(numbers.ceilingMinutes, (value) => value),
          }),
    because: becauseValue(numbers.because),
  });
}

function latencyValue({ threshold, before, after, use, badUse, guaranteedPercentile }: LatencyImpact): Json {
  return said({
    threshold: threshold && { within: formatDuration(threshold.ms), target: writePercent(threshold.target) },
    before: useValue(before),
    after: useValue(after),
    use: pair(use, writePercent),
    badUse: pair(badUse, writePercent),
    guaranteedPercentile,
  });
}

function useValue({ hops, ms, bad, missing }: LatencyUse): Json {
  return said({
    within: formatDuration(ms),
    exceptFor: writePercent(bad),
    hops: first(hops).map((hop) =>
      said({
        service: hop.service,
        within: formatDuration(hop.ms),
        exceptFor: writePercent(hop.bad),
        times: hop.times,
        parallel: hop.parallel,
      }),
    ),
    hopsLeft: left(hops),
    missing: first(missing),
    missingLeft: left(missing),
  });
}

function worstCaseValue({ ms, isExact, attemptMs, tries, deadlineMs, waits, fits }: WorstCase): Json {
  return said({
    takes: formatDuration(ms),
    isExact,
    attempt: duration(attemptMs),
    tries,
    deadline: duration(deadlineMs),
    waits: waits.map(({ by, ms: limit, place }) =>
      said({ by, timeout: formatDuration(limit), file: place?.file, line: place?.line }),
    ),
    fits,
  });
}

function loadValue({ on, from, notKnown, oneTry }: LoadImpact): Json {
  return said({
    from,
    on: first(on).map((one) =>
      said({
        service: one.service,
        addedRps: one.addedRps,
        worstAddedRps: one.worstAddedRps,
        baseRps: one.baseRps,
        sustainableRps: one.sustainableRps,
        utilisation: pair(one.utilisation, writePercent),
        worstUtilisation: percent(one.worstUtilisation),
      }),
    ),
    onLeft: left(on),
    notKnown: first(notKnown),
    notKnownLeft: left(notKnown),
    oneTry: first(oneTry),
    oneTryLeft: left(oneTry),
  });
}

function amplificationValue({ factor, before, layers, unknownTries }: Amplification): Json {
  return said({
    factor,
    before,
    layers: layers.map(({ call, by, tries, assumed, place }) =>
      said({ call, by, tries, assumed, file: place?.file, line: place?.line }),
    ),
    unknownTries,
  });
}

function pair<T>(values: MaybeBeforeAfter<T> | undefined, write: (value: T) => Json): Json | undefined {
  if (values === undefined) return undefined;
  const { before, after } = values;
  return said({
    before: before === undefined ? undefined : write(before),
    after: after === undefined ? undefined : write(after),
  });
}

function percent(ratio: number | undefined): string | undefined {
  return ratio === undefined ? undefined : writePercent(ratio);
}

function duration(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : formatDuration(ms);
}
