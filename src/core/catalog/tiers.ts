// Declared tiers: what people and manifests say of a service, read with the workspace's vocabulary.
import { type TierScale, tierNumber, tierOf } from '../config/vocabulary';
import type { Config } from '../model/config';
import type { Facts, ServiceFact } from '../model/facts';
import type { Located } from '../model/place';
import type { Tier } from '../model/tier';

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
 * `undefined` where no number is written anywhere.
 */
export function tierScale(facts: readonly Facts[], config: Config): TierScale | undefined {
  if (config.tierScale !== undefined) return config.tierScale;
  let lowest = Number.POSITIVE_INFINITY;
  let highest = -1;
  const see = (word: string) => {
    const number = tierNumber(word);
    if (number === undefined) return;
    lowest = Math.min(lowest, number);
    highest = Math.max(highest, number);
  };
  for (const { services, flows } of facts) {
    for (const service of services) for (const word of tierWords(service, config)) see(word.value);
    for (const flow of flows) if (flow.tier !== undefined) see(flow.tier.value);
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
