// F-14: a service is configured to reach another that its own list of dependencies leaves out.
import { adjacencyOf } from '../graph/adjacency';
import type { Call } from '../model/call';
import { reachesCore } from './judging/core';
import { isElsewhere, isListed, judgedPairs, pairOf } from './judging/evidence';
import { placeOf } from './judging/words';
import type { RuleContext, Verdict, WorkspaceRule } from './rule';

export const undeclaredCall: WorkspaceRule = {
  id: 'undeclared-call',
  code: 'F-14',
  title: 'A call is missing from the list of dependencies',
  severity: 'warning',
  on: 'workspace',
  check,
};

/**
 * Once for each pair of services. A service that lists nothing has nothing to be missing from; what nothing describes is
 * told by unknown-callee. Speaks where the branch added the call, or took it out of the list.
 */
function check(context: RuleContext): readonly Verdict[] {
  const { head, changes, config, audit } = context;
  const callsOf = adjacencyOf(head.calls);
  const added = new Set(changes.calls.flatMap(({ kind, it }) => (kind === 'added' ? [it.key] : [])));
  const verdicts: Verdict[] = [];
  for (const { head: calls, before: old } of judgedPairs(context)) {
    if (calls.some(({ grade }) => grade === 'declared')) continue;
    const shown = calls.find((one) => config.trust.includes(one.grade) && !isElsewhere(one));
    if (shown === undefined || !isDescribed(context, shown)) continue;
    if (!callsOf.from({ service: shown.from.service }).some(isListed)) continue;
    const caused = old.length === 0 ? added.has(shown.key) : old.some(isListed);
    if (audit === true || caused) verdicts.push(...verdictOf(context, shown));
  }
  return verdicts;
}

function isDescribed({ head }: RuleContext, { to }: Call): boolean {
  const callee = head.services.get(to.service);
  return callee !== undefined && (callee.known || callee.external !== undefined);
}

function verdictOf(context: RuleContext, call: Call): readonly Verdict[] {
  const place = placeOf(call);
  if (place === undefined) return [];
  const [from, to] = [call.from.service, call.to.service];
  return [
    {
      severity: reachesCore(context, call) ? 'error' : 'warning',
      message: `${from} can reach ${to} by its configuration, but its list of dependencies leaves ${to} out.`,
      next: `Add ${to} to the dependencies of ${from}, or say that it is no call.`,
      place,
      about: pairOf(call),
      service: from,
      call: call.key,
      fixes: [
        {
          title: `Add ${to} to the dependencies of ${from}`,
          intent: { kind: 'set-terms', call: call.key, terms: {} },
        },
        { title: 'Not a call', intent: { kind: 'not-a-call', from, to } },
      ],
    },
  ];
}
