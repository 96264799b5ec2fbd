// The contract of a robustness goal: adding one = one file, one line in `index.ts`, one row in docs/robustness.md.

/** What a run showed. `met` is undefined where it could not be tried here; `note` says why, or what the figure hides. */
export interface Outcome {
  readonly figure: string;
  readonly met: boolean | undefined;
  readonly note?: string;
}

export interface Goal {
  /** `R9`, as in docs/robustness.md. */
  readonly id: string;
  readonly what: string;
  /** Prints its progress to stderr; throws only where it is itself wrong. */
  readonly run: () => Promise<Outcome>;
}
