// `capacity` and `external` of a descriptor: carried as they are written, without the fields whose unit is missing.
import { type FieldContext, readMap, readNumber, readQuantity, readText, tellUnknownFields } from '../../config/fields';
import type { Json } from '../../model/service';
import { jsonOf } from '../../syntax/access';
import type { Entry } from '../../syntax/node';
import { parsePercent } from '../../units/percent';
import { parseRate } from '../../units/rate';

/** Gives undefined for what is wrong, which it has told. */
type Reader = (context: FieldContext, entry: Entry) => string | number | undefined;

const rate: Reader = (context, entry) => readQuantity(context, entry, parseRate, 'a rate such as 120rps or 3000/min');
const percent: Reader = (context, entry) => readQuantity(context, entry, parsePercent, 'a percentage such as 99.9%');
const count: Reader = (context, entry) => readNumber(context, entry, { min: 0, integer: true });
const factor: Reader = (context, entry) => readNumber(context, entry, { min: 0, integer: false });

const CAPACITY = new Map<string, Reader>([
  ['sustainableRps', rate],
  ['rpsPerReplica', rate],
  ['peakRps', rate],
  ['growthPerMonth', percent],
  ['spikeFactor', factor],
  ['horizonMonths', count],
  ['poolSize', count],
  ['zones', count],
]);

const EXTERNAL = new Map<string, Reader>([
  ['kind', readText],
  ['sla', percent],
  ['quota', rate],
  ['contact', readText],
]);

/** `capacity: { sustainableRps: 900rps, zones: 3 }` as data; a number without its unit is told at its place and left out. */
export function readCapacity(context: FieldContext, entry: Entry | undefined): Json | undefined {
  return carried(context, entry, CAPACITY, '{ sustainableRps: 900rps }');
}

/** `external: { kind: third-party, sla: 99.9% }` as data; a number without its unit is told at its place and left out. */
export function readExternal(context: FieldContext, entry: Entry | undefined): Json | undefined {
  return carried(context, entry, EXTERNAL, '{ kind: third-party, sla: 99.9% }');
}

function carried(
  context: FieldContext,
  entry: Entry | undefined,
  fields: ReadonlyMap<string, Reader>,
  hint: string,
): Json | undefined {
  const map = readMap(context, entry, hint);
  if (map === undefined || entry === undefined) return undefined;
  tellUnknownFields(context, map, [...fields.keys()], `"${entry.key}"`);
  const wrong = new Set(
    map.entries
      .filter((field) => fields.has(field.key) && fields.get(field.key)?.(context, field) === undefined)
      .map(({ key }) => key),
  );
  const value = jsonOf(map);
  if (wrong.size === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !wrong.has(key)));
}
