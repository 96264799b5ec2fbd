// Whose objective the change makes impossible, and what a flow loses: of all its calls together.
import { flowMinutes } from '../../impact/effects';
import type { Impact, UpstreamImpact } from '../../model/impact';
import type { Report } from '../../model/report';

export type LostObjective = Pick<UpstreamImpact, 'service' | 'target' | 'because'>;

/** Services that could keep their objective before and cannot now, callers themselves and those further up, by name. */
export function objectivesLost({ impacts, changes }: Report): readonly LostObjective[] {
  const lost = new Map<string, LostObjective>();
  for (const { it } of changes.calls) {
    const impact = impacts.get(it.key);
    if (impact === undefined) continue;
    for (const one of [...ownOf(it.from.service, impact), ...impact.upstream])
      if (one.feasible.before === true && one.feasible.after === false && !lost.has(one.service))
        lost.set(one.service, one);
  }
  return [...lost.values()].sort((a, b) => (a.service < b.service ? -1 : 1));
}

/** The caller itself. */
function ownOf(service: string, { target, feasible, because, counts }: Impact): readonly UpstreamImpact[] {
  if (target === undefined || counts !== 'yes') return [];
  return [{ service, target, feasible, ...(because === undefined ? {} : { because }) }];
}

/** `at best 43.2 → 436.3 of 86.4 min/30 d`, of the call that costs the flow most; empty where nothing is known to change. */
export function flowLoss({ impacts }: Report, name: string): string {
  const hit = [...impacts.values()].flatMap(({ flows }) => flows.filter(({ flow }) => flow === name));
  const after = (one: (typeof hit)[number]) => one.ceilingMinutes?.after ?? 0;
  const changed = hit.filter(({ ceilingMinutes }) => ceilingMinutes?.before !== ceilingMinutes?.after);
  const [worst] = changed.sort((a, b) => after(b) - after(a));
  return worst === undefined ? '' : flowMinutes(worst).join('');
}
