// CAP-05: replicas follow the load, and may become enough of them.
import type { KubernetesObject } from '../artifacts/kubernetes/object';
import type { Workload } from '../artifacts/kubernetes/workload';
import { at, numberAt, textAt } from '../artifacts/traced';
import type { EntryFields, Fix } from '../model/edit';
import { replicasFor } from '../impact/formulas/replicas';
import { showRate } from '../units/rate';
import type { Check, CheckContext, Verdict } from './check';
import { aims } from './judging/autoscaler';
import { forecastOf, knownNumbers, QUESTIONS } from './judging/known-numbers';
import { ofKinds } from './judging/kinds';
import { manifestBeside } from './judging/manifest-draft';
import { leastReplicas } from './judging/replicas';
import { keptState } from './judging/state';
import { inKubernetes, nameOf, overWorkloads } from './judging/workloads';

export const cap05: Check = {
  id: 'CAP-05',
  group: 'CAP',
  title: 'Autoscaling configured sanely and high enough',
  why: 'A fixed number of replicas is too many at night and too few on the day that counts.',
  tiers: { core: 'required', normal: 'required', supplementary: 'optional' },
  fromStage: 'ga',
  remedy:
    'Scale the workload by an autoscaler that aims at 50–75 % of the CPU request, with a maximum that carries the forecast peak; leave replicas to it.',
  level: 'auto',
  verify: (context) => overWorkloads(context, (workload) => judge(context, workload)),
};

function judge(context: CheckContext, workload: Workload): Verdict {
  const name = nameOf(workload);
  const { autoscaler, object, kind } = workload;
  if (kind === 'DaemonSet')
    return { state: 'not-applicable', message: `${name} runs on every node.`, evidence: inKubernetes(object.place) };
  if (autoscaler !== undefined) return judgeAutoscaler(context, workload, autoscaler);
  const scaled = kedaOf(context, object);
  if (scaled !== undefined)
    return enough(
      context,
      scaled,
      numberAt(scaled.value, 'spec', 'maxReplicaCount') ?? KEDA_MOST,
      `${name} is scaled by ScaledObject ${scaled.name}`,
    );
  const state = keptState(workload);
  if (state !== undefined)
    return {
      state: 'not-applicable',
      message: `${name} keeps state: how many replicas it has is a decision of its own.`,
      evidence: inKubernetes(state),
    };
  const dangling = danglingOf(context, object);
  if (dangling !== undefined)
    return {
      state: 'fail',
      message: `HorizontalPodAutoscaler ${dangling.name} scales ${textAt(dangling.value, 'spec', 'scaleTargetRef', 'kind') ?? ''} ${textAt(dangling.value, 'spec', 'scaleTargetRef', 'name') ?? '?'}, which is not there.`,
      evidence: inKubernetes(at(dangling.value, 'spec', 'scaleTargetRef', 'name')?.place ?? dangling.place),
    };
  return {
    state: 'fail',
    message: `${name} has no autoscaler.`,
    evidence: inKubernetes(object.place),
    fixes: draftOf(context, workload),
  };
}

/** What KEDA takes where a ScaledObject does not say it. */
const KEDA_MOST = 100;

function kedaOf(
  { artifacts }: CheckContext,
  { name, kind, environment }: KubernetesObject,
): KubernetesObject | undefined {
  return ofKinds(artifacts, ['ScaledObject']).find(
    (one) =>
      (one.environment === undefined || one.environment === environment) &&
      textAt(one.value, 'spec', 'scaleTargetRef', 'name') === name &&
      (textAt(one.value, 'spec', 'scaleTargetRef', 'kind') ?? 'Deployment') === kind,
  );
}

/** An autoscaler of this service whose target no object is. */
function danglingOf(
  { artifacts, service }: CheckContext,
  { environment }: KubernetesObject,
): KubernetesObject | undefined {
  return ofKinds(artifacts, ['HorizontalPodAutoscaler']).find((one) => {
    if (artifacts.serviceOf(one) !== service.name) return false;
    if (one.environment !== undefined && one.environment !== environment) return false;
    const target = at(one.value, 'spec', 'scaleTargetRef');
    return !ofKinds(artifacts, [textAt(target, 'kind') ?? '']).some(({ name }) => name === textAt(target, 'name'));
  });
}

