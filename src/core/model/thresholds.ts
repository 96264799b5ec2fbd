// The limits that rules judge numbers by: `thresholds` of `.sre/config.yaml`.

/** Shares and utilisations are ratios, the others are products of tries. */
export interface Thresholds {
  /** Of a caller's error budget, what one hard dependency may use. */
  readonly budgetShare: number;
  /** The same for all hard dependencies together. */
  readonly budgetShareTotal: number;
  /** How many calls of a core service one request may become, all tries counted. */
  readonly retryAmplificationCore: number;
  /** The same for any other service. */
  readonly retryAmplification: number;
  /** Of what a service can sustain, what it is meant to carry at peak. */
  readonly targetUtilisation: number;
}

/**
 * An extra nine (0.1 of the budget) from The Calculus of Service Availability; 4 tries from checks.md F-10; the rest is ours:
 * half of the budget is left for own faults, 70 % lies within the 50–75 % of CAP-05.
 */
export const DEFAULT_THRESHOLDS: Thresholds = {
  budgetShare: 0.1,
  budgetShareTotal: 0.5,
  retryAmplificationCore: 4,
  retryAmplification: 10,
  targetUtilisation: 0.7,
};

/** The lower of both: every threshold is stricter the lower it is. */
export function stricterThresholds(a: Partial<Thresholds>, b: Partial<Thresholds>): Thresholds {
  const [one, other] = [
    { ...DEFAULT_THRESHOLDS, ...a },
    { ...DEFAULT_THRESHOLDS, ...b },
  ];
  return {
    budgetShare: Math.min(one.budgetShare, other.budgetShare),
    budgetShareTotal: Math.min(one.budgetShareTotal, other.budgetShareTotal),
    retryAmplificationCore: Math.min(one.retryAmplificationCore, other.retryAmplificationCore),
    retryAmplification: Math.min(one.retryAmplification, other.retryAmplification),
    targetUtilisation: Math.min(one.targetUtilisation, other.targetUtilisation),
  };
}
