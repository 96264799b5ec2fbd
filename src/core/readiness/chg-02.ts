// CHG-02: a bad release meets few users, and goes back by itself.
import type { Workload } from '../artifacts/kubernetes/workload';
import type { Check, CheckContext, Verdict } from './check';
import { deliveryOf } from './judging/progressive';
import { fails, passes } from './judging/verdict';
import { inKubernetes, nameOf, overWorkloads } from './judging/workloads';

export const chg02: Check = {
  id: 'CHG-02',
  group: 'CHG',
  title: 'Progressive delivery for core, with automatic abort',
  why: 'Most outages begin with a release; a canary of 5 % that is taken back in minutes costs a twentieth of the budget.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'ga',
  remedy: 'Deliver it by an Argo Rollout or a Flagger Canary, with an analysis that takes it back.',
  level: 'auto',
  verify: (context) => overWorkloads(context, (workload) => judge(context, workload)),
};

function judge(context: CheckContext, workload: Workload): Verdict {
  const name = nameOf(workload);
  const delivery = deliveryOf(context, workload);
  if (delivery === undefined)
    return fails(
      `${name} goes to all users at once: no Rollout and no Canary delivers it step by step.`,
      inKubernetes(workload.object.place),
    );
  const { how, place, abort } = delivery;
  if (abort === undefined)
    return fails(`${name} is delivered by ${how}, but no analysis takes it back.`, inKubernetes(place));
  return passes(`${name} is delivered by ${how}; an analysis takes it back.`, inKubernetes(place, abort));
}
