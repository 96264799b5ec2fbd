// What one call does to the availability of its caller: ceiling and expected, before and after.
import type { Call } from '../model/call';
import type { Change } from '../model/change';
import type { Graph } from '../model/graph';
import type { BeforeAfter, Impact, Unknown } from '../model/impact';
import type { Service } from '../model/service';
import type { Slo } from '../model/slo';
import { serial } from './formulas/availability';
import { errorBudgetMinutes } from './formulas/error-budget';

/** The window of a service that has no objective: nothing is computed over it. */
const DEFAULT_WINDOW_DAYS = 30;

/**
 * The impact of a call on its caller. Objectives are inclusive (as callers see the service), so only the direct hard
 * dependencies count, each callee once (The Calculus of Service Availability).
 * Ceiling: `own × Π SLO of the hard dependencies`, in the baseline and in head. Expected: `target × Π SLO of the hard
 * dependencies that are new`, if own faults go on using today's budget; a caller that is new has no such today.
 * A call whose criticality is unknown is computed as if the caller waited for it (`counts: 'if-it-waits'`).
 * Ratios and minutes per window; what is not known stays undefined and is listed in `unknown`.
 */
export function impactOf(change: Change<Call>, before: Graph, head: Graph): Impact {
  const call = change.it;
  const counts = countsOf(call);
  const caller = head.services.get(call.from.service) ?? before.services.get(call.from.service);
  const slo = caller && availabilitySlo(caller);
  if (caller === undefined || slo === undefined) {
    const unknown = [missingSlo(call.from.service)];
    return { call: call.key, windowDays: DEFAULT_WINDOW_DAYS, counts, unknown };
  }
  const hardBefore = hardCallees(before, caller.name);
  const hardAfter = counts === 'no' ? hardBefore : hardCallees(head, caller.name);
  if (counts === 'if-it-waits' && call.to.service !== caller.name) hardAfter.add(call.to.service);
  const added = new Set([...hardAfter].filter((name) => !hardBefore.has(name)));
  const { target, windowDays } = slo;
  const budgetMinutes = errorBudgetMinutes(target, windowDays);
  const ceiling = ceilingOf(caller, hardBefore, hardAfter, before, head);
  const ceilingMinutes = minutesOf(ceiling, windowDays);
  const expected = before.services.has(caller.name) ? expectedOf(target, added, before, head) : undefined;
  const expectedMinutes = minutesOf(expected, windowDays);
  return {
    call: call.key,
    target,
    windowDays,
    ...(budgetMinutes !== undefined && { budgetMinutes }),
    ...(ceiling && { ceiling }),
    ...(ceilingMinutes && { ceilingMinutes }),
    ...(expected && { expected }),
    ...(expectedMinutes && { expectedMinutes }),
    counts,
    unknown: missingOf(hardBefore, hardAfter, before, head),
  };
}

/** The availability objective that a service gives its callers: the first one it declares. */
export function availabilitySlo(service: Service): Slo | undefined {
  return service.slos.find((slo) => slo.type === 'availability');
}

function countsOf(call: Call): Impact['counts'] {
  if (call.criticality === 'unknown') return 'if-it-waits';
  return call.criticality === 'hard' ? 'yes' : 'no';
}

/** The services that a service needs directly, each once, itself excluded. */
function hardCallees(graph: Graph, service: string): Set<string> {
  const callees = new Set<string>();
  for (const call of graph.calls) {
    if (call.from.service !== service || call.to.service === service) continue;
    if (call.criticality === 'hard') callees.add(call.to.service);
  }
  return callees;
}

/** The targets of services on one side; an objective that only the other side states is taken from there. */
function targetsOf(services: ReadonlySet<string>, side: Graph, other: Graph): readonly number[] | undefined {
  const targets: number[] = [];
  for (const service of services) {
    const target = targetOf(service, side) ?? targetOf(service, other);
    if (target === undefined) return undefined;
    targets.push(target);
  }
  return targets;
}

/** Its objective, or what the contract of a third party promises: `external: { sla: 99.9% }`. */
function targetOf(service: string, graph: Graph): number | undefined {
  const found = graph.services.get(service);
  return found && (availabilitySlo(found)?.target ?? found.external?.sla);
}

function ceilingOf(
  caller: Service,
  hardBefore: ReadonlySet<string>,
  hardAfter: ReadonlySet<string>,
  before: Graph,
  head: Graph,
): BeforeAfter | undefined {
  const targetsBefore = targetsOf(hardBefore, before, head);
  const targetsAfter = targetsOf(hardAfter, head, before);
  if (targetsBefore === undefined || targetsAfter === undefined) return undefined;
  const ownAfter = caller.ownAvailability ?? 1;
  const ownBefore = before.services.get(caller.name)?.ownAvailability ?? ownAfter;
  return { before: serial([ownBefore, ...targetsBefore]), after: serial([ownAfter, ...targetsAfter]) };
}

function expectedOf(target: number, added: ReadonlySet<string>, before: Graph, head: Graph): BeforeAfter | undefined {
  const targets = targetsOf(added, head, before);
  return targets && { before: target, after: serial([target, ...targets]) };
}

function missingOf(
  hardBefore: ReadonlySet<string>,
  hardAfter: ReadonlySet<string>,
  before: Graph,
  head: Graph,
): readonly Unknown[] {
  const missing = [...new Set([...hardBefore, ...hardAfter])].filter(
    (name) => targetOf(name, head) === undefined && targetOf(name, before) === undefined,
  );
  return missing.sort().map(missingSlo);
}

function missingSlo(service: string): Unknown {
  return {
    what: `${service} has no availability SLO`,
    question: `Which availability SLO does ${service} give its callers?`,
    service,
  };
}

function minutesOf(ratios: BeforeAfter | undefined, windowDays: number): BeforeAfter | undefined {
  if (ratios === undefined) return undefined;
  const before = errorBudgetMinutes(ratios.before, windowDays);
  const after = errorBudgetMinutes(ratios.after, windowDays);
  return before === undefined || after === undefined ? undefined : { before, after };
}
