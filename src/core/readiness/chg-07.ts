// CHG-07: what runs is written down, and every environment is made of the same text.
import type { Workload } from '../artifacts/kubernetes/workload';
import type { KubernetesObject } from '../artifacts/kubernetes/object';
import { at, itemsAt, textAt } from '../artifacts/traced';
import type { Evidence } from '../model/place';
import { linePlace } from '../model/place';
import type { Check, CheckContext, Verdict } from './check';
import { called } from './judging/kinds';
import { inText } from './judging/texts';
import { notKnown, passes } from './judging/verdict';
import { inKubernetes, nameOf } from './judging/workloads';

export const chg07: Check = {
  id: 'CHG-07',
  group: 'CHG',
  title: 'Infrastructure as code; environments from the same code',
  why: 'What differs by hand between test and production is found in production, and nobody can build it again.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'limited',
  remedy: 'Keep one base, and for each environment only its values (Kustomize overlays, Helm values).',
  level: 'partly',
  verify,
};

const CODE = /(^|\/)(?:Chart\.ya?ml|kustomization\.ya?ml|Pulumi\.ya?ml|[^/]+\.tf)$/;

function verify(context: CheckContext): Verdict {
  const { workloads, artifacts, service } = context;
  const files = artifacts.files(service.name, CODE).map(({ file }) => linePlace(file));
  if (workloads.length === 0 && files.length === 0) return notKnown(`No file here says how ${service.name} is run.`);
  for (const workload of workloads) {
    const other = environmentsOf(context, workload).find((one) => shapeOf(one) !== shapeOf(workload.object));
    if (other === undefined) continue;
    return notKnown(
      `${nameOf(workload)} is not made as in ${other.environment ?? other.file}: containers or their variables differ.`,
      inKubernetes(workload.object.place, other.place),
    );
  }
  const evidence: readonly Evidence[] = [
    ...inKubernetes(...workloads.map(({ object }) => object.place)),
    ...inText(...files),
  ];
  return passes(`${service.name} is run by what is written here.`, evidence);
}

/** The same workload as it is written for other environments. */
function environmentsOf({ artifacts }: CheckContext, { object }: Workload): readonly KubernetesObject[] {
  return called(artifacts, object.kind, object.name).filter(({ environment }) => environment !== object.environment);
}

/** Names of containers and of their variables: values may differ, these should not. */
function shapeOf({ value }: KubernetesObject): string {
  const containers = itemsAt(at(value, 'spec', 'template', 'spec'), 'containers');
  const texts = containers.map((container) => {
    const variables = itemsAt(container, 'env').map((one) => textAt(one, 'name') ?? '');
    return [textAt(container, 'name') ?? '', ...variables.sort()].join(' ');
  });
  return texts.sort().join('\n');
}
