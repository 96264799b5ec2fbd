// Who needs an operation: core services and core flows, by the calls that the graph knows.
import { type Call, type CallEnd, callLabel, endLabel } from '../../model/call';
import { sameEnd, sameEnds } from '../../changes/match-calls';
import type { Change, OperationOf } from '../../model/change';
import type { Related } from '../../model/finding';
import type { Flow } from '../../model/flow';
import type { Graph } from '../../model/graph';
import { operationKey, operationLabel } from '../../model/operation';
import { wasDeclaredCore } from '../../solution/asked-call';
import type { RuleContext } from '../rule';
import { placeOf } from './words';

export interface Consumers {
  /** Callers that are core, and core flows with the operation as a step: how they are named, sorted. */
  readonly direct: readonly string[];
  /** Core services that call callers of lower tiers, at any distance, sorted. */
  readonly behind: readonly string[];
  /** The calls and flows, the direct ones first. */
  readonly related: readonly Related[];
}

/**
 * Takes the change of an operation that the baseline has, and how its service is called in head; gives who consumed it
 * then and still does. Calls to the service as a whole do not say that they use this operation, and calls inside of the
 * service move with it: neither counts.
 */
export function consumersOf(context: RuleContext, { it, before }: Change<OperationOf>, service: string): Consumers {
  const { head, config } = context;
  const { service: provider, operation } = before ?? it;
  const old: CallEnd = { service: provider, operation: operationKey(operation), label: operationLabel(operation) };
  const calls = (callsByCallee(context.before).get(old.service) ?? []).flatMap((call) =>
    call.to.operation === old.operation ? (stillMade(head, call, service) ?? []) : [],
  );
  const trusted = calls.filter(({ grade, from }) => config.trust.includes(grade) && from.service !== service);
  const isCore = (call: Call) =>
    head.tiers.get(call.from.service)?.tier === 'core' || wasDeclaredCore(context.before, call.from.service);
  const direct = trusted.filter(isCore);
  const behind = callsBehind(context, trusted, isCore);
  const flows = flowsWith(context, old, service);
  return {
    direct: sorted([...direct.map(({ from }) => endLabel(from)), ...flows.map(({ name }) => `flow ${name}`)]),
    behind: sorted(behind.map(({ from }) => from.service)),
    related: [
      ...direct.flatMap(callPlace),
      ...flows.map(({ name, evidence }) => ({ message: `Flow ${name}`, place: evidence.place })),
      ...behind.flatMap(callPlace),
    ],
  };
}

/** The call of head that this one of the baseline is; one whose operation has gone has lost its name. */
function stillMade(head: Graph, old: Call, service: string): Call | undefined {
  return callsByCallee(head)
    .get(service)
    ?.find(
      (call) =>
        call.from.service === old.from.service &&
        (sameEnds(call, old) || (call.unresolved?.what === 'operation' && sameEnds({ ...call, to: old.to }, old))),
    );
}

/** The calls of core services by which these calls of others are reached. Ends on every graph: no call is followed twice. */
function callsBehind(
  { head, config }: RuleContext,
  calls: readonly Call[],
  isCore: (call: Call) => boolean,
): readonly Call[] {
  const waiting = calls.filter((call) => !isCore(call));
  const seen = new Set(calls);
  const found: Call[] = [];
  for (let call = waiting.pop(); call !== undefined; call = waiting.pop()) {
    for (const next of callsByCallee(head).get(call.from.service) ?? []) {
      if (seen.has(next) || !config.trust.includes(next.grade) || !leadsTo(next, call.from)) continue;
      seen.add(next);
      if (isCore(next)) found.push(next);
      else waiting.push(next);
    }
  }
  return found.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** A contract that has lost all operations knows the names of none. */
function leadsTo({ to }: Pick<Call, 'to'>, end: CallEnd): boolean {
  return to.operation === undefined || end.operation === undefined || sameEnd(to, end);
}

const known = new WeakMap<readonly Call[], ReadonlyMap<string, readonly Call[]>>();

/** Calls by the service that they call; the same list is indexed once. */
function callsByCallee({ calls }: Graph): ReadonlyMap<string, readonly Call[]> {
  const already = known.get(calls);
  if (already !== undefined) return already;
  const byCallee = new Map<string, Call[]>();
  for (const call of calls) {
    const list = byCallee.get(call.to.service);
    if (list === undefined) byCallee.set(call.to.service, [call]);
    else list.push(call);
  }
  known.set(calls, byCallee);
  return byCallee;
}

/** Core flows with the operation as a step in the baseline, and in head too, or with one that can no longer be looked up. */
function flowsWith({ head, before }: RuleContext, old: CallEnd, service: string): readonly Flow[] {
  const names = new Set(
    before.flows.flatMap((flow) =>
      [flow.entry, ...flow.steps].some((end) => end.service === old.service && end.operation === old.operation)
        ? [flow.name]
        : [],
    ),
  );
  return head.flows.filter(
    ({ name, tier, entry, steps }) =>
      tier === 'core' &&
      names.has(name) &&
      [entry, ...steps].some((end) => end.service === service && leadsTo({ to: end }, old)),
  );
}

function callPlace(call: Call): readonly Related[] {
  const place = placeOf(call);
  return place === undefined ? [] : [{ message: callLabel(call), place }];
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}
