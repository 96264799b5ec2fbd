// The fields of the config that say how important services are, and how others' words for it are read.
import type { Config } from '../model/config';
import type { Lifecycle } from '../model/lifecycle';
import type { Place } from '../model/place';
import type { Problem } from '../model/problem';
import type { Tier } from '../model/tier';
import type { Entry, SyntaxNode } from '../syntax/node';
import { type FieldContext, readMap, readNumber, readTexts, readWord, tell, tellUnknownFields } from './fields';

/** Highest first. */
const LISTS = ['core', 'normal', 'supplementary'] as const;
const LIFECYCLES = ['design', 'development', 'limited', 'ga', 'deprecated', 'retired'] as const;
const MOST_LEVELS = 100;

/**
 * `tiers:` → service name → tier with the place of the name, and the tier of all others.
 * A name that stands in two tiers is told (`name-in-two-tiers`); the higher tier counts. Whatever else is wrong is an
 * error: without the line that says who is core nothing is judged, and that must not look like a good answer.
 */
export function readTiers(
  outer: FieldContext,
  entry: Entry | undefined,
): Pick<Config, 'tiers'> & { readonly others?: Tier } {
  const context: FieldContext = { place: outer.place, problems: [] };
  const read = readTierLists(context, outer, entry);
  outer.problems.push(...context.problems.map((problem): Problem => ({ ...problem, severity: 'error' })));
  return read;
}

function readTierLists(
  context: FieldContext,
  mild: FieldContext,
  entry: Entry | undefined,
): ReturnType<typeof readTiers> {
  const tiers = new Map<string, { readonly tier: Tier; readonly place: Place }>();
  const map = readMap(context, entry, 'core, normal and supplementary, each a list of service names');
  if (map === undefined) return { tiers };
  tellUnknownFields(context, map, [...LISTS, 'others'], '"tiers"');
  for (const tier of LISTS) {
    for (const [name, node] of namesOf(context, map.entry(tier), tier)) {
      const higher = tiers.get(name)?.tier;
      if (higher === undefined) tiers.set(name, { tier, place: context.place(node.span) });
      else {
        const message = `"${name}" is listed as ${higher} and as ${tier}; it counts as ${higher}. Remove it from one of the two.`;
        tell(mild, 'name-in-two-tiers', node.span, message);
      }
    }
  }
  const others = readWord(context, map.entry('others'), LISTS);
  return others === undefined ? { tiers } : { tiers, others };
}

/** Each name once, however often the list holds it. */
function namesOf(context: FieldContext, entry: Entry | undefined, tier: Tier): ReadonlyMap<string, SyntaxNode> {
  const names = new Map<string, SyntaxNode>();
  for (const { text, node } of readTexts(context, entry, `${tier}: [orders, payments]`)) {
    if (!names.has(text)) names.set(text, node);
  }
  return names;
}

/** `tierScale: { base, levels }`; `undefined` where one of the two is absent or wrong. */
export function readTierScale(context: FieldContext, entry: Entry | undefined): Config['tierScale'] {
  const map = readMap(context, entry, '{ base: 1, levels: 4 }');
  if (map === undefined) return undefined;
  tellUnknownFields(context, map, ['base', 'levels'], '"tierScale"');
  const base = readNumber(context, map.entry('base'), { min: 0, max: 1, integer: true });
  const levels = readNumber(context, map.entry('levels'), { min: 1, max: MOST_LEVELS, integer: true });
  return base === undefined || levels === undefined ? undefined : { base: base === 0 ? 0 : 1, levels };
}

/** `lifecycles:` → the organisation's word → ours. */
export function readLifecycles(context: FieldContext, entry: Entry | undefined): Config['lifecycles'] {
  const lifecycles = new Map<string, Lifecycle>();
  for (const word of readMap(context, entry, 'your word: one of ours, such as acme-live: ga')?.entries ?? []) {
    const lifecycle = readWord(context, word, LIFECYCLES);
    if (lifecycle !== undefined) lifecycles.set(word.key, lifecycle);
  }
  return lifecycles;
}
