// `thresholds:` of the config: the limits that rules judge numbers by.
import type { Thresholds } from '../model/thresholds';
import type { Entry } from '../syntax/node';
import { parsePercent, writePercent } from '../units/percent';
import { type FieldContext, readMap, readNumber, readQuantity, tell, tellUnknownFields } from './fields';

type Reader = (context: FieldContext, entry: Entry) => number | undefined;

const FIELDS: Record<keyof Thresholds, Reader> = {
  budgetShare: readShare,
  budgetShareTotal: readShare,
  retryAmplificationCore: readFactor,
  retryAmplification: readFactor,
  targetUtilisation: readShare,
};

/** The names of all thresholds. */
export const THRESHOLDS = Object.keys(FIELDS) as readonly (keyof Thresholds)[];

/** What the config says of thresholds; names that none has and values without their unit are told and left out. */
export function readThresholds(context: FieldContext, entry: Entry | undefined): Partial<Thresholds> {
  const map = readMap(context, entry, '{ budgetShare: 10%, retryAmplificationCore: 4 }');
  if (map === undefined) return {};
  tellUnknownFields(context, map, THRESHOLDS, '"thresholds"');
  const said = THRESHOLDS.flatMap((name) => {
    const field = map.entry(name);
    const value = field && FIELDS[name](context, field);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(said);
}

/** A threshold as the config writes it: a percentage with its sign, or a number. */
export function writeThreshold(name: keyof Thresholds, value: number): string | number {
  return FIELDS[name] === readShare ? writePercent(value) : value;
}

/** Above 0 and up to 100 %, as a ratio. */
function readShare(context: FieldContext, entry: Entry): number | undefined {
  const share = readQuantity(context, entry, parsePercent, 'a percentage such as 10%');
  if (share === undefined || (share > 0 && share <= 1)) return share;
  tell(context, 'bad-value', entry.value.span, `"${entry.key}" is more than 0% and at most 100%.`);
  return undefined;
}

/** A product of tries: one try is no amplification. */
function readFactor(context: FieldContext, entry: Entry): number | undefined {
  return readNumber(context, entry, { min: 1, integer: false });
}
