// F-23: a new call involves a service whose tier nobody has declared.
import type { Call } from '../model/call';
import type { Graph } from '../model/graph';
import { declareTierFixes } from './judging/fixes';
import { placeOf } from './judging/words';
import type { RuleContext, Verdict, WorkspaceRule } from './rule';

export const tierUnknown: WorkspaceRule = {
  id: 'tier-unknown',
  code: 'F-23',
  title: 'A service has no tier',
  severity: 'information',
  on: 'workspace',
  check,
};

/** Once for each service, at its first new call by name. Services that nothing describes are told by unknown-callee. */
function check({ head, before, changes, config }: RuleContext): readonly Verdict[] {
  const added = changes.calls
    .filter(({ kind, it }) => kind === 'added' && config.trust.includes(it.grade))
    .map(({ it }) => it)
    .sort(byName);
  const asked = askedAbout(head, before, new Set(added.map(({ key }) => key)));
  const verdicts = new Map<string, Verdict>();
  for (const call of added) {
    for (const { service } of [call.from, call.to]) {
      const found = head.services.get(service);
      const place = placeOf(call);
      if (place === undefined || verdicts.has(service)) continue;
      if (found === undefined || !found.known || found.tier.declared !== 'unknown') continue;
      // A promotion has judged it all the same, and says more.
      if (head.tiers.get(service)?.tier !== 'unknown') continue;
      if (asked.has(service)) continue;
      verdicts.set(service, {
        severity: 'information',
        message: `${service} has no tier, so this call is judged only in part.`,
        next: `Declare the tier of ${service}.`,
        place,
        about: service,
        service,
        call: call.key,
        fixes: declareTierFixes(service),
      });
    }
  }
  return [...verdicts.values()];
}

/** Services of which a new call raises the question whether a flow waits for them: its answer gives the tier. */
function askedAbout(head: Graph, before: Graph, added: ReadonlySet<string>): ReadonlySet<string> {
  const asked = [...head.questions.values()].filter(
    ({ path }) => path.some(({ key }) => added.has(key)) && !before.questions.has(path.at(-1)?.key ?? ''),
  );
  return new Set(asked.map(({ service }) => service));
}

/** By file, then by name: which call is told must not depend on the order of the keys of a file. */
function byName(a: Call, b: Call): number {
  const [one, other] = [placeOf(a)?.file ?? '', placeOf(b)?.file ?? ''];
  if (one !== other) return one < other ? -1 : 1;
  return a.key < b.key ? -1 : 1;
}
