// One function for each entry of the table of oracles: from its inputs to the numbers that it expects.
import { serial, serialBounds } from '../../src/core/impact/formulas/availability';
import { amplification, budgetedAmplification } from '../../src/core/impact/formulas/amplification';
import { blastRadius } from '../../src/core/impact/blast-radius';
import {
  budgetShare,
  equalShare,
  minutesPerOutage,
  ownFaultMinutes,
  splitTarget,
} from '../../src/core/impact/formulas/budget-share';
import * as burn from '../../src/core/impact/formulas/burn-rate';
import {
  availabilityOfDowntime,
  errorBudgetMinutes,
  errorBudgetRequests,
} from '../../src/core/impact/formulas/error-budget';
import { forecastRps } from '../../src/core/impact/formulas/forecast';
import { evictable, portionOf, rollingUpdate } from '../../src/core/impact/formulas/kubernetes-rounding';
import * as latency from '../../src/core/impact/formulas/latency';
import * as little from '../../src/core/impact/formulas/littles-law';
import { addedLoad, expectedAttempts, sustainableRps, utilisation } from '../../src/core/impact/formulas/load';
import { usedByShare, withFallback, withTries } from '../../src/core/impact/formulas/partial-dependency';
import { parallel } from '../../src/core/impact/formulas/redundancy';
import { growthRoom, replicasFor } from '../../src/core/impact/formulas/replicas';
import { remainingDeadline, worstCaseMs } from '../../src/core/impact/formulas/worst-case';
import { replicasAgainstZoneLoss, utilisationWithout } from '../../src/core/impact/formulas/zone-loss';
import { call, graph, service } from './small-graph';

/** A name that is a number in one entry and a list in another: each function knows which of them its own is. */
type Both = number & readonly number[];

/** The inputs of an entry; it has those that its function asks for. */
export type Inputs = Lists & Readonly<Record<Named, number>>;

type Named =
  | 'added'
  | 'attemptMs'
  | 'bad'
  | 'base'
  | 'budget'
  | 'calls'
  | 'days'
  | 'deadline'
  | 'deadlineS'
  | 'dep'
  | 'flowSloPct'
  | 'g'
  | 'intrinsic'
  | 'latS'
  | 'max'
  | 'min'
  | 'months'
  | 'pay'
  | 'pct'
  | 'peak'
  | 'per'
  | 'pool'
  | 'q'
  | 'replicas'
  | 'rph'
  | 'rps'
  | 'rpsPerReplica'
  | 'share'
  | 'slo'
  | 'sloPct'
  | 'slowProb'
  | 'sms'
  | 'threads'
  | 'total'
  | 'tries'
  | 'util'
  | 'worstTries'
  | 'zones';

interface Lists {
  readonly a: Both;
  readonly n: Both;
  readonly p: Both;
  readonly burn: readonly number[];
  readonly pairs: readonly (readonly [number, number])[];
  readonly cases: readonly (readonly [number, number])[];
  readonly deps: readonly number[];
  readonly f: readonly number[];
  readonly r: readonly number[];
  readonly rho: readonly number[];
  readonly hours: readonly number[];
  readonly elapsed: readonly number[];
  readonly backoffMs: readonly number[];
  readonly hardBefore: readonly string[];
  readonly hardAfter: readonly string[];
  readonly intrinsicPct: Readonly<Record<string, number>>;
  readonly hops: readonly { readonly ms: number; readonly bad: number }[];
  readonly seq: readonly (number | { readonly par: readonly number[] })[];
}
type Compute = (inputs: Inputs) => Readonly<Record<string, unknown>>;

const percent = (ratio: number | undefined) => (ratio === undefined ? undefined : ratio * 100);
const HOUR_SECONDS = 3600;
const MONTH_HOURS = 720;
/** The long windows of the four burn rates, in hours (SRE Workbook, table 5-8 and its example code). */
const LONG_WINDOWS = [1, 6, 24, 72];

const budget: Compute = ({ sloPct }) => {
  const minutes = (days: number) => errorBudgetMinutes(sloPct / 100, days);
  return {
    ...Object.fromEntries([7, 28, 30, 90, 365].map((days) => [`min${days}d`, minutes(days)])),
    hours365d: (minutes(365) ?? Number.NaN) / 60,
    badPer1M: errorBudgetRequests(sloPct / 100, 1e6),
  };
};