function judgeAutoscaler(context: CheckContext, workload: Workload, autoscaler: KubernetesObject): Verdict {
  const { autoscaleTargetFrom: from, autoscaleTargetTo: to } = context.thresholds;
  const name = nameOf(workload);
  const [least, most] = [leastReplicas(workload), at(autoscaler.value, 'spec', 'maxReplicas')];
  const max = numberAt(most);
  const set = (path: readonly string[], value: string): Fix => ({
    title: `Set ${path.at(-1)}: ${value}`,
    intent: { kind: 'set-entry', place: autoscaler.value.place, path: ['spec', ...path], value },
  });
  if (max === undefined || most === undefined)
    return {
      state: 'fail',
      message: `The autoscaler of ${name} says no maximum.`,
      evidence: inKubernetes(autoscaler.place),
    };
  if (max <= least.value)
    return {
      state: 'fail',
      message: `The autoscaler of ${name} cannot scale: at least ${least.value} and at most ${max} replicas.`,
      evidence: inKubernetes(most.place),
      fixes: [
        {
          ...set(['maxReplicas'], String(2 * Math.max(1, least.value))),
          title: `Set maxReplicas: ${2 * Math.max(1, least.value)}, twice the minimum (a default)`,
        },
      ],
    };
  const aim = aims(autoscaler);
  if (aim !== undefined && (aim.value < 100 * from || aim.value > 100 * to)) {
    const wanted = String(Math.round(50 * (from + to)));
    return {
      state: 'fail',
      message: `The autoscaler of ${name} aims at ${aim.value} % of the CPU request${aim.assumed ? ', the default of Kubernetes' : ''}; ${Math.round(100 * from)} to ${Math.round(100 * to)} % leave room until new replicas answer.`,
      evidence: inKubernetes(aim.place),
      fixes: [
        aim.assumed
          ? addAim(autoscaler, wanted)
          : { title: `Aim at ${wanted} %, the middle`, intent: { kind: 'set-value', place: aim.place, value: wanted } },
      ],
    };
  }
  if (workload.replicas !== undefined)
    return {
      state: 'fail',
      message: `${name} says replicas: ${workload.replicas.value}, and an autoscaler decides: each rollout sets the number back.`,
      evidence: inKubernetes(workload.replicas.place, autoscaler.place),
      fixes: [
        {
          title: 'Leave replicas to the autoscaler',
          intent: {
            kind: 'remove-key',
            place: (at(workload.object.value, 'spec') ?? workload.object.value).place,
            key: 'replicas',
          },
        },
      ],
    };
  return enough(context, autoscaler, max, `${name} is scaled from ${least.value} to ${max} replicas`);
}

function addAim({ value: { place } }: KubernetesObject, wanted: string): Fix {
  const target: EntryFields = [
    ['type', 'Utilization'],
    ['averageUtilization', wanted],
  ];
  return {
    title: `Aim at ${wanted} %, the middle`,
    intent: {
      kind: 'add-item',
      place,
      path: ['spec', 'metrics'],
      item: [
        ['type', 'Resource'],
        [
          'resource',
          [
            ['name', 'cpu'],
            ['target', target],
          ],
        ],
      ],
    },
  };
}

/** Whether as many carry the load that is foreseen. */
function enough(context: CheckContext, autoscaler: KubernetesObject, max: number, says: string): Verdict {
  const place = (at(autoscaler.value, 'spec', 'maxReplicas') ?? at(autoscaler.value, 'spec', 'maxReplicaCount'))?.place;
  const here = inKubernetes(place ?? autoscaler.place);
  const [forecast, each] = [forecastOf(context), knownNumbers(context, ['rpsPerReplica'])];
  if ('missing' in forecast || 'missing' in each) {
    const missing = [...('missing' in each ? each.missing : []), ...('missing' in forecast ? forecast.missing : [])];
    const questions = missing.map((field) => QUESTIONS[field]).join('; ');
    return { state: 'unknown', message: `${says}; whether that is enough nobody knows: ${questions}?`, evidence: here };
  }
  const { rpsPerReplica } = each.values;
  const evidence = [...here, ...each.evidence, ...forecast.evidence];
  const carries = `${says}; they carry ${showRate(max * rpsPerReplica)}, and ${showRate(Math.round(forecast.rps))} are foreseen`;
  if (max * rpsPerReplica >= forecast.rps) return { state: 'pass', message: `${carries}.`, evidence };
  const wanted = replicasFor(forecast.rps, rpsPerReplica, 1);
  return {
    state: 'fail',
    message: `${carries}.`,
    evidence,
    fixes:
      wanted === undefined || place === undefined
        ? []
        : [{ title: `Let it run ${wanted} replicas`, intent: { kind: 'set-value', place, value: String(wanted) } }],
  };
}

function draftOf(context: CheckContext, workload: Workload): readonly Fix[] {
  const { tier, thresholds } = context;
  const wanted = {
    core: thresholds.minReplicasCore,
    normal: thresholds.minReplicasNormal,
    supplementary: 1,
    unknown: 1,
  };
  const min = Math.max(leastReplicas(workload).value, wanted[tier], 1);
  const [forecast, each] = [forecastOf(context), knownNumbers(context, ['rpsPerReplica'])];
  const needed =
    'missing' in forecast || 'missing' in each
      ? undefined
      : replicasFor(forecast.rps, each.values.rpsPerReplica, thresholds.targetUtilisation);
  const max = needed === undefined ? 2 * min : Math.max(min + 1, needed);
  const aim = Math.round(50 * (thresholds.autoscaleTargetFrom + thresholds.autoscaleTargetTo));
  const { apiVersion, kind, name } = workload.object;
  return manifestBeside(context, workload, {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    suffix: 'hpa',
    note: `${min} to ${max} replicas${needed === undefined ? ', a default' : ''}, ${aim} % CPU`,
    spec: [
      `  scaleTargetRef: { apiVersion: ${apiVersion}, kind: ${kind}, name: ${name} }`,
      `  minReplicas: ${min}`,
      `  maxReplicas: ${max}`,
      '  metrics:',
      '    - type: Resource',
      `      resource: { name: cpu, target: { type: Utilization, averageUtilization: ${aim} } }`,
    ],
  });
}
