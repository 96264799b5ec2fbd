// F-17: a call goes to an operation or a service that is ending, or the branch ends one that others call.
import { type Call, callLabel, endLabel } from '../model/call';
import type { Change, OperationOf } from '../model/change';
import type { Severity } from '../model/finding';
import { operationKey, operationLabel } from '../model/operation';
import type { Place } from '../model/place';
import type { Service } from '../model/service';
import { daysBetween } from '../units/day';
import { type Ending, endingOf, endingOfOperation, endingOfService, successorOf } from './judging/ending';
import { listed, placeOf } from './judging/words';
import type { RuleContext, Verdict, WorkspaceRule } from './rule';

/** An end nearer than this is an error (checks.md, F-17). */
const SOON_DAYS = 30;

export const deprecatedCallee: WorkspaceRule = {
  id: 'deprecated-callee',
  code: 'F-17',
  title: 'The callee is deprecated',
  severity: 'warning',
  on: 'workspace',
  check,
};

function check(context: RuleContext): readonly Verdict[] {
  const { changes, config, audit } = context;
  const calls = changes.calls.filter(({ kind, it }) => kind !== 'removed' && config.trust.includes(it.grade));
  return [
    ...calls.flatMap((change) => newCall(context, change) ?? []),
    ...(audit === true ? [] : changes.operations.flatMap((change) => endedOperation(context, change) ?? [])),
    ...(audit === true ? [] : changes.services.flatMap((change) => endedService(context, change) ?? [])),
  ];
}

/** A call that the branch wrote, or that it turned to what is ending. */
function newCall(context: RuleContext, { it: call, before }: Change<Call>): Verdict | undefined {
  const place = placeOf(call);
  const ending = endingOf(context.head, call.to);
  if (place === undefined || ending === undefined) return undefined;
  // An old call that was changed in another way, and one whose callee ends only now: told where it ends.
  if (before !== undefined && before.to.service === call.to.service && before.to.operation === call.to.operation)
    return undefined;
  const successor = successorOf(context.head, call.to, ending);
  return {
    severity: severityOf(ending, context.today),
    message: `${endLabel(call.from)} calls ${whatEnds(call, ending)}, which ${says(ending, context.today)}.`,
    next:
      successor === undefined
        ? `Ask the owner of ${call.to.service} what to call instead.`
        : `Call ${successor} instead.`,
    place,
    ...(ending.place === undefined ? {} : { related: [{ message: 'Said here', place: ending.place }] }),
    about: call.key,
    service: call.from.service,
    call: call.key,
    ...(successor === undefined
      ? {}
      : {
          fixes: [
            { title: `Call ${successor} instead`, intent: { kind: 'switch-callee', call: call.key, to: successor } },
          ],
        }),
  };
}

/** The operation where it is what ends, else the service. */
function whatEnds({ to }: Call, { of }: Ending): string {
  return of === 'operation' ? endLabel(to) : to.service;
}

function severityOf({ retired, sunset }: Ending, today: string): Severity {
  const soon = sunset !== undefined && daysBetween(today, sunset) < SOON_DAYS;
  return retired || soon ? 'error' : 'warning';
}

/** `is deprecated and ends on 2026-12-01, in 8 days`. */
function says({ retired, sunset }: Ending, today: string): string {
  const state = retired ? 'is retired' : 'is deprecated';
  if (sunset === undefined) return state;
  const days = daysBetween(today, sunset);
  if (days < 0) return `${state} and ended on ${sunset}`;
  return `${state} and ends on ${sunset}, ${days === 0 ? 'today' : `in ${days} ${days === 1 ? 'day' : 'days'}`}`;
}

function endedOperation(context: RuleContext, { kind, it, before }: Change<OperationOf>): Verdict | undefined {
  const ending = endingOfOperation(it.operation);
  if (kind !== 'modified' || ending === undefined || before === undefined) return undefined;
  if (!isNearer(ending, endingOfOperation(before.operation))) return undefined;
  const key = operationKey(it.operation);
  const callers = oldCalls(context, ({ to }) => to.service === it.service && to.operation === key);
  const label = `${it.service}#${operationLabel(it.operation)}`;
  return stillCalled(context, label, { service: it.service, place: it.operation.evidence.place, ending, callers });
}

function endedService(context: RuleContext, { it, before }: Change<Service>): Verdict | undefined {
  const ending = endingOfService(it);
  const place = ending?.place;
  if (ending === undefined || place === undefined || before === undefined) return undefined;
  if (!isNearer(ending, endingOfService(before))) return undefined;
  const callers = oldCalls(context, ({ to }) => to.service === it.name);
  return stillCalled(context, it.name, { service: it.name, place, ending, callers });
}

/** True where the branch declares the end, or brings it nearer. */
function isNearer(now: Ending, then: Ending | undefined): boolean {
  if (then === undefined || (now.retired && !then.retired)) return true;
  return now.sunset !== undefined && (then.sunset === undefined || now.sunset < then.sunset);
}

/** Calls that were there before: new ones are told at their own line. */
function oldCalls({ head, changes, config }: RuleContext, goesThere: (call: Call) => boolean): readonly Call[] {
  const fresh = new Set(changes.calls.flatMap(({ kind, it }) => (kind === 'added' ? [it.key] : [])));
  return head.calls.filter(
    (call) =>
      config.trust.includes(call.grade) &&
      !fresh.has(call.key) &&
      call.from.service !== call.to.service &&
      goesThere(call),
  );
}

interface Ended {
  readonly service: string;
  readonly place: Place;
  readonly ending: Ending;
  readonly callers: readonly Call[];
}

function stillCalled(context: RuleContext, label: string, ended: Ended): Verdict | undefined {
  const { service, place, ending, callers } = ended;
  if (callers.length === 0) return undefined;
  const names = [...new Set(callers.map(({ from }) => endLabel(from)))].sort();
  return {
    severity: 'information',
    message: `${label} ${says(ending, context.today)}, and is still called by ${listed(names)}.`,
    next:
      ending.successor === undefined
        ? 'Tell their owners, and name what they can call instead (replacedBy).'
        : `Tell their owners to call ${ending.successor} instead.`,
    place,
    related: callers.flatMap((call) => {
      const at = placeOf(call);
      return at === undefined ? [] : [{ message: callLabel(call), place: at }];
    }),
    about: label,
    service,
  };
}
