// Work with pauses in it, for a thread that has others to serve in between.

/** Goes on a little with each `next`, and gives what comes of it at the end. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does it all at once. */
export function finished<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
