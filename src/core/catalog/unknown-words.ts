// Words for tiers and lifecycles that no vocabulary holds: told, never silently taken for something.
import { lifecycleOf, type TierScale, tierOf } from '../config/vocabulary';
import type { Config } from '../model/config';
import type { Facts } from '../model/facts';
import type { Located } from '../model/place';
import type { Problem } from '../model/problem';

/**
 * Takes the facts of all files, the scale of tier numbers and the config with the workspace's own words; gives
 * `unknown-tier-word` and `unknown-lifecycle-word` at the place of each. Words of `tierKeys` may be anything, a layer for
 * example, and are not told.
 */
export function unknownWords(facts: readonly Facts[], scale: TierScale | undefined, config: Config): Problem[] {
  const services = facts.flatMap((one) => one.services);
  const flows = facts.flatMap((one) => one.flows);
  const tiers = [...services, ...flows].flatMap(({ tier }) => tier ?? []);
  const lifecycles = services.flatMap(({ lifecycle }) => lifecycle ?? []);
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

function isSaid({ value }: Located<string>): boolean {
  const word = value.trim();
  return word !== '' && word !== 'unknown';
}
