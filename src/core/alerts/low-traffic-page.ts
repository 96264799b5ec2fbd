// AH-18: so few requests that a single failure pages.
import { showDuration } from '../units/duration';
import { withoutNoise } from '../units/noise';
import { burnRateOf } from './burn-rate/classify';
import type { HygieneCheck } from './hygiene';
import { placeIn } from './promql/place';

export const lowTrafficPage: HygieneCheck = {
  id: 'low-traffic-page',
  code: 'AH-18',
  title: 'So few requests come that one failure pages',
  severity: 'warning',
  ofAlert: ({ rule, service, severity }) => {
    const rps = service?.capacity?.averageRps;
    if (severity !== 'page' || service === undefined || rps === undefined) return undefined;
    for (const { long } of burnRateOf(rule)?.pairs ?? []) {
      if (long.errors === undefined || long.windowMs === undefined) continue;
      const requests = (rps.value * long.windowMs) / 1000;
      if (requests * long.errors >= 1) continue;
      return {
        message: `${service.name} gets about ${withoutNoise(Number(requests.toPrecision(3)), 6)} requests in ${showDuration(long.windowMs)}: one failure pages.`,
        next: 'Watch several services together, add synthetic requests, or take a longer window or a lower objective.',
        place: placeIn(rule.expr, long.at),
        related: [{ message: 'The traffic of the service', place: rps.place }],
      };
    }
    return undefined;
  },
};
