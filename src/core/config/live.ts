// `live:` of the config: how live numbers are asked for. It never says where: that is a person's own setting.
import type { LiveConfig } from '../model/config';
import { LIVE_QUANTITIES, type LiveQuantity, READY_QUERIES, type ReadyQueries } from '../model/live';
import type { Located } from '../model/place';
import type { Entry } from '../syntax/node';
import { parseDuration } from '../units/duration';
import { type FieldContext, readMap, readQuantity, readText, readTexts, tell, tellUnknownFields } from './fields';
import { nearestWord } from './nearest';
import { templateFault } from './query-template';

const FIELDS = ['use', 'queries', 'trafficWindow', 'services'];
/** Words of those who would write the address here. */
const ADDRESSES = ['url', 'address', 'endpoint', 'prometheus', 'authorization', 'token'];

const MS_OF_A_MINUTE = 60_000;
const DAYS_OF_A_YEAR = 366;

/** `undefined` where there is no such section; what is wrong in it is told and left out. */
export function readLive(context: FieldContext, entry: Entry | undefined): LiveConfig | undefined {
  const map = readMap(context, entry, 'use, queries, trafficWindow, services');
  if (map === undefined) return undefined;
  const address = map.entries.find(({ key }) => ADDRESSES.includes(key.toLowerCase()));
  if (address !== undefined) {
    const message = `"${address.key}" is not read from a file: nothing in a workspace may say where to connect. Use the setting sreLens.live.prometheus.url, or sre-lens services --live URL.`;
    tell(context, 'unknown-field', address.keySpan, message);
  }
  tellUnknownFields(context, map, FIELDS, '"live"', address?.key);
  const use = readUse(context, map.entry('use'));
  const trafficWindowMs = readWindow(context, map.entry('trafficWindow'));
  return {
    ...(use === undefined ? {} : { use }),
    queries: readQueries(context, map.entry('queries')),
    ...(trafficWindowMs === undefined ? {} : { trafficWindowMs }),
    services: readServices(context, map.entry('services')),
  };
}

function readUse(context: FieldContext, entry: Entry | undefined): readonly ReadyQueries[] | undefined {
  if (entry === undefined) return undefined;
  const written =
    entry.value.kind === 'scalar'
      ? [{ text: readText(context, entry), node: entry.value }]
      : readTexts(context, entry, `[${READY_QUERIES.join(', ')}]`);
  const use = new Set<ReadyQueries>();
  for (const { text, node } of written) {
    if (text === undefined) return undefined;
    const known = READY_QUERIES.find((set) => set === text);
    if (known !== undefined) use.add(known);
    else tell(context, 'bad-value', node.span, `"use" names ready queries: ${READY_QUERIES.join(', ')}.`);
  }
  return [...use];
}

function readQueries(context: FieldContext, entry: Entry | undefined): LiveConfig['queries'] {
  const queries = new Map<LiveQuantity, Located<string>>();
  for (const one of readMap(context, entry, `a query for ${LIVE_QUANTITIES.join(', ')}`)?.entries ?? []) {
    const quantity = LIVE_QUANTITIES.find((known) => known === one.key);
    if (quantity === undefined) {
      if (one.key.startsWith('x-')) continue;
      const near = nearestWord(one.key, LIVE_QUANTITIES);
      const advice = near === undefined ? `Known are ${LIVE_QUANTITIES.join(', ')}.` : `Did you mean "${near}"?`;
      tell(context, 'unknown-field', one.keySpan, `"${one.key}" is no live number and is not asked for. ${advice}`);
      continue;
    }
    const template = readText(context, one);
    if (template === undefined) continue;
    const fault = templateFault(template);
    if (fault === undefined) queries.set(quantity, { value: template, place: context.place(one.value.span) });
    else tell(context, 'bad-query', one.value.span, `The query "${quantity}" is not asked. ${fault}`);
  }
  return queries;
}

function readWindow(context: FieldContext, entry: Entry | undefined): number | undefined {
  const ms = readQuantity(context, entry, parseDuration, '1d, 7d');
  if (ms === undefined || entry === undefined) return undefined;
  if (ms >= MS_OF_A_MINUTE && ms <= DAYS_OF_A_YEAR * 1440 * MS_OF_A_MINUTE) return ms;
  tell(context, 'bad-value', entry.value.span, '"trafficWindow" is a minute to a year.');
  return undefined;
}

function readServices(context: FieldContext, entry: Entry | undefined): LiveConfig['services'] {
  const services = new Map<string, { readonly name?: string; readonly slo?: string }>();
  for (const one of readMap(context, entry, 'payments: { name: payments-api, slo: availability }')?.entries ?? []) {
    const map = readMap(context, one, '{ name: payments-api, slo: availability }');
    if (map === undefined) continue;
    tellUnknownFields(context, map, ['name', 'slo'], `"${one.key}"`);
    const name = readText(context, map.entry('name'));
    const slo = readText(context, map.entry('slo'));
    services.set(one.key, { ...(name === undefined ? {} : { name }), ...(slo === undefined ? {} : { slo }) });
  }
  return services;
}
