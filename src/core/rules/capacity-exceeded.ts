// F-11: with this call somebody gets more requests than it is meant to carry.
import { wholePercent } from '../impact/service-words';
import type { Call } from '../model/call';
import type { Change } from '../model/change';
import type { Related } from '../model/finding';
import type { BeforeAfter, LoadOn } from '../model/impact';
import { asExisting, limitsOf } from './judging/numbers';
import { listed, placeOf } from './judging/words';
import type { CallRule, RuleContext, Verdict } from './rule';

export const capacityExceeded: CallRule = {
  id: 'capacity-exceeded',
  code: 'F-11',
  title: 'A service gets more requests than it can carry',
  severity: 'error',
  on: ['added-call', 'modified-call'],
  check,
};

function check(context: RuleContext, { it: call }: Change<Call>): Verdict | undefined {
  const place = placeOf(call);
  const on = (context.impacts.get(call.key)?.load?.on ?? []).flatMap((one) => known(one) ?? []);
  const over = on.filter(({ service, addedRps, after }) => addedRps > 0 && after > limitOf(context, service));
  const [first, ...others] = over;
  if (place === undefined || first === undefined) return undefined;
  const behind = others.length === 0 ? '' : ` So would ${listed(others.map(shortOf))}.`;
  return {
    severity: asExisting(
      'error',
      over.every(({ service, before }) => before > limitOf(context, service)),
    ),
    message: `${claim(context, first)}${behind}`,
    next: `Agree on it with the team of ${first.service}, or call less: a cache, a batch, fewer requests.`,
    place,
    about: call.key,
    related: over.flatMap((one) => capacityOf(context, one)),
  };
}

/** Loads in rps, and as a share of what is sustainable before and after. */
interface Known extends BeforeAfter {
  readonly service: string;
  readonly baseRps: number;
  readonly addedRps: number;
  readonly sustainableRps: number;
  readonly worstAddedRps?: number;
}

/** Undefined where one of the numbers is not known. */
function known({ service, baseRps, addedRps, worstAddedRps, sustainableRps, utilisation }: LoadOn): Known | undefined {
  if (baseRps === undefined || sustainableRps === undefined || utilisation === undefined) return undefined;
  const worst = worstAddedRps === undefined ? {} : { worstAddedRps };
  return { service, baseRps, addedRps, sustainableRps, ...utilisation, ...worst };
}

function claim(context: RuleContext, one: Known): string {
  const { service, baseRps, addedRps, worstAddedRps = addedRps, sustainableRps, after } = one;
  const worst = worstAddedRps > addedRps ? `, ${rps(baseRps + worstAddedRps)} if every try fails` : '';
  const total = `${rps(baseRps)} + ${rps(addedRps)} of ${rps(sustainableRps)} rps${worst}`;
  const used = wholePercent(after);
  if (isQuota(context, service)) return `${service} would get ${used} of its quota at peak (${total}).`;
  const limit = wholePercent(limitOf(context, service));
  return `${service} would carry ${used} of what it can sustain at peak (${total}); more than ${limit} leaves no room for a failure.`;
}

/** A quota is a line that others draw: up to it all is well. */
function limitOf(context: RuleContext, service: string): number {
  return isQuota(context, service) ? 1 : limitsOf(context).targetUtilisation;
}

function isQuota({ head }: RuleContext, name: string): boolean {
  const service = head.services.get(name);
  return service?.external?.quotaRps !== undefined && service.capacity?.sustainableRps === undefined;
}

function shortOf({ service, after }: Known): string {
  return `${service} (${wholePercent(after)})`;
}

function capacityOf({ head }: RuleContext, { service, sustainableRps }: Known): readonly Related[] {
  const found = head.services.get(service);
  const { sustainableRps: said, replicas, maxReplicas } = found?.capacity ?? {};
  const place = (said ?? maxReplicas ?? replicas)?.place ?? found?.evidence[0]?.place;
  return place === undefined ? [] : [{ message: `${service} can sustain ${rps(sustainableRps)} rps`, place }];
}

function rps(value: number): string {
  return String(Math.round(value * 10) / 10);
}
