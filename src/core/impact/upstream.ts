// The callers further up whose objective a change makes impossible, or possible again.
import { compareText } from '../catalog/order';
import type { UpstreamImpact } from '../model/impact';
import { verdictOn } from './feasible';
import { closure } from './hard-graph';
import { availabilitySlo } from './objectives';
import type { Side } from './side';

/** Everything that needs the caller on either side, has an objective, and can no longer (or now can) keep it; by name. */
export function upstreamOf(caller: string, before: Side, after: Side): readonly UpstreamImpact[] {
  // In a workspace that is new as a whole nothing turns.
  if (before.graph.services.size === 0) return [];
  const above = closure([caller], (name) => [...after.callers(name), ...before.callers(name)]);
  return above
    .filter((name) => name !== caller)
    .sort(compareText)
    .flatMap((service) => impactOn(service, before, after) ?? []);
}

function impactOn(service: string, before: Side, after: Side): UpstreamImpact | undefined {
  const now = after.graph.services.get(service);
  const target = now && availabilitySlo(now)?.target;
  if (target === undefined || !before.graph.services.has(service)) return undefined;
  const earlier = verdictOn(before, service, target).feasible;
  const { feasible, because } = verdictOn(after, service, target);
  if (earlier === feasible || feasible === undefined || (feasible && earlier === undefined)) return undefined;
  return {
    service,
    target,
    feasible: { ...(earlier === undefined ? {} : { before: earlier }), after: feasible },
    ...(because === undefined ? {} : { because }),
  };
}
