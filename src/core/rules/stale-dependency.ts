// F-15: a dependency is listed that the caller's configuration does not name any more.
import { type Call, callLabel } from '../model/call';
import type { Graph } from '../model/graph';
import { CONFIGURATION, isConfigured, isHalfTyped, isListed, judgedPairs, pairOf } from './judging/evidence';
import { placeOf } from './judging/words';
import type { RuleContext, Verdict, WorkspaceRule } from './rule';

export const staleDependency: WorkspaceRule = {
  id: 'stale-dependency',
  code: 'F-15',
  title: 'A listed dependency is not configured',
  severity: 'information',
  on: 'workspace',
  check,
};

/** Where the branch took the address away; an audit also where the caller names others and this one never. */
function check(context: RuleContext): readonly Verdict[] {
  const { head, audit } = context;
  const callers = audit === true ? configuredCallers(head) : undefined;
  const verdicts: Verdict[] = [];
  for (const { head: calls, before } of judgedPairs(context)) {
    if (calls.some(isConfigured)) continue;
    const call = calls.find(isListed);
    if (call === undefined) continue;
    const lost = before.filter(isConfigured);
    const told =
      callers === undefined
        ? lost.length > 0 && isConfiguredHere(head, call) && !lost.some((one) => isHalfTyped(head, one.evidence))
        : callers.has(call.from.service) && couldBeConfigured(head, call);
    if (told) verdicts.push(...verdictOf(call, audit === true));
  }
  return verdicts;
}

/** Services whose configuration was read and names somebody. */
function configuredCallers({ calls }: Graph): ReadonlySet<string> {
  return new Set(calls.filter(isConfigured).map(({ from }) => from.service));
}

/** False where no configuration of the caller is left: it is kept in another repository now, or the service goes. */
function isConfiguredHere({ services, calls }: Graph, { from }: Call): boolean {
  const caller = services.get(from.service);
  return (
    caller?.evidence.some(({ format }) => CONFIGURATION.has(format)) === true ||
    calls.some((one) => one.from.service === from.service && isConfigured(one))
  );
}

/** An event goes through a broker, whose address is all that is configured; an address of what runs elsewhere may stand anywhere. */
function couldBeConfigured({ services }: Graph, { mode, to }: Call): boolean {
  const callee = services.get(to.service);
  return (
    mode !== 'async' && callee?.evidence.some(({ format }) => format === 'kubernetes' || format === 'compose') === true
  );
}

function verdictOf(call: Call, audit: boolean): readonly Verdict[] {
  const place = call.evidence.find(({ format }) => format === 'sre-yaml')?.place ?? placeOf(call);
  if (place === undefined) return [];
  const { from, to } = call;
  return [
    {
      severity: 'information',
      message: audit
        ? `${from.service} lists ${callLabel(call)}, but its configuration, which names others, does not name ${to.service}.`
        : `${from.service} still lists ${callLabel(call)}, but its configuration no longer names ${to.service}.`,
      next: 'Remove the entry if the call is gone.',
      place,
      about: pairOf(call),
      service: from.service,
      call: call.key,
      fixes: [{ title: `Remove ${to.service} from the list`, intent: { kind: 'remove-entry', place } }],
    },
  ];
}
