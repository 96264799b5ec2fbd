// Percentiles of many samples in bounded memory.

/** Neighbouring values are merged once there are more different ones: to within a quarter of a percent. */
const MERGED = Math.log(1.005);
const PER_MS = 1000;

/** Percentiles that are always taken; the validity of each is judged by the number of samples. */
const ALWAYS = [0.5, 0.9, 0.95, 0.99];
/** Those that are taken where there are enough samples for them. */
const WHERE_ENOUGH = [0.75, 0.98, 0.995, 0.999, 0.9999];
const ENOUGH = 10;

export interface Distribution {
  readonly count: () => number;
  /** Takes a sample in ms, finite and not negative. */
  readonly add: (ms: number) => void;
  /** `q` (a ratio) and ms, ascending; empty without samples. Nearest rank: the value of a sample, or of those merged with it. */
  readonly percentiles: () => readonly { readonly q: number; readonly ms: number }[];
}

/**
 * Counts samples by their value: exactly (to a microsecond) while there are at most `different` values, then in steps of
 * half a percent.
 */
export function createDistribution(different = 20_000): Distribution {
  let counts = new Map<number, number>();
  let merged = false;
  let total = 0;
  const put = (key: number, count: number) => counts.set(key, (counts.get(key) ?? 0) + count);
  return {
    count: () => total,
    add: (ms) => {
      total += 1;
      put(merged ? step(ms) : Math.round(ms * PER_MS) / PER_MS, 1);
      if (merged || counts.size <= different) return;
      const exact = counts;
      [counts, merged] = [new Map(), true];
      for (const [value, count] of exact) put(step(value), count);
    },
    percentiles: () => (total === 0 ? [] : taken(counts, total, merged)),
  };
}

/** Values below a microsecond are one step. */
function step(ms: number): number {
  return Math.round(Math.log(Math.max(ms * PER_MS, 1)) / MERGED);
}

function valueOf(key: number): number {
  return Number((Math.exp(key * MERGED) / PER_MS).toPrecision(4));
}

function taken(counts: ReadonlyMap<number, number>, total: number, merged: boolean): { q: number; ms: number }[] {
  const wanted = [...ALWAYS, ...WHERE_ENOUGH.filter((q) => total * (1 - q) >= ENOUGH)].sort((a, b) => a - b);
  const sorted = [...counts].sort(([a], [b]) => a - b);
  let [at, below] = [0, sorted[0]?.[1] ?? 0];
  return wanted.map((q) => {
    while (below < rank(q, total) && at < sorted.length - 1) below += sorted[++at]?.[1] ?? 0;
    const key = sorted[at]?.[0] ?? 0;
    return { q, ms: merged ? valueOf(key) : key };
  });
}

/** The product is rounded first: 0.95 × 100 is a little more than 95 as a double. */
function rank(q: number, total: number): number {
  return Math.ceil(Number((q * total).toPrecision(12)));
}
