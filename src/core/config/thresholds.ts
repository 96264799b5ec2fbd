// `thresholds:` of the config: the limits that rules and checks judge numbers by.
import { LIMITS, type LimitUnit, THRESHOLD_NAMES, type ThresholdName, type Thresholds } from '../model/thresholds';
import type { Entry } from '../syntax/node';
import { formatDuration, parseDuration } from '../units/duration';
import { parsePercent, writePercent } from '../units/percent';
import { type FieldContext, readMap, readNumber, readQuantity, tell, tellUnknownFields } from './fields';

const READERS: Record<LimitUnit, (context: FieldContext, entry: Entry) => number | undefined> = {
  share: readShare,
  // A product of tries: one try is no amplification.
  factor: (context, entry) => readNumber(context, entry, { min: 1, integer: false }),
  count: (context, entry) => readNumber(context, entry, { min: 0, integer: true }),
  days: (context, entry) => readNumber(context, entry, { min: 1, integer: true }),
  time: readTime,
};

/** What the config says of thresholds; names that none has and values without their unit are told and left out. */
export function readThresholds(context: FieldContext, entry: Entry | undefined): Partial<Thresholds> {
  const map = readMap(context, entry, '{ budgetShare: 10%, retryAmplificationCore: 4 }');
  if (map === undefined) return {};
  tellUnknownFields(context, map, THRESHOLD_NAMES, '"thresholds"');
  const said = THRESHOLD_NAMES.flatMap((name) => {
    const field = map.entry(name);
    const value = field && READERS[LIMITS[name].unit](context, field);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(said);
}

/** A threshold as the config writes it: a percentage with its sign, a duration with its unit, or a number. */
export function writeThreshold(name: ThresholdName, value: number): string | number {
  const { unit } = LIMITS[name];
  if (unit === 'time') return formatDuration(value);
  return unit === 'share' ? writePercent(value) : value;
}

/** Above 0 and up to 100 %, as a ratio. */
function readShare(context: FieldContext, entry: Entry): number | undefined {
  const share = readQuantity(context, entry, parsePercent, 'a percentage such as 10%');
  if (share === undefined || (share > 0 && share <= 1)) return share;
  tell(context, 'bad-value', entry.value.span, `"${entry.key}" is more than 0% and at most 100%.`);
  return undefined;
}

/** In ms, more than nothing. */
function readTime(context: FieldContext, entry: Entry): number | undefined {
  const ms = readQuantity(context, entry, parseDuration, 'a duration such as 30s');
  if (ms === undefined || ms > 0) return ms;
  tell(context, 'bad-value', entry.value.span, `"${entry.key}" is longer than nothing.`);
  return undefined;
}
