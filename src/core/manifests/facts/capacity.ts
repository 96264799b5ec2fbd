// `capacity` and `external` as our own files write them: rates and percents with their unit, counts as plain numbers.
import { type FieldContext, readMap, readNumber, readQuantity, readText, tellUnknownFields } from '../../config/fields';
import { CAPACITY_FIELDS, type Capacity, type CapacityField } from '../../model/capacity';
import type { External } from '../../model/external';
import type { Located } from '../../model/place';
import type { Entry } from '../../syntax/node';
import { parsePercent } from '../../units/percent';
import { parseRate } from '../../units/rate';
import { present } from './service-fact';

/** Gives undefined for what is wrong, which it has told. */
type Reader = (context: FieldContext, entry: Entry | undefined) => number | undefined;

const rate: Reader = (context, entry) => readQuantity(context, entry, parseRate, 'a rate such as 120rps or 3000/min');
const percent: Reader = (context, entry) => readQuantity(context, entry, parsePercent, 'a percentage such as 99.9%');
const count: Reader = (context, entry) => readNumber(context, entry, { min: 0, integer: true });
const factor: Reader = (context, entry) => readNumber(context, entry, { min: 0, integer: false });

const READERS: Readonly<Record<CapacityField, Reader>> = {
  sustainableRps: rate,
  rpsPerReplica: rate,
  averageRps: rate,
  peakRps: rate,
  growthPerMonth: percent,
  spikeFactor: factor,
  horizonMonths: count,
  poolSize: count,
  zones: count,
  replicas: count,
  maxReplicas: count,
};

/** `capacity: { sustainableRps: 900rps, zones: 3 }`; a number without its unit is told at its place and left out. */
export function readCapacity(context: FieldContext, entry: Entry | undefined): Capacity | undefined {
  const map = readMap(context, entry, '{ sustainableRps: 900rps }');
  if (map === undefined) return undefined;
  tellUnknownFields(context, map, CAPACITY_FIELDS, '"capacity"');
  const capacity: { [Field in CapacityField]?: Located<number> } = {};
  for (const field of CAPACITY_FIELDS) {
    const written = map.entry(field);
    const value = READERS[field](context, written);
    if (value !== undefined && written !== undefined)
      capacity[field] = { value, place: context.place(written.value.span) };
  }
  return Object.keys(capacity).length === 0 ? undefined : capacity;
}

/** `host` is written by graphs alone: in a descriptor the service says itself under which names it is reached. */
const EXTERNAL_FIELDS = ['kind', 'sla', 'quota', 'contact'];

/** `external: { kind: third-party, sla: 99.9% }`; a number without its unit is told at its place and left out. */
export function readExternal(
  context: FieldContext,
  entry: Entry | undefined,
  more: readonly 'host'[] = [],
): External | undefined {
  const map = readMap(context, entry, '{ kind: third-party, sla: 99.9% }');
  if (map === undefined) return undefined;
  tellUnknownFields(context, map, [...EXTERNAL_FIELDS, ...more], '"external"');
  return present({
    kind: readText(context, map.entry('kind')),
    host: more.includes('host') ? readText(context, map.entry('host')) : undefined,
    sla: percent(context, map.entry('sla')),
    quotaRps: rate(context, map.entry('quota')),
    contact: readText(context, map.entry('contact')),
  });
}
