// What a call does to the numbers of its caller, before and after. Unknown stays undefined and is listed.

/** A pair of ratios (availability) or of minutes. */
export interface BeforeAfter {
  readonly before: number;
  readonly after: number;
}

export interface Unknown {
  readonly what: string;
  readonly question: string;
  /** The service that the number is missing of. */
  readonly service?: string;
}

export interface Impact {
  /** Key of the call. */
  readonly call: string;
  /** The caller's availability target (ratio) and window. */
  readonly target?: number;
  readonly windowDays: number;
  /** Minutes per window: the error budget of the target. */
  readonly budgetMinutes?: number;
  /** Ratio: the best that the caller can reach given its hard dependencies (× own intrinsic if given). Decides feasibility. */
  readonly ceiling?: BeforeAfter;
  readonly ceilingMinutes?: BeforeAfter;
  /** Ratio: if own faults go on using today's budget. Labelled so, never gates. */
  readonly expected?: BeforeAfter;
  readonly expectedMinutes?: BeforeAfter;
  /** Whether the call counts against availability as it is declared (hard), does not (soft), or would if it waits (unknown). */
  readonly counts: 'yes' | 'no' | 'if-it-waits';
  readonly unknown: readonly Unknown[];
}
