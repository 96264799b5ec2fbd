// F-12: one request makes many calls of the same operation.
import { type Call, callLabel, endLabel } from '../model/call';
import type { Change } from '../model/change';
import type { Related } from '../model/finding';
import { type Operation, operationKey, operationLabel } from '../model/operation';
import { operationOf } from '../solution/asked-call';
import { showRate } from '../units/rate';
import { asExisting } from './judging/numbers';
import { placeOf } from './judging/words';
import type { CallRule, RuleContext, Verdict } from './rule';

export const nPlusOne: CallRule = {
  id: 'n-plus-one',
  code: 'F-12',
  title: 'One request makes many calls',
  severity: 'warning',
  on: ['added-call', 'modified-call'],
  check,
};

function check(context: RuleContext, change: Change<Call>): Verdict | undefined {
  const place = placeOf(change.it);
  if (place === undefined) return undefined;
  const { callsPerRequest: count } = change.it.terms;
  const claim = count === undefined ? perItem(context, change.it) : declared(context, change, count);
  if (claim === undefined) return undefined;
  const batch = collectionOf(context, change.it);
  return {
    ...claim,
    place,
    about: change.it.key,
    ...(batch === undefined ? {} : { related: [isThere(change.it, batch)] }),
  };
}

type Claim = Pick<Verdict, 'severity' | 'message' | 'next' | 'fixes'>;

function declared(context: RuleContext, { it: call, before }: Change<Call>, count: number): Claim | undefined {
  if (count <= 1) return undefined;
  const load = context.impacts.get(call.key)?.load?.on[0];
  const rate = load === undefined || load.addedRps <= 0 ? '' : ` (${showRate(Math.round(load.addedRps))} at peak)`;
  return {
    severity: asExisting('warning', (before?.terms.callsPerRequest ?? 1) >= count),
    message: `One request makes ${count} calls${rate}: ${callLabel(call)}.`,
    next: advice(context, call),
  };
}

/** A list is answered, and one item is asked for: whether that is done for each of them only a person can say. */
function perItem(context: RuleContext, call: Call): Claim | undefined {
  const caller = operationOf(context.head, call.from);
  if (caller?.answersList !== true || !/^GET .*\/\{\}$/.test(call.to.operation ?? '')) return undefined;
  return {
    severity: 'information',
    message: `${endLabel(call.from)} answers with a list, and ${endLabel(call.to)} gives one item: is it called once for each of them?`,
    next: `Say how many calls one request makes (callsPerRequest). ${advice(context, call)}`,
    fixes: [
      {
        title: 'One call a request',
        intent: { kind: 'set-terms', call: call.key, terms: { callsPerRequest: 1 } },
      },
    ],
  };
}

function advice(context: RuleContext, call: Call): string {
  const batch = collectionOf(context, call);
  if (batch === undefined) return `Ask ${call.to.service} for an operation that takes several at once.`;
  return `Ask for all at once: ${call.to.service}#${operationLabel(batch)}.`;
}

function isThere({ to }: Call, batch: Operation): Related {
  return { message: `${to.service}#${operationLabel(batch)} gives several`, place: batch.evidence.place };
}

/** The operation that lists what the called one gives one of: `GET /items` for `GET /items/{id}`. */
function collectionOf({ head }: RuleContext, { to }: Call): Operation | undefined {
  const parent = /^GET (\/.*)\/\{\}$/.exec(to.operation ?? '')?.[1];
  if (parent === undefined) return undefined;
  const key = `GET ${parent}`;
  return head.services.get(to.service)?.operations.find((operation) => operationKey(operation) === key);
}
