// A picture in words: what a screen reader says, and what stands beside it.
import { errorBudgetMinutes } from '../impact/formulas/error-budget';
import type { Picture, PictureCall, PictureService } from '../model/picture';
import { formatMinutes } from '../units/minutes';
import { formatPercent } from '../units/percent';

/** `core, declared supplementary` */
export function tierWords({ tier, declared }: Pick<PictureService, 'tier' | 'declared'>): string {
  const own = tier === 'unknown' ? 'tier unknown' : tier;
  if (tier === declared) return own;
  return `${own}, declared ${declared === 'unknown' ? 'nowhere' : declared}`;
}

/** `sync, hard, declared`, as everywhere else. */
export function termsWords({ mode, waits, criticality, assumed, grade }: PictureCall): string {
  return [
    mode === 'unknown' ? 'mode unknown' : waits ? `${mode}, waits` : mode,
    ...(criticality === 'unknown' ? [] : [`${criticality}${assumed ? ' (assumed)' : ''}`]),
    grade,
  ].join(', ');
}

/** `payments calls sms, confirm → send, async, waits, hard, declared, new` */
export function callWords({ services }: Picture, call: PictureCall): string {
  const [from, to] = [services[call.from]?.name ?? '', services[call.to]?.name ?? ''];
  return [
    `${from} calls ${to}`,
    ...(call.what === '' ? [] : [call.what]),
    termsWords(call),
    ...(call.change === undefined ? [] : [call.change]),
  ].join(', ');
}

/** `sms, core, declared supplementary, new, 2 callers, calls 1 service` */
export function serviceWords(service: PictureService, callers: number, callees: number): string {
  return [
    service.name,
    tierWords(service),
    ...(service.isNew ? ['new'] : []),
    ...(service.raised ? ['raised by this branch'] : []),
    ...(service.known ? [] : ['described nowhere here']),
    callers === 0 ? 'no callers' : count(callers, 'caller'),
    callees === 0 ? 'calls no other service' : `calls ${count(callees, 'service')}`,
  ].join(', ');
}

/** `99.95 %, 21.6 min/30 d` */
export function objectiveWords({
  target,
  windowDays,
  budgetMinutes,
}: NonNullable<PictureService['objective']>): string {
  return `${formatPercent(target)}, ${formatMinutes(budgetMinutes)} min/${windowDays} d`;
}

/**
 * What the outages that a service's own objective allows take of the error budget of one that needs it, both over the
 * window of the latter: `432.0 of 21.6 min/30 d`. Where only one of the two is known, that one; else that neither is.
 */
export function budgetWords(down: PictureService, hit: PictureService): string {
  if (hit.objective === undefined) return 'no objective known';
  const { budgetMinutes, windowDays } = hit.objective;
  const used = down.objective && errorBudgetMinutes(down.objective.target, windowDays);
  const budget = `${formatMinutes(budgetMinutes)} min/${windowDays} d`;
  return used === undefined ? `budget ${budget}` : `${formatMinutes(used)} of ${budget}`;
}

/** `2 services, 1 flow, 2 teams` that stop, or feel it, when a service stops. */
export function downWords({ down }: PictureService): string {
  if (down === undefined) return 'Nothing is known to need it.';
  return [
    count(down.services.length, 'service'),
    count(down.flows.length, 'flow'),
    ...(down.owners.length === 0 ? ['no owner known'] : [count(down.owners.length, 'team')]),
  ].join(', ');
}

/** `1 call`, `2 calls` */
export function count(things: number, one: string, many = `${one}s`): string {
  return `${things} ${things === 1 ? one : many}`;
}
