// Other people's words for tiers and lifecycles, read as ours.
import type { Lifecycle } from '../model/lifecycle';
import type { Tier } from '../model/tier';

/** How numbers are to be read: `base` is the first one, `levels` how many there are. The first matters most. */
export interface TierScale {
  readonly base: 0 | 1;
  readonly levels: number;
}

const NUMERIC = /^(?:service-)?(?:(?:tier|level|t|p|sev|severity|priority):?-?)?(\d{1,4})$/;

/** Words of section 3 of the manifest reference: OpenSRM, Port, Mercari and the words in common use. `high` is core by default. */
const TIER_WORDS = new Map<string, Tier>([
  ...words<Tier>('core', 'core critical mission-critical business-critical high gold platinum essential vital a'),
  ...words<Tier>('normal', 'normal standard medium important silver business-operational b'),
  ...words<Tier>(
    'supplementary',
    'supplementary low bronze best-effort non-critical internal administrative experimental optional c',
  ),
]);

/** Words of section 4 of the manifest reference; what has ended is told apart from what is ending. */
const LIFECYCLE_WORDS = new Map<string, Lifecycle>([
  ...words<Lifecycle>('design', 'design planned proposed concept idea draft architecture'),
  ...words<Lifecycle>('development', 'development dev experimental sandbox pre-alpha incubating'),
  ...words<Lifecycle>(
    'limited',
    'limited limited-availability alpha beta preview early-access staging pre-release canary experiment',
  ),
  ...words<Lifecycle>(
    'ga',
    'ga production prod generally-available public-ga general-availability active stable live operational',
  ),
  ...words<Lifecycle>('deprecated', 'deprecated deprecation sunset legacy maintenance'),
  ...words<Lifecycle>('retired', 'retired end-of-life eol decommissioned'),
]);

/**
 * Takes a tier as some manifest writes it (`tier_1`, `Tier 2`, `mission-critical`) and the scale of the numbers;
 * gives our tier, `unknown` for everything that the vocabulary does not hold.
 * Without a scale a number is read only where every usual scale agrees (0 and 1 core, 2 normal).
 * A number outside the scale is `unknown`.
 */
export function tierOf(word: string, scale?: TierScale): Tier {
  const plain = plainWord(word);
  const number = NUMERIC.exec(plain)?.[1];
  if (number !== undefined)
    return scale === undefined ? tierByAnyScale(Number(number)) : tierByScale(Number(number), scale);
  return TIER_WORDS.get(plain.replace(/^tier[-:]-?/, '')) ?? 'unknown';
}

/** The number in a numeric tier word (`P0`, `tier-3`, `1`), for those who infer the scale; `undefined` for words. */
export function tierNumber(word: string): number | undefined {
  const number = NUMERIC.exec(plainWord(word))?.[1];
  return number === undefined ? undefined : Number(number);
}

/** Takes a lifecycle as written and the workspace's own words (they win); `undefined` where nobody knows the word. */
export function lifecycleOf(
  word: string,
  config?: { readonly lifecycles: ReadonlyMap<string, Lifecycle> },
): Lifecycle | undefined {
  const plain = plainWord(word);
  for (const [own, lifecycle] of config?.lifecycles ?? []) if (plainWord(own) === plain) return lifecycle;
  return LIFECYCLE_WORDS.get(plain);
}

/** 0-based: 0 and 1 core, 2 normal, then supplementary. 1-based: the first core, from three levels on the last supplementary. */
function tierByScale(number: number, scale: TierScale): Tier {
  const level = number - scale.base;
  if (level < 0 || level >= scale.levels) return 'unknown';
  if (scale.base === 0) return number <= 1 ? 'core' : number === 2 ? 'normal' : 'supplementary';
  if (level === 0) return 'core';
  return scale.levels >= 3 && level === scale.levels - 1 ? 'supplementary' : 'normal';
}

function tierByAnyScale(number: number): Tier {
  return number <= 1 ? 'core' : number === 2 ? 'normal' : 'unknown';
}

function plainWord(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replace(/[_\s]+/g, '-');
}

function words<T>(meaning: T, list: string): [string, T][] {
  return list.split(' ').map((word) => [word, meaning]);
}
