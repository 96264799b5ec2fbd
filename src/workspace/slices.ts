// Long work in slices: between two of them whoever else waits has a turn.

/** Nothing else happens for no longer than this many milliseconds, and what was begun. */
const SLICE_MS = 20;

/** Gives a function that ends the slice where it is over: then what it gives is to be waited for. */
export function createSlices(): () => Promise<void> | undefined {
  let begun = performance.now();
  const turn = (): Promise<void> =>
    new Promise((resolve) => {
      setImmediate(() => {
        begun = performance.now();
        resolve();
      });
    });
  return () => (performance.now() - begun > SLICE_MS ? turn() : undefined);
}
