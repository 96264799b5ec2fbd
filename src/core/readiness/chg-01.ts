// CHG-01: while a new version is rolled out, enough pods answer.
import type { Workload } from '../artifacts/kubernetes/workload';
import { at, type Traced, textAt } from '../artifacts/traced';
import { type Portion, rollingUpdate } from '../impact/formulas/kubernetes-rounding';
import { replicasFor } from '../impact/formulas/replicas';
import type { EntryValue, Fix } from '../model/edit';
import type { Place } from '../model/place';
import type { Check, CheckContext, Verdict } from './check';
import { leastReplicas } from './judging/replicas';
import { doesNotApply, fails, notKnown, passes } from './judging/verdict';
import { inKubernetes, nameOf, overWorkloads } from './judging/workloads';

export const chg01: Check = {
  id: 'CHG-01',
  group: 'CHG',
  title: 'Rolling update keeps capacity',
  why: 'A release must not be the moment at which users wait: pods that are taken down before others are ready are missing at peak.',
  tiers: { core: 'required', normal: 'required', supplementary: 'required' },
  fromStage: 'limited',
  remedy: 'Roll by RollingUpdate with maxUnavailable 0 and maxSurge 25%, or have more replicas than the peak needs.',
  level: 'auto',
  verify: (context) => overWorkloads(context, (workload) => judge(context, workload)),
};

/** What Kubernetes takes where nobody says. */
const DEFAULT: Portion = { percent: 25 };
const KEEPS: EntryValue = [
  ['maxUnavailable', '0'],
  ['maxSurge', '25%'],
];

function judge(context: CheckContext, workload: Workload): Verdict {
  const name = nameOf(workload);
  const { kind, object } = workload;
  const here = inKubernetes(object.place);
  if (kind === 'DaemonSet') return doesNotApply(`${name} runs on every node, one pod each.`, here);
  const strategy = at(object.value, 'spec', kind === 'StatefulSet' ? 'updateStrategy' : 'strategy');
  const type = textAt(strategy, 'type');
  const evidence = inKubernetes(...[strategy?.place, leastReplicas(workload).place].flatMap((place) => place ?? []));
  if (type === 'Recreate')
    return fails(`${name} ends all its pods before it starts new ones (Recreate).`, evidence, [
      setFix(
        object.value.place,
        ['spec', 'strategy'],
        [
          ['type', 'RollingUpdate'],
          ['rollingUpdate', KEEPS],
        ],
      ),
    ]);
  if (type === 'OnDelete')
    return notKnown(
      `${name} is rolled by whoever deletes its pods (OnDelete): how many at once no file says.`,
      evidence,
    );
  if (at(strategy, 'blueGreen') !== undefined)
    return passes(`${name} runs old and new side by side (blue/green) until the new one takes over.`, evidence);
  const change = portionsOf(workload, strategy);
  const replicas = leastReplicas(workload).value;
  const moved = change === undefined ? undefined : rollingUpdate(change.down, change.extra, replicas);
  if (moved === undefined) return notKnown(`How ${name} is rolled cannot be read.`, evidence);
  return decide(context, workload, { replicas, down: moved.down, evidence });
}

function decide(
  { service, thresholds }: CheckContext,
  workload: Workload,
  roll: { readonly replicas: number; readonly down: number; readonly evidence: Verdict['evidence'] },
): Verdict {
  const name = nameOf(workload);
  const { replicas, down, evidence } = roll;
  const left = replicas - down;
  if (down === 0) return passes(`${name} takes no pod down before a new one is ready.`, evidence);
  const loses = `${name} takes ${down} of ${replicas} down at once`;
  const fixes = workload.kind === 'StatefulSet' ? [] : [rollFix(workload)];
  if (left < 1) return fails(`${loses}: nobody answers.`, evidence, fixes);
  const { peakRps, rpsPerReplica } = service.capacity ?? {};
  const needed =
    peakRps && rpsPerReplica && replicasFor(peakRps.value, rpsPerReplica.value, thresholds.targetUtilisation);
  if (needed === undefined)
    return notKnown(
      `${loses}; nobody says how many the peak needs (capacity: peakRps, rpsPerReplica).`,
      evidence,
      fixes,
    );
  return left >= needed
    ? passes(`${loses}; the peak needs ${needed}, and ${left} are left.`, evidence)
    : fails(`${loses}; the peak needs ${needed}, and only ${left} are left.`, evidence, fixes);
}

/** A StatefulSet replaces one pod after the other, unless it says more. */
function portionsOf(
  { kind }: Workload,
  strategy: Traced | undefined,
): { readonly down: Portion; readonly extra: Portion } | undefined {
  const own = at(strategy, 'rollingUpdate') ?? at(strategy, 'canary');
  const down = portionAt(at(own, 'maxUnavailable'), kind === 'StatefulSet' ? { count: 1 } : DEFAULT);
  const extra = kind === 'StatefulSet' ? { count: 0 } : portionAt(at(own, 'maxSurge'), DEFAULT);
  return down === undefined || extra === undefined ? undefined : { down, extra };
}

function portionAt(value: Traced | undefined, otherwise: Portion): Portion | undefined {
  if (value === undefined) return otherwise;
  const [, digits, sign] = /^(\d{1,6})(%?)$/.exec(textAt(value) ?? '') ?? [];
  if (digits === undefined) return undefined;
  return sign === '%' ? { percent: Number(digits) } : { count: Number(digits) };
}

/** Sets only maxUnavailable where more than none may be started, so that what is written beside it stays. */
function rollFix({ object }: Workload): Fix {
  const surge = textAt(object.value, 'spec', 'strategy', 'rollingUpdate', 'maxSurge');
  const path = ['spec', 'strategy', object.kind === 'Rollout' ? 'canary' : 'rollingUpdate'];
  return surge === '0' || surge === '0%'
    ? setFix(object.value.place, path, KEEPS)
    : setFix(object.value.place, [...path, 'maxUnavailable'], '0');
}

function setFix(place: Place, path: readonly string[], value: EntryValue): Fix {
  return { title: 'Start new pods before old ones end', intent: { kind: 'set-entry', place, path, value } };
}
