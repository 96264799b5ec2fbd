// F-12: one request makes many calls of the same operation.
import { type Call, callLabel, endLabel } from '../model/call';
import type { Change } from '../model/change';
import { type Operation, operationKey, operationLabel } from '../model/operation';
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

function check(context: RuleContext, { it: call, before }: Change<Call>): Verdict | undefined {
  const place = placeOf(call);
  const count = call.terms.callsPerRequest ?? 1;
  if (place === undefined || count <= 1) return undefined;
  const batch = collectionOf(context, call);
  const load = context.impacts.get(call.key)?.load?.on[0];
  const rate = load === undefined || load.addedRps <= 0 ? '' : ` (${Math.round(load.addedRps)} rps at peak)`;
  return {
    severity: asExisting('warning', (before?.terms.callsPerRequest ?? 1) >= count),
    message: `One request makes ${count} calls${rate}: ${callLabel(call)}.`,
    next:
      batch === undefined
        ? `Ask ${call.to.service} for an operation that takes several at once.`
        : `Ask for all at once: ${call.to.service}#${operationLabel(batch)}.`,
    place,
    about: call.key,
    ...(batch === undefined
      ? {}
      : {
          related: [
            {
              message: `${endLabel({ service: call.to.service, operation: operationLabel(batch) })} is there`,
              place: batch.evidence.place,
            },
          ],
        }),
  };
}

/** The operation that lists what the called one gives one of: `GET /items` for `GET /items/{id}`. */
function collectionOf({ head }: RuleContext, { to }: Call): Operation | undefined {
  const parent = /^GET (\/.*)\/\{\}$/.exec(to.operation ?? '')?.[1];
  if (parent === undefined) return undefined;
  const key = `GET ${parent}`;
  return head.services.get(to.service)?.operations.find((operation) => operationKey(operation) === key);
}
