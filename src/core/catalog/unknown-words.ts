// Words for tiers and lifecycles that no vocabulary holds: told, never silently taken for something.
import { lifecycleOf, type TierScale, tierOf } from '../config/vocabulary';
import type { Config } from '../model/config';
import type { Facts } from '../model/facts';
import type { Located } from '../model/place';
import type { Problem } from '../model/problem';
import { flatPages, type Pages } from './pages';

/**
 * Gives a function of the facts of all files; it gives `unknown-tier-word` and `unknown-lifecycle-word` at the place of each.
 * Takes the scale of tier numbers and the config with the workspace's own words. Words of `tierKeys` may be anything, a layer
 * for example, and are not told.
 */
export function unknownWords(
  scale: TierScale | undefined,
  config: Config,
): (facts: Pages<Facts>) => readonly Problem[] {
  return flatPages((one: Facts) => unknownIn(one, scale, config));
}

function unknownIn({ services, flows }: Facts, scale: TierScale | undefined, config: Config): readonly Problem[] {
  const tiers = [...services, ...flows].flatMap(({ tier }) => tier ?? []);
  const lifecycles = services.flatMap(({ lifecycle }) => lifecycle ?? []);
  if (tiers.length === 0 && lifecycles.length === 0) return NONE;
  return [
    ...tiers
      .filter((word) => isSaid(word) && tierOf(word.value, scale) === 'unknown')
      .map(
        ({ value, place }): Problem => ({
          code: 'unknown-tier-word',
          message: `The tier "${value}" is not a known word, so it does not count. Use core, normal or supplementary, or say in "tierScale" how numbers are read.`,
          place,
          severity: 'information',
        }),
      ),
    ...lifecycles
      .filter((word) => isSaid(word) && lifecycleOf(word.value, config) === undefined)
      .map(
        ({ value, place }): Problem => ({
          code: 'unknown-lifecycle-word',
          message: `The lifecycle "${value}" is not a known word, so it does not count. Use design, development, limited, ga, deprecated or retired, or say in "lifecycles" which of them it means.`,
          place,
          severity: 'information',
        }),
      ),
  ];
}

const NONE: readonly Problem[] = [];

function isSaid({ value }: Located<string>): boolean {
  const word = value.trim();
  return word !== '' && word !== 'unknown';
}
