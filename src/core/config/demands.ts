// What a check asks of each tier, and from which stage on, as people set it.
import type { Lifecycle } from '../model/lifecycle';
import type { Demands } from '../model/own-check';
import type { Demand } from '../model/review';
import type { Entry } from '../syntax/node';
import { type FieldContext, readMap, readWord, tellUnknownFields } from './fields';

const TIERS = ['core', 'normal', 'supplementary'] as const;
const DEMANDS: readonly Demand[] = ['required', 'recommended', 'optional', 'none'];
const STAGES: readonly (Lifecycle | 'any')[] = [
  'any',
  'design',
  'development',
  'limited',
  'ga',
  'deprecated',
  'retired',
];

/** `tiers: { core: required, … }`: those that are said; undefined where there is no such field. */
export function readDemands(context: FieldContext, entry: Entry | undefined): Partial<Demands> | undefined {
  const map = readMap(context, entry, '{ core: required, normal: recommended, supplementary: none }');
  if (map === undefined) return undefined;
  tellUnknownFields(context, map, TIERS, '"tiers"');
  const said = TIERS.flatMap((tier) => {
    const demand = readWord(context, map.entry(tier), DEMANDS);
    return demand === undefined ? [] : [[tier, demand] as const];
  });
  return Object.fromEntries(said);
}

/** `from:`, the stage at which a check begins to count. */
export function readFrom(context: FieldContext, entry: Entry | undefined): Lifecycle | 'any' | undefined {
  return readWord(context, entry, STAGES);
}
