// CPU time of work in this process: on a machine that others use too, the wall clock says nothing.

/** The middle one; NaN of none. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** CPU milliseconds (user and system, all threads) that `work` took. */
export function cpuOf(work: () => unknown): number {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

export async function cpuOfAsync(work: () => Promise<unknown>): Promise<number> {
  const begun = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

export interface Interleaved {
  readonly runs: number;
  /** Rounds before those that count: the compiler has to see the code first. */
  readonly warm?: number;
}

/** Runs all works in turn, round by round, so that each suffers the same neighbours; gives the median CPU ms of each. */
export function interleave<Name extends string>(
  works: Readonly<Record<Name, () => unknown>>,
  { runs, warm = 2 }: Interleaved,
): Readonly<Record<Name, number>> {
  const times = new Map<string, number[]>();
  for (let round = -warm; round < runs; round++)
    for (const [name, work] of Object.entries<() => unknown>(works)) {
      const ms = cpuOf(work);
      if (round >= 0) times.set(name, [...(times.get(name) ?? []), ms]);
    }
  return Object.fromEntries([...times].map(([name, list]) => [name, median(list)])) as Readonly<Record<Name, number>>;
}
