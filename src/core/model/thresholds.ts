// The limits that rules and checks judge numbers by: `thresholds` of `.sre/config.yaml`.

/** How a limit is written: a percentage (a ratio here), a factor or number of tries from 1, a whole number, whole days, a duration (ms here). */
export type LimitUnit = 'share' | 'factor' | 'count' | 'days' | 'time';

interface Limit {
  readonly default: number;
  readonly unit: LimitUnit;
  /** Which of two values asks for more. */
  readonly stricter: 'lower' | 'higher';
}

const atMost = (unit: LimitUnit, value: number): Limit => ({ default: value, unit, stricter: 'lower' });
const atLeast = (unit: LimitUnit, value: number): Limit => ({ default: value, unit, stricter: 'higher' });

/** Everything that checks.md marks "(ours)", and what companies set otherwise. */
export const LIMITS = {
  // Of a caller's error budget, what one hard dependency may use: an extra nine, from The Calculus of Service Availability.
  budgetShare: atMost('share', 0.1),
  // The same for all hard dependencies together: half of the budget is left for own faults (ours).
  budgetShareTotal: atMost('share', 0.5),
  // How many calls of a core service one request may become, all tries counted: F-10.
  retryAmplificationCore: atMost('factor', 4),
  // The same for any other service.
  retryAmplification: atMost('factor', 10),
  // Of what a service can sustain, what it is meant to carry at peak: within the 50–75 % of CAP-05 (ours).
  targetUtilisation: atMost('share', 0.7),
  // For how many days an incident is recent: EMR-04 (ours).
  incidentReviewDays: atLeast('days', 90),
  // How many days ago the last drill may be, half a year for core: EMR-05.
  drillDays: atMost('days', 365),
  drillDaysCore: atMost('days', 183),
  // How many days ago a store may have been restored for the last time: DAT-03.
  restoreDays: atMost('days', 183),
  // How many days ago the last review may be: PRO-01 (ours).
  reviewDays: atMost('days', 365),
  reviewDaysCore: atMost('days', 180),
  // For how many days from today a core service may be waived: PRO-02.
  waiverDaysCore: atMost('days', 90),
  // What is reserved of each sprint at least: PRO-01.
  sprintShare: atLeast('share', 0.1),
  // How many replicas run at least: CAP-04.
  minReplicasCore: atLeast('count', 3),
  minReplicasNormal: atLeast('count', 2),
  minReplicasSupplementary: atLeast('count', 1),
  // How many months ahead the load is foreseen: CAP-01.
  forecastMonths: atLeast('count', 6),
  // Of what is left without the largest failure domain, what the peak may use: CAP-03 (ours).
  zoneLossUtilisation: atMost('share', 0.8),
  // Where an autoscaler aims, of what its replicas request: CAP-05.
  autoscaleTargetFrom: atLeast('share', 0.5),
  autoscaleTargetTo: atMost('share', 0.75),
  // How often one layer tries a call, the first attempt included: PERF-04.
  mostTries: atMost('count', 3),
  // How many alerts of one service may page: AH-21.
  pagesPerService: atMost('count', 10),
  // How long a burn-rate alert may wait: AH-09.
  burnRateFor: atMost('time', 120_000),
  // How often metrics are scraped; 0 = nobody said, and no range is judged by it.
  scrapeInterval: atLeast('time', 0),
  // How old a benchmark's result may be: BEN-04, the table of tier defaults.
  benchmarkAgeCore: atMost('days', 30),
  benchmarkAgeNormal: atMost('days', 90),
  // Of the operations of a service that is not core, how many its load test calls: BEN-02.
  benchmarkCoverage: atLeast('share', 0.8),
  // How many samples lie above a percentile: a rule of thumb (ours), 1,000 in all for p99: BEN-07.
  benchmarkSamples: atLeast('count', 10),
  // By how much p95 and p99 may be higher, and the throughput lower, than in the accepted result: BEN-06 (ours).
  benchmarkSlower: atMost('share', 0.1),
  benchmarkThroughputLower: atMost('share', 0.1),
  // Seconds that a pod needs for its last requests once it is told to stop: CHG-04 (ours).
  drainSeconds: atLeast('count', 10),
} as const satisfies Record<string, Limit>;

export type ThresholdName = keyof typeof LIMITS;

/** Shares are ratios. */
export type Thresholds = Readonly<Record<ThresholdName, number>>;

export const THRESHOLD_NAMES = Object.keys(LIMITS) as readonly ThresholdName[];

export const DEFAULT_THRESHOLDS: Thresholds = thresholdsOf((name) => LIMITS[name].default);

/** Of both the one that asks for more, limit by limit. */
export function stricterThresholds(a: Partial<Thresholds>, b: Partial<Thresholds>): Thresholds {
  return thresholdsOf((name) => {
    const [one, other] = [a[name] ?? LIMITS[name].default, b[name] ?? LIMITS[name].default];
    return isLooser(name, one, other) ? other : one;
  });
}

/** True if `value` asks for less than `other`. */
export function isLooser(name: ThresholdName, value: number, other: number): boolean {
  return LIMITS[name].stricter === 'lower' ? value > other : value < other;
}

function thresholdsOf(value: (name: ThresholdName) => number): Thresholds {
  return Object.fromEntries(THRESHOLD_NAMES.map((name) => [name, value(name)])) as Thresholds;
}
