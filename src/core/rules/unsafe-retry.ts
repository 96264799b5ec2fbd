// F-20: a call is tried again although doing it twice may do harm.
import { askedIn } from '../solution/checklist';
import { triesOf } from '../impact/tries';
import { type Call, callLabel } from '../model/call';
import type { Change } from '../model/change';
import type { Fix } from '../model/edit';
import type { Graph } from '../model/graph';
import type { RetryLayer } from '../model/impact';
import { operationOf } from '../solution/asked-call';
import { asExisting, isCore } from './judging/numbers';
import { placeOf } from './judging/words';
import type { CallRule, RuleContext, Verdict } from './rule';

export const unsafeRetry: CallRule = {
  id: 'unsafe-retry',
  code: 'F-20',
  title: 'A call that is not idempotent is tried again',
  severity: 'error',
  on: ['added-call', 'modified-call'],
  check,
};

function check(context: RuleContext, { it: call, before }: Change<Call>): Verdict | undefined {
  const place = placeOf(call);
  const layers = unsafeTries(call, context.head);
  if (place === undefined || layers.length === 0 || isAnswered(context, call)) return undefined;
  const who = layers.map(({ by, tries }) => `${by} tries ${tries} times`).join(', ');
  const method = call.to.operation?.split(' ', 1)[0] ?? '';
  const doubt =
    call.terms.idempotent === false
      ? 'it is declared not idempotent'
      : `nothing says that a second ${method} does no harm`;
  const wasSo = before !== undefined && unsafeTries(before, context.before).length > 0;
  return {
    severity: asExisting(isCore(context, call.to.service) ? 'error' : 'warning', wasSo),
    message: `${callLabel(call)}: ${who}, and ${doubt}.`,
    next: 'Send an Idempotency-Key that the callee documents, or try once.',
    place,
    about: call.key,
    related: layers.flatMap(({ by, place: at }) =>
      at === undefined ? [] : [{ message: `${by} tries again`, place: at }],
    ),
    fixes: fixesOf(call),
  };
}

/** The layers that try again a method that is not idempotent by definition (RFC 9110), where no evidence says that it is. */
function unsafeTries(call: Call, graph: Graph): readonly RetryLayer[] {
  const method = call.to.operation?.split(' ', 1)[0];
  if ((method !== 'POST' && method !== 'PATCH') || call.terms.idempotent === true) return [];
  if (operationOf(graph, call.to)?.idempotencyKey === true) return [];
  // What a mesh does where nobody configured it is no decision of anybody: F-10 counts it.
  return triesOf(graph, call).layers.filter(({ tries, assumed }) => tries > 1 && assumed !== true);
}

function isAnswered({ checklists }: RuleContext, { key, terms }: Call): boolean {
  if (terms.idempotent === false) return false;
  const checklist = checklists.get(key);
  return checklist !== undefined && askedIn(checklist, 'TS-08')?.state === 'answered';
}

function fixesOf({ key, terms }: Call): readonly Fix[] {
  const once: Fix = { title: 'Try once', intent: { kind: 'set-terms', call: key, terms: { tries: 1 } } };
  const safe: Fix = {
    title: 'It is idempotent',
    intent: { kind: 'set-terms', call: key, terms: { idempotent: true } },
  };
  return [...((terms.tries ?? 1) > 1 ? [once] : []), ...(terms.idempotent === false ? [] : [safe])];
}
