// Automatic evidence: what the files already answer about a call, each with its place.
import { cycleThrough } from '../graph/cycles';
import { hardReach } from '../graph/reach';
import { callLabel, shortened } from '../model/call';
import { isMutating } from '../model/operation';
import type { ReadyAnswer } from '../model/solution';
import { writePercent } from '../units/percent';
import { formatRate } from '../units/rate';
import { type AskedCall, calledMethod, calleeOf, operationOf, promotionsBy } from './asked-call';
import type { Fact } from './fact';
import { measured } from './metering';
import { answerOfTerms } from './terms-evidence';

/** The answer that the files give to a question, or `undefined` where they leave it open. */
export function evidenceOf(id: string, asked: AskedCall): ReadyAnswer | undefined {
  const terms = answerOfTerms(id, asked.call);
  const fact = terms === undefined ? (FACTS.get(id)?.(asked) ?? measured(id, asked)) : { text: terms };
  if (fact === undefined) return undefined;
  const place = fact.place ?? asked.call.evidence[0]?.place;
  return { text: fact.text, source: 'evidence', ...(place !== undefined && { place }) };
}

const FACTS = new Map<string, (asked: AskedCall) => Fact | undefined>([
  ['TS-01', ({ call }) => (call.precision === 'operation' && !call.unresolved ? { text: callLabel(call) } : undefined)],
  ['TS-03', tierFact],
  ['TS-05', waitFact],
  ['TS-08', idempotencyFact],
  ['TS-15', reachFact],
  ['TS-16', cycleFact],
  ['TS-18', contractFact],
  ['TS-19', responsesFact],
  ['TS-27', externalFact],
  ['TS-30', ownerFact],
]);

/** Only where no tier changes: a change needs people, not a fact. */
function tierFact(asked: AskedCall): Fact | undefined {
  const { call, head } = asked;
  const from = head.tiers.get(call.from.service)?.tier ?? 'unknown';
  const to = head.tiers.get(call.to.service)?.tier ?? 'unknown';
  if (from === 'unknown' || to === 'unknown' || promotionsBy(asked).length > 0) return undefined;
  const text = `no tier changes: ${call.from.service} is ${from}, ${call.to.service} is ${to}`;
  return { text, place: calleeOf(asked)?.tier.place };
}

function waitFact(asked: AskedCall): Fact | undefined {
  const { call } = asked;
  if (call.mode === 'async' && call.terms.blocks !== undefined) {
    return { text: call.terms.blocks ? 'yes, the flow waits for the result' : 'no, nothing waits for it' };
  }
  // A caller that may gate a flow: that it waits itself does not say whether the flow does.
  if (call.mode !== 'sync' || promotionsBy(asked).some((promotion) => promotion.how === 'gating')) return undefined;
  return { text: 'yes, the caller waits: the call is synchronous' };
}

function idempotencyFact(asked: AskedCall): Fact | undefined {
  const operation = operationOf(asked.head, asked.call.to);
  if (operation?.idempotencyKey === true) return { text: 'takes an Idempotency-Key', place: operation.evidence.place };
  const method = calledMethod(asked);
  if (method === undefined || (isMutating(method) && method !== 'PUT' && method !== 'DELETE')) return undefined;
  return { text: `${method} is idempotent by definition`, place: operation?.evidence.place };
}

/** Of the services behind a call so many are named, the nearest (ours). */
const MOST_NAMED = 20;

function reachFact({ head, call }: AskedCall): Fact | undefined {
  if (head.services.get(call.to.service)?.known !== true) return undefined;
  const [...services] = hardReach(head, call.to, MOST_NAMED + 1).keys();
  if (services.length === 0) return { text: 'none that is declared' };
  const named = services.slice(0, MOST_NAMED).sort().join(', ');
  return { text: services.length > MOST_NAMED ? `${named} and more behind them` : named };
}

/** Soft calls close no ring: whoever can go on without the other neither deadlocks nor fails to start. */
function cycleFact({ head, call }: AskedCall): Fact | undefined {
  const ring = call.criticality === 'soft' ? undefined : cycleThrough(head, call, (one) => one.criticality !== 'soft');
  if (ring !== undefined) {
    const what = ring.closedBy === 'operations' ? 'one request goes round' : 'the services call each other';
    return { text: `${what}: ${shortened(ring.calls, ({ service }) => service).join(' → ')}` };
  }
  return head.services.get(call.to.service)?.known === true ? { text: 'no cycle among the declared calls' } : undefined;
}

/** A deprecated operation is no answer: it stays open. */
function contractFact({ head, call }: AskedCall): Fact | undefined {
  const operation = operationOf(head, call.to);
  if (operation === undefined || operation.deprecated === true) return undefined;
  return { text: 'published, not deprecated', place: operation.evidence.place };
}

function responsesFact({ head, call }: AskedCall): Fact | undefined {
  const operation = operationOf(head, call.to);
  const errors = operation?.responses.filter((status) => /^(?:[45]|default$)/.test(status)) ?? [];
  return errors.length === 0
    ? undefined
    : { text: `documented: ${errors.join(', ')}`, place: operation?.evidence.place };
}

function externalFact(asked: AskedCall): Fact | undefined {
  const callee = calleeOf(asked);
  const external = callee?.external;
  if (external?.sla === undefined) return undefined;
  const { sla, quotaRps, contact } = external;
  const said = [
    `SLA ${writePercent(sla)}`,
    ...(quotaRps === undefined ? [] : [`quota ${formatRate(quotaRps)}`]),
    ...(contact === undefined ? [] : [`contact ${contact}`]),
  ];
  return { text: said.join(', '), place: callee?.evidence[0]?.place };
}

function ownerFact(asked: AskedCall): Fact | undefined {
  const callee = calleeOf(asked);
  if (callee?.owner === undefined || callee.onCall === undefined) return undefined;
  return { text: `${callee.owner.value.team}, on call: ${callee.onCall}`, place: callee.owner.place };
}