const series: Compute = ({ a }) => ({ a: serial(a) });
const redundant: Compute = ({ a }) => ({ a: parallel(a) });

const burning: Compute = ({ sloPct, burn: rates }) => ({
  threshold: rates.map((rate) => burn.burnThreshold(rate, sloPct / 100)),
  fullOutageDetectS: rates.map((rate, index) =>
    burn.detectedAfterSeconds(rate, sloPct / 100, (LONG_WINDOWS[index] ?? 0) * HOUR_SECONDS),
  ),
  fullOutageExhaustMin: errorBudgetMinutes(sloPct / 100, 30),
});

const burnOfBudget: Compute = ({ days, pairs }) => ({
  burn: pairs.map(([share, hours]) => burn.burnFromBudget(share, days * 24, hours)),
});

const example: Compute = ({ intrinsicPct, hardBefore, hardAfter, flowSloPct }) => {
  const own = new Map(Object.entries(intrinsicPct));
  const target = flowSloPct / 100;
  const chain = [call('web', 'order'), call('order', 'payment'), call('payment', 'bank')];
  const soft = [call('order', 'loyalty', 'soft')];
  const graphOf = (calls: ReturnType<typeof call>[]) =>
    graph(
      [...own].map(([name, value]) => service(name, undefined, value / 100)),
      [...chain, ...calls, ...soft, call('sms', 'telco')],
    );
  const before = graphOf([call('payment', 'sms', 'soft')]);
  const after = graphOf([call('payment', 'sms')]);
  const path = (names: readonly string[]) => serial(names.map((name) => (own.get(name) ?? Number.NaN) / 100));
  const [beforeRatio, afterRatio] = [path(hardBefore), path(hardAfter)];
  return {
    beforePct: beforeRatio * 100,
    beforeMin30d: errorBudgetMinutes(beforeRatio, 30),
    feasibleBefore: beforeRatio >= target,
    afterPct: afterRatio * 100,
    afterMin30d: errorBudgetMinutes(afterRatio, 30),
    feasibleAfter: afterRatio >= target,
    budgetMin30d: errorBudgetMinutes(target, 30),
    blastRadiusSmsBefore: blastRadius(before, 'sms').services,
    blastRadiusSmsAfter: blastRadius(after, 'sms').services,
    blastRadiusPayment: blastRadius(after, 'payment').services,
  };
};

const rounding: Compute = () => ({
  rows: [1, 2, 3, 4, 5, 7, 10].map((n) => {
    const rolling = rollingUpdate({ percent: 25 }, { percent: 25 }, n);
    return {
      n,
      maxUnavail33: evictable({ maxUnavailable: { percent: 33 } }, n),
      maxUnavail20: evictable({ maxUnavailable: { percent: 20 } }, n),
      minAvail50Allowed: evictable({ minAvailable: { percent: 50 } }, n),
      minAvail90Allowed: evictable({ minAvailable: { percent: 90 } }, n),
      rollMaxUnavail25: rolling?.down,
      rollMaxSurge25: rolling?.extra,
    };
  }),
});

