// The ways out of a call as quick fixes, each with its numbers in the title.
import { availabilitySlo } from '../../impact/objectives';
import { waysOutOf } from '../../impact/ways-out';
import type { Call, CallTerms } from '../../model/call';
import type { Change } from '../../model/change';
import type { Fix, Intent } from '../../model/edit';
import type { Graph } from '../../model/graph';
import type { WayOut } from '../../model/impact';
import { writePercent } from '../../units/percent';
import type { RuleContext } from '../rule';
import { itDoesNotWait } from './fixes';

/** Those of the given kinds that an edit can take, in their order. */
export function waysOutFixes(context: RuleContext, change: Change<Call>, ids: readonly WayOut['id'][]): readonly Fix[] {
  const impact = context.impacts.get(change.it.key);
  if (impact === undefined) return [];
  const ways = waysOutOf(change, impact, context.before, context.head);
  return ids.flatMap((id) => {
    const way = ways.find((one) => one.id === id);
    return (way && fixOfWay(context.head, change.it, way)) ?? [];
  });
}

/** The quick fix that takes a way out of a call; `undefined` where no edit of ours can. */
export function fixOfWay(head: Graph, call: Call, way: WayOut): Fix | undefined {
  const intent = intentOf(head, call, way);
  return intent && { title: way.gives === '' ? way.title : `${way.title} (${way.gives})`, intent };
}

function intentOf(head: Graph, call: Call, { id, terms, target }: WayOut): Intent | undefined {
  if (id === 'do-not-wait') return itDoesNotWait(call).intent;
  if (terms !== undefined) return { kind: 'set-terms', call: call.key, terms: differing(terms, call.terms) };
  const caller = head.services.get(call.from.service);
  const slo = caller && availabilitySlo(caller);
  // Other formats write a target in a notation of their own.
  if (target === undefined || slo?.evidence.format !== 'sre-yaml') return undefined;
  return { kind: 'set-value', place: slo.evidence.place, field: 'target', value: writePercent(target) };
}

function differing(terms: CallTerms, now: CallTerms): CallTerms {
  const earlier = new Map(Object.entries(now));
  return Object.fromEntries(
    Object.entries(terms).filter(([key, value]) => JSON.stringify(earlier.get(key)) !== JSON.stringify(value)),
  );
}
