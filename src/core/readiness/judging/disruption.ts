// Whether a drain of a node can move the pods of a workload one by one: CAP-08 asks it of all, CAP-09 of what runs on spot nodes.
import type { KubernetesObject } from '../../artifacts/kubernetes/object';
import type { Workload } from '../../artifacts/kubernetes/workload';
import { at, textAt, type Traced } from '../../artifacts/traced';
import { evictable, type Portion } from '../../impact/formulas/kubernetes-rounding';
import type { Fix } from '../../model/edit';
import type { CheckContext, Verdict } from '../check';
import { manifestBeside, selectorLines } from './manifest-draft';
import { leastReplicas } from './replicas';
import { inKubernetes, nameOf } from './workloads';

type Bound = 'maxUnavailable' | 'minAvailable';

/** Judged at the fewest replicas that run, with the rounding of Kubernetes: both fields of a budget round up. */
export function judgeDisruption(context: CheckContext, workload: Workload): Verdict {
  const name = nameOf(workload);
  const here = inKubernetes(workload.object.place);
  if (workload.kind === 'DaemonSet')
    return { state: 'not-applicable', message: `${name} runs on every node; a drain leaves it alone.`, evidence: here };
  const least = leastReplicas(workload);
  const atLeast = inKubernetes(least.place);
  if (least.value === 0) return { state: 'not-applicable', message: `${name} runs no replica.`, evidence: atLeast };
  if (least.value === 1)
    return {
      state: 'fail',
      message: `${name} runs 1 replica at least: no budget lets it be moved and keeps one running.`,
      evidence: [...atLeast, ...inKubernetes(...workload.budgets.map(({ place }) => place))],
    };
  const [budget, ...others] = workload.budgets;
  if (budget === undefined)
    return {
      state: 'fail',
      message: `${name} has no PodDisruptionBudget: a drain may evict all of its replicas at once.`,
      evidence: here,
      fixes: draftOf(context, workload),
    };
  if (others.length > 0)
    return {
      state: 'fail',
      message: `${workload.budgets.length} PodDisruptionBudgets hold ${name}: Kubernetes then refuses every eviction.`,
      evidence: inKubernetes(...workload.budgets.map(({ place }) => place)),
    };
  return judgeBudget(name, budget, least.value);
}

function judgeBudget(name: string, budget: KubernetesObject, replicas: number): Verdict {
  const said = (['maxUnavailable', 'minAvailable'] as const).flatMap((bound) => {
    const value = at(budget.value, 'spec', bound);
    return value === undefined ? [] : [{ bound, value }];
  });
  const [first, second] = said;
  const place = inKubernetes(first?.value.place ?? budget.place);
  if (first === undefined || second !== undefined) {
    const what = first === undefined ? 'neither maxUnavailable nor minAvailable' : 'both of its bounds';
    const fixes = first === undefined ? [set(budget, 'maxUnavailable', '1')] : [];
    return { state: 'fail', message: `The budget of ${name} says ${what}.`, evidence: place, fixes };
  }
  const evicted = evictableOf(first.bound, first.value, replicas);
  const written = `${first.bound}: ${textAt(first.value) ?? '?'}`;
  if (evicted === undefined)
    return { state: 'unknown', message: `The budget of ${name} cannot be read: ${written}.`, evidence: place };
  const promise = `${written} of ${replicas} replicas at least`;
  const fix = set(budget, first.bound, first.bound === 'maxUnavailable' ? '1' : String(replicas - 1));
  if (evicted < 1)
    return {
      state: 'fail',
      message: `${name}: ${promise} lets no pod be evicted; its nodes cannot be drained.`,
      evidence: place,
      fixes: [fix],
    };
  if (evicted >= replicas)
    return {
      state: 'fail',
      message: `${name}: ${promise} lets all pods be evicted at once.`,
      evidence: place,
      fixes: [fix],
    };
  return { state: 'pass', message: `${name}: ${promise} lets ${evicted} be evicted at once.`, evidence: place };
}

function evictableOf(bound: Bound, value: Traced, replicas: number): number | undefined {
  const portion = portionIn(value);
  if (portion === undefined) return undefined;
  return bound === 'maxUnavailable'
    ? evictable({ maxUnavailable: portion }, replicas)
    : evictable({ minAvailable: portion }, replicas);
}

/** `1`, or `33%`. */
export function portionIn(value: Traced): Portion | undefined {
  const text = textAt(value) ?? '';
  if (/^\d{1,6}%$/.test(text)) return { percent: Number(text.slice(0, -1)) };
  return /^\d{1,6}$/.test(text) && value.kind === 'scalar' && typeof value.value === 'number'
    ? { count: Number(text) }
    : undefined;
}

function set({ value: { place } }: KubernetesObject, bound: Bound, value: string): Fix {
  return { title: `Set ${bound}: ${value}`, intent: { kind: 'set-entry', place, path: ['spec', bound], value } };
}

function draftOf(context: CheckContext, workload: Workload): readonly Fix[] {
  return manifestBeside(context, workload, {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    suffix: 'pdb',
    note: 'maxUnavailable: 1',
    spec: ['  maxUnavailable: 1', '  selector:', ...selectorLines(workload, 4)],
  });
}
