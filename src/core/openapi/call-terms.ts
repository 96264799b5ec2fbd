// What a declared call says of itself: mode, waiting, timeouts, fallback, load.
import {
  type FieldContext,
  readBoolean,
  readMap,
  readNumber,
  readQuantity,
  readText,
  readWord,
  tellUnknownFields,
} from '../config/fields';
import { type CallTerms, FALLBACK_KINDS, type Fallback } from '../model/call';
import type { Entry, MapNode } from '../syntax/node';
import { parseDuration } from '../units/duration';
import { parsePercent } from '../units/percent';
import { parseRate } from '../units/rate';

/** The fields of a call beside `to` and `from`, in the order in which people write them. */
export const TERM_FIELDS = [
  'mode',
  'criticality',
  'blocks',
  'timeout',
  'deadline',
  'tries',
  'backoff',
  'idempotent',
  'callsPerRequest',
  'share',
  'expectedRps',
  'parallel',
  'fallback',
  'consistency',
  'flag',
  'acknowledgedBy',
  'planned',
] as const;

const DURATION = 'a duration such as 300ms, 2s or 1m30s';
const RATE = 'a rate such as 120rps or 3000/min';

/** Takes the map of a call; wrong values are told at their place and left out. */
export function readCallTerms(context: FieldContext, map: MapNode): CallTerms {
  const at = (field: (typeof TERM_FIELDS)[number]): Entry | undefined => map.entry(field);
  return said({
    mode: readWord(context, at('mode'), ['sync', 'async']),
    criticality: readWord(context, at('criticality'), ['hard', 'soft']),
    blocks: readBoolean(context, at('blocks')),
    timeoutMs: readQuantity(context, at('timeout'), parseDuration, DURATION),
    deadlineMs: readQuantity(context, at('deadline'), parseDuration, DURATION),
    tries: readNumber(context, at('tries'), { min: 1, integer: true }),
    backoff: readText(context, at('backoff')),
    idempotent: readBoolean(context, at('idempotent')),
    callsPerRequest: readNumber(context, at('callsPerRequest'), { min: 0, integer: false }),
    share: readQuantity(context, at('share'), parsePercent, 'a percentage such as 20%'),
    expectedRps: readExpectedRps(context, at('expectedRps')),
    parallel: readText(context, at('parallel')),
    fallback: readFallback(context, at('fallback')),
    consistency: readWord(context, at('consistency'), ['outbox', 'saga', 'compensation', 'none']),
    flag: readText(context, at('flag')),
    acknowledgedBy: readText(context, at('acknowledgedBy')),
    planned: readBoolean(context, at('planned')),
  });
}

function readExpectedRps(context: FieldContext, entry: Entry | undefined): CallTerms['expectedRps'] {
  const map = readMap(context, entry, '{ average: 40rps, peak: 200rps }');
  if (map === undefined) return undefined;
  tellUnknownFields(context, map, ['average', 'peak'], '"expectedRps"');
  const rates = {
    average: readQuantity(context, map.entry('average'), parseRate, RATE),
    peak: readQuantity(context, map.entry('peak'), parseRate, RATE),
  };
  return rates.average === undefined && rates.peak === undefined ? undefined : said(rates);
}

function readFallback(context: FieldContext, entry: Entry | undefined): Fallback | undefined {
  const map = readMap(context, entry, `{ kind: queue }, where kind is one of ${FALLBACK_KINDS.join(', ')}`);
  if (map === undefined) return undefined;
  tellUnknownFields(context, map, ['kind', 'ttl'], '"fallback"');
  const kind = readWord(context, map.entry('kind'), FALLBACK_KINDS);
  const ttlMs = readQuantity(context, map.entry('ttl'), parseDuration, DURATION);
  return kind === undefined ? undefined : said({ kind, ttlMs });
}

type Said<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Leaves out what was not said. */
function said<T extends object>(terms: T): Said<T> {
  return Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined)) as Said<T>;
}
