// F-02: through a new hard call a core service, or one that others run, comes to be needed that was not before.
import { rememberEach } from '../catalog/remember';
import { coreServices } from '../graph/core';
import { externalServices } from '../graph/externals';
import { hardReach, mayNeedOne } from '../graph/reach';
import { type Call, callLabel } from '../model/call';
import type { Change } from '../model/change';
import type { Fix } from '../model/edit';
import type { Graph } from '../model/graph';
import { itDoesNotWait } from './judging/fixes';
import { pathLabel, placeOf, stepsOf } from './judging/words';
import type { CallRule, RuleContext, Verdict } from './rule';

export const newTransitiveReachToCore: CallRule = {
  id: 'new-transitive-reach-to-core',
  code: 'F-02',
  title: 'A core service is now needed through another',
  severity: 'warning',
  silentBeside: ['new-call-to-core', 'tier-promotion'],
  on: ['added-call', 'modified-call'],
  check,
};

function check(context: RuleContext, { it: call, before }: Change<Call>): Verdict | undefined {
  const place = placeOf(call);
  if (place === undefined || call.criticality !== 'hard' || before?.criticality === 'hard') return undefined;
  const { head } = context;
  const path = newlyNeeded(context, call);
  const reached = path?.at(-1)?.to.service;
  if (path === undefined || reached === undefined) return undefined;
  const what = `${reached}${kindOf(head, reached)}`;
  const fixes: readonly Fix[] = [itDoesNotWait(call)];
  return {
    severity: 'warning',
    message: `${call.from.service} ${context.audit ? 'needs' : 'now needs'} ${what}: ${pathLabel(path)}.`,
    next: `Make ${callLabel(call)} soft with a fallback, or agree with the owners of ${reached}.`,
    place,
    related: stepsOf(path, call),
    about: call.key,
    fixes,
  };
}

function kindOf(head: Graph, service: string): string {
  if (head.tiers.get(service)?.tier === 'core') return ' (core)';
  return head.services.get(service)?.known === true ? ', which others run' : ', a host that nothing here describes';
}

/** The shortest path over the call to such a service that the caller did not need in the baseline. */
function newlyNeeded({ head, before }: RuleContext, call: Call): readonly Call[] | undefined {
  const isExternal = (service: string) => head.services.get(service)?.external !== undefined;
  if (!isExternal(call.to.service) && !mayNeedOne(head, call.to.service, othersOf(head))) return undefined;
  const needed = hardReach(before, call.from);
  const isNew = (service: string) => service !== call.from.service && !needed.has(service);
  // A direct call to core is new-call-to-core.
  if (isExternal(call.to.service) && isNew(call.to.service)) return [call];
  for (const [service, path] of hardReach(head, call.to)) {
    if (!isNew(service)) continue;
    if (head.tiers.get(service)?.tier === 'core' || isExternal(service)) return [call, ...path()];
  }
  return undefined;
}

/** Core services, and those that others run. */
const othersOf = rememberEach(
  (graph: Graph): ReadonlySet<string> => new Set([...coreServices(graph), ...externalServices(graph)]),
);
