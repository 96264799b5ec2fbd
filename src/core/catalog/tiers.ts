// Declared tiers: what people and manifests say of a service, read with the workspace's vocabulary.
import { type TierScale, tierNumber, tierOf } from '../config/vocabulary';
import type { Config } from '../model/config';
import type { Facts, ServiceFact } from '../model/facts';
import type { Located } from '../model/place';
import type { Tier } from '../model/tier';
import { flatPages, type Pages } from './pages';
import { remember, sameData } from './remember';

export interface TierStatement {
  readonly tier: Tier;
  readonly word: Located<string>;
  readonly format: string;
}

/** The words of one fact that may be a tier: its own field first, then the annotations that the config names. */
export function tierWords(fact: ServiceFact, config: Config): Located<string>[] {
  const words = fact.tier === undefined ? [] : [fact.tier];
  for (const key of config.tierKeys) {
    const word = fact.annotations.get(key);
    if (word !== undefined) words.push(word);
  }
  return words;
}

/** The usual scale of four levels (Datadog, OpsLevel, Compass): `1` is core, `4` supplementary. */
const USUAL_LEVELS = 4;

/**
 * How numbers are to be read: as the config says, else inferred from all tier words of the workspace (any 0 → 0-based).
 * `undefined` where no number is written anywhere. Facts of pages that did not change are not looked at again.
 */
export function createTierScale(): (facts: Pages<Facts>, config: Config) => TierScale | undefined {
  const numbersIn = remember((config: Config) => flatPages((one: Facts) => [...new Set(tierNumbers(one, config))]));
  let last: TierScale | undefined;
  return (facts, config) => {
    if (config.tierScale !== undefined) return config.tierScale;
    const scale = scaleOf(numbersIn(config)(facts));
    // The same scale is the same object: what rests on it need not be worked out again.
    if (!sameData(last, scale)) last = scale;
    return last;
  };
}

function tierNumbers({ services, flows }: Facts, config: Config): readonly number[] {
  const words = [
    ...services.flatMap((service) => tierWords(service, config)),
    ...flows.flatMap(({ tier }) => tier ?? []),
  ];
  return words.flatMap(({ value }) => tierNumber(value) ?? []);
}

function scaleOf(numbers: readonly number[]): TierScale | undefined {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = -1;
  for (const number of numbers) {
    lowest = Math.min(lowest, number);
    highest = Math.max(highest, number);
  }
  if (highest < 0) return undefined;
  const base = lowest === 0 ? 0 : 1;
  return { base, levels: Math.max(USUAL_LEVELS, highest - base + 1) };
}

/** What the facts of one service say about its tier, strongest first; words outside the vocabulary are not in it. */
export function tierStatements(
  group: readonly ServiceFact[],
  config: Config,
  scale: TierScale | undefined,
): TierStatement[] {
  const statements: TierStatement[] = [];
  for (const fact of group) {
    for (const word of tierWords(fact, config)) {
      const tier = tierOf(word.value, scale);
      if (tier !== 'unknown') statements.push({ tier, word, format: fact.format });
    }
  }
  return statements;
}
