// ARC-05: what a service lists, it calls, and what it calls, it lists.
import type { Call } from '../model/call';
import type { Fix } from '../model/edit';
import { isConfigured, isElsewhere, isListed } from '../rules/judging/evidence';
import type { Check, CheckContext, Verdict } from './check';
import { textAt } from '../artifacts/traced';
import { atCalls, callsOf, namesOf, noCalls } from './judging/calls';
import { listedAt } from './judging/descriptors';
import { fails, notKnown, passes } from './judging/verdict';

export const arc05: Check = {
  id: 'ARC-05',
  group: 'ARC',
  title: 'Declared dependencies = detected dependencies',
  why: 'A call that nobody lists has no owner to warn, no timeout that was agreed, and is found by its failure.',
  tiers: { core: 'required', normal: 'required', supplementary: 'recommended' },
  fromStage: 'development',
  remedy: 'Add what is configured to the dependencies, or say that it is no call; remove what is gone.',
  level: 'auto',
  verify,
};

function verify(context: CheckContext): Verdict {
  const { name } = context.service;
  const calls = callsOf(context).filter((call) => !isElsewhere(call));
  const callees = byCallee(calls);
  if (callees.size === 0) return noCalls(context);
  const all = [...callees.values()];
  const stores = new Set(listedAt(context, 'dataStores').flatMap((store) => textAt(store, 'name') ?? []));
  const missing = all
    .flatMap((own) => (own.some(isListed) ? [] : own.slice(0, 1)))
    .filter(({ to }) => !stores.has(to.service));
  const lists = calls.some(isListed) ? 'its dependencies leave that out' : 'it lists no dependency';
  if (missing.length > 0)
    return fails(
      `${name} can reach ${namesOf(missing)} by its configuration; ${lists}.`,
      atCalls(missing),
      missing.flatMap(addFixes),
    );
  // Where nothing of the configuration was read, or only addresses of brokers, a list has nothing to be compared with.
  const isCompared = calls.some(isConfigured);
  const stale = isCompared
    ? all.filter((own) => !own.some(isConfigured) && own.every((call) => isFound(context, call))).flat()
    : [];
  if (stale.length > 0)
    return fails(`${name} lists ${namesOf(stale)}, which its configuration does not name.`, atCalls(stale));
  if (!isCompared)
    return notKnown(`${name} lists what it calls; no configuration here shows whether that is all.`, atCalls(calls));
  return passes(`${name} lists all that its configuration names: ${namesOf(calls)}.`, atCalls(calls));
}

/** True for a call whose address could stand in the configuration: that of a callee that runs here. */
function isFound({ report }: CheckContext, { to, mode, terms }: Call): boolean {
  const callee = report.head.services.get(to.service);
  const isHere = callee?.evidence.some(({ format }) => format === 'kubernetes' || format === 'compose') === true;
  return mode !== 'async' && terms.planned !== true && isHere;
}

function byCallee(calls: readonly Call[]): ReadonlyMap<string, readonly Call[]> {
  const callees = new Map<string, readonly Call[]>();
  for (const call of calls) callees.set(call.to.service, [...(callees.get(call.to.service) ?? []), call]);
  return callees;
}

function addFixes(call: Call): readonly Fix[] {
  const [from, to] = [call.from.service, call.to.service];
  return [
    { title: `Add ${to} to the dependencies of ${from}`, intent: { kind: 'set-terms', call: call.key, terms: {} } },
    { title: `${to}: not a call`, intent: { kind: 'not-a-call', from, to } },
  ];
}
