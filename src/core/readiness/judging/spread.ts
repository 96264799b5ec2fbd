// Whether the replicas of a workload are kept apart: CAP-07 asks it of all, CAP-09 of what runs on spot nodes.
import { selects } from '../../artifacts/kubernetes/selected';
import type { Workload } from '../../artifacts/kubernetes/workload';
import { at, itemsAt, textAt } from '../../artifacts/traced';
import type { Fix } from '../../model/edit';
import type { Place } from '../../model/place';
import type { CheckContext, Verdict } from '../check';
import { selectorFields } from './manifest-draft';
import { mostReplicas } from './replicas';
import { inKubernetes, nameOf } from './workloads';

const HOST = 'kubernetes.io/hostname';
const ZONE = 'topology.kubernetes.io/zone';
/** The label of a zone before Kubernetes 1.17. */
const OLD_ZONE = 'failure-domain.beta.kubernetes.io/zone';

interface Apart {
  readonly key: string;
  readonly place: Place;
}

/** By anti-affinity, required or preferred, and topology spread constraints, hard or soft; each must hold the workload's own pods. */
export function keptApart({ pod, labels }: Workload): readonly Apart[] {
  const spec = at(pod, 'spec');
  const rules = at(spec, 'affinity', 'podAntiAffinity');
  const terms = [
    ...itemsAt(rules, 'requiredDuringSchedulingIgnoredDuringExecution'),
    ...itemsAt(rules, 'preferredDuringSchedulingIgnoredDuringExecution').flatMap(
      (preferred) => at(preferred, 'podAffinityTerm') ?? [],
    ),
    ...itemsAt(spec, 'topologySpreadConstraints'),
  ];
  return terms.flatMap((term) => {
    const key = at(term, 'topologyKey');
    const name = textAt(key);
    if (key === undefined || name === undefined || !selects(at(term, 'labelSelector'), labels)) return [];
    return [{ key: name === OLD_ZONE ? ZONE : name, place: key.place }];
  });
}

/** Spread over hosts and over zones; in a single zone over hosts. */
export function judgeSpread({ service }: CheckContext, workload: Workload): Verdict {
  const name = nameOf(workload);
  const here = inKubernetes(workload.object.place);
  if (workload.kind === 'DaemonSet')
    return { state: 'not-applicable', message: `${name} runs on every node.`, evidence: here };
  const most = mostReplicas(workload);
  if (most.value <= 1)
    return {
      state: 'not-applicable',
      message: `${name} runs one replica: nothing to spread; CAP-04 asks for more.`,
      evidence: inKubernetes(most.place),
    };
  const apart = keptApart(workload);
  const zones = service.capacity?.zones?.value;
  const wanted = [...(zones === 1 ? [] : [ZONE]), HOST];
  // As many zones as replicas: different zones are different hosts.
  const isOneEach = zones !== undefined && most.value <= zones && apart.some(({ key }) => key === ZONE);
  const missing = wanted.filter((key) => !apart.some((one) => one.key === key) && !(key === HOST && isOneEach));
  if (missing.length === 0)
    return {
      state: 'pass',
      message: `${name} is spread over ${zones === 1 ? 'hosts; it runs in one zone' : 'hosts and zones'}.`,
      evidence: inKubernetes(...apart.map(({ place }) => place)),
    };
  return {
    state: 'fail',
    message: `Nothing keeps the replicas of ${name} apart by ${missing.map(wordOf).join(' or by ')}.`,
    evidence: apart.length > 0 ? inKubernetes(...apart.map(({ place }) => place)) : here,
    fixes: missing.map((key) => spreadOver(workload, key)),
  };
}

function wordOf(key: string): string {
  return key === HOST ? 'host' : 'zone';
}

/** The fix that adds a soft constraint: pods are spread where that is possible, and still start where it is not. */
export function spreadOver(workload: Workload, key: string): Fix {
  const selector = selectorFields(workload);
  return {
    title: `Spread the replicas by ${key} (maxSkew 1, ScheduleAnyway)`,
    intent: {
      kind: 'add-item',
      place: workload.pod.place,
      path: ['spec', 'topologySpreadConstraints'],
      item: [
        ['maxSkew', '1'],
        ['topologyKey', key],
        ['whenUnsatisfiable', 'ScheduleAnyway'],
        ['labelSelector', selector],
      ],
    },
  };
}