/** By the id of the entry; one of a family by what its id begins with, up to its numbers. */
export const COMPUTE: ReadonlyMap<string, Compute> = new Map<string, Compute>([
  ...['99', '99.5', '99.9', '99.93', '99.95', '99.99', '99.999'].map((slo) => [`budget-${slo}`, budget] as const),
  ['slo-from-downtime', ({ hours }) => ({ sloPct: hours.map((down) => percent(availabilityOfDowntime(down))) })],
  ['serial-3x99.9', series],
  ['serial-5x99.99', series],
  [
    'serial-bounds',
    ({ a }) => {
      const { worst, independent, best } = serialBounds(a);
      return { independent, lower: worst, upper: best };
    },
  ],
  ['parallel-2x99', redundant],
  ['parallel-3x99.9', redundant],
  [
    'platform-target-split',
    ({ sloPct, n }) => ({
      perServicePct: percent(splitTarget(sloPct / 100, n)),
      linear: 100 - (percent(equalShare((100 - sloPct) / 100, n)) ?? Number.NaN),
    }),
  ],
  [
    'calculus-budget',
    ({ slo, deps }) => {
      const ownMin = ownFaultMinutes(slo, deps, 365) ?? Number.NaN;
      const totalMin = errorBudgetMinutes(slo, 365) ?? Number.NaN;
      const hits = [1, 0.2, 0.2, 0.2];
      const weightedOutages = ownMin / (minutesPerOutage(ownMin, hits) ?? Number.NaN);
      return {
        totalMin,
        depsMin: totalMin - ownMin,
        ownMin,
        weightedOutages,
        minPerOutage: minutesPerOutage(ownMin, hits),
      };
    },
  ],
  ['soft-fallback', ({ a, f }) => ({ aEff: f.map((works) => withFallback(a, works)) })],
  ['partial-use', ({ a, p }) => ({ a: usedByShare(a, p) })],
  ['retry-independent', ({ a, tries }) => ({ a: withTries(a, tries) })],
  [
    'sms-promotion',
    ({ pay, sms }) => {
      const { worst, independent, best } = serialBounds([pay, sms]);
      const minutes = errorBudgetMinutes(independent, 30) ?? Number.NaN;
      const budgetMin30d = errorBudgetMinutes(pay, 30) ?? Number.NaN;
      return {
        ceilingPct: independent * 100,
        budgetMin30d,
        expectedMin30d: minutes,
        overspendFactor: budgetShare(independent, pay),
        lowerPct: worst * 100,
        upperPct: best * 100,
      };
    },
  ],
  ['budget-share', ({ slo, dep }) => ({ share: budgetShare(dep, slo) })],
  [
    'diamond-unique',
    ({ intrinsic }) => ({
      uniqueOnce: serial([intrinsic, intrinsic, intrinsic, intrinsic]),
      // What never to do: each of B and C already holds D.
      naiveProductOfInclusive: serial([intrinsic, serial([intrinsic, intrinsic]), serial([intrinsic, intrinsic])]),
    }),
  ],
  ['example-graph', example],
  ['fanout-tail', ({ q, n }) => ({ p: n.map((legs) => latency.fanOutSlow(q, legs)) })],
  ['fanout-2000', () => ({ p: latency.fanOutSlow(1e-4, 2000) })],
  ['union-bound-leg', ({ n }) => ({ q: n.map((legs) => latency.unionLegQuantile(0.99, legs)) })],
  ['independent-leg-parallel', ({ n }) => ({ q: n.map((legs) => latency.independentLegQuantile(0.99, legs)) })],
  [
    'sum-of-p99-guarantee',
    ({ n }) => ({
      guaranteedPercentile: n.map((hops) => latency.guaranteedPercentile(Array(hops).fill(99))),
    }),
  ],
  [
    'p99-not-subadditive',
    ({ slowProb }) => {
      const hop = [
        { ms: 1, share: 1 - slowProb },
        { ms: 100, share: slowProb },
      ];
      const both = hop.flatMap((a) => hop.map((b) => ({ ms: a.ms + b.ms, share: a.share * b.share })));
      const p99each = quantile(hop, 0.99);
      return {
        p99each,
        pTotalSlow: latency.fanOutSlow(slowProb, 2),
        p99totalGreaterThanSum: quantile(both, 0.99) > 2 * p99each,
      };
    },
  ],
  [
    'threshold-composition',
    ({ hops }) => {
      const bound = latency.latencyBound(hops);
      return { ms: bound?.ms, badAtMost: bound?.bad };
    },
  ],
  [
    'critical-path',
    ({ seq }) => ({
      ms: latency.criticalPath(seq.map((one) => (typeof one === 'number' ? one : one.par))),
    }),
  ],
  ['deadline-propagation', ({ deadline, elapsed }) => ({ remaining: remainingDeadline(deadline, elapsed) })],
  ['worst-case-call', ({ tries, attemptMs, backoffMs }) => ({ ms: worstCaseMs(tries, attemptMs, backoffMs) })],
  [
    'bimodal',
    ({ rps, bad, deadlineS, latS, threads }) => {
      const served = little.servedShare(threads, { rps, stuck: bad, deadlineSeconds: deadlineS, latencySeconds: latS });
      return { served, errorRate: 1 - (served ?? Number.NaN) };
    },
  ],
  [
    'retry-amplification',
    ({ cases }) => ({
      x: cases.map(([retries, depth]) => amplification(Array(depth).fill(1 + retries))),
    }),
  ],
  ['retry-amplification-mixed', ({ r }) => ({ x: amplification(r.map((retries) => 1 + retries)) })],
  ['expected-attempts', ({ p, tries }) => ({ e: p.map((failure) => expectedAttempts(failure, tries)) })],
  ['retry-budget', ({ budget: share }) => ({ x: budgetedAmplification(share) })],
  [
    'added-load',
    ({ rps, share, calls, worstTries }) => ({
      normalRps: addedLoad(rps, share, calls),
      worstRps: addedLoad(rps, share, calls, worstTries),
    }),
  ],
  [
    'capacity-exceeded',
    ({ base, added, replicas, rpsPerReplica, util }) => {
      const sustainable = sustainableRps(replicas, rpsPerReplica, util) ?? Number.NaN;
      return { load: base + added, sustainable, exceeded: (utilisation(base + added, sustainable) ?? Number.NaN) > 1 };
    },
  ],
  ['forecast', ({ peak, g, months }) => ({ rps: forecastRps(peak, g, months) })],
  [
    'replicas',
    ({ peak, per, util }) => ({
      n: replicasFor(peak, per, util),
      nPlus1: replicasFor(peak, per, util, 1),
      nPlus2: replicasFor(peak, per, util, 2),
    }),
  ],
  [
    'zone-loss',
    ({ replicas, zones, per, peak }) => {
      const spread = { replicas, zones, rpsPerReplica: per };
      return {
        utilAll: utilisationWithout(0, spread, peak),
        utilAfter: utilisationWithout(1, spread, peak),
        replicasFor80pct: replicasAgainstZoneLoss(peak, spread, 0.8),
      };
    },
  ],
  [
    'little',
    ({ rps, latS, pool }) => ({ inFlight: little.inFlight(rps, latS), maxRpsWithPool: little.poolRps(pool, latS) }),
  ],
  [
    'db-connections',
    ({ replicas, pool, max }) => {
      const need = little.connectionsNeeded(replicas, pool) ?? Number.NaN;
      return { need, ok: need <= max };
    },
  ],
  ['queue-growth', ({ rho }) => ({ factor: rho.map(little.queueFactor) })],
  ['nodegroup-seed', ({ min, max }) => ({ ratio: growthRoom(min, max) })],
  ...['99', '99.5', '99.9', '99.93', '99.95', '99.99'].map((slo) => [`burn-${slo}`, burning] as const),
  ['burn-exhaust', ({ burn: rates }) => ({ h: rates.map((rate) => burn.exhaustedAfterHours(rate, MONTH_HOURS)) })],
  ...['7d', '28d', '30d', '90d'].map((period) => [`burn-from-budget-${period}`, burnOfBudget] as const),
  [
    'burn-unattainable',
    ({ burn: rates }) => ({
      sloPctAtOrBelow: rates.map((rate) => percent(burn.unattainableTarget(rate))),
    }),
  ],
  [
    'low-traffic',
    ({ rph, slo }) => {
      const hourErrorRate = 1 / rph;
      const rate = burn.burnRate(hourErrorRate, slo) ?? Number.NaN;
      return {
        hourErrorRate,
        burn: rate,
        budgetShare: burn.budgetBurnt(rate, 1, MONTH_HOURS),
        allowedFailures30d: errorBudgetRequests(slo, rph * MONTH_HOURS),
      };
    },
  ],
  [
    'for-duration-loss',
    () => ({ budgetShare: burn.budgetBurnt(burn.burnRate(1, 0.999) ?? Number.NaN, 1, MONTH_HOURS) }),
  ],
  ['k8s-rounding', rounding],
  ['k8s-rounding-float-trap', ({ pct, total }) => ({ n: portionOf({ percent: pct }, total, 'up') })],
]);

/** The smallest value that at least the share `at` of a distribution does not exceed. */
function quantile(distribution: readonly { readonly ms: number; readonly share: number }[], at: number): number {
  let below = 0;
  for (const { ms, share } of [...distribution].sort((a, b) => a.ms - b.ms)) {
    below += share;
    if (below >= at) return ms;
  }
  return Number.NaN;
}
