// How large the groups of nodes may become: Karpenter's NodePools, and node groups in Terraform.
import type { Artifacts } from '../../artifacts/artifacts';
import type { KubernetesObject } from '../../artifacts/kubernetes/object';
import { at, numberAt, textAt } from '../../artifacts/traced';
import { linePlace, type Place } from '../../model/place';
import type { SourceFile } from '../../model/snapshot';
import { parseQuantity } from '../../units/quantity';
import { ofKinds } from './kinds';

export interface NodePool {
  readonly name: string;
  /** Cores and bytes; absent = no limit. */
  readonly cpu?: number;
  readonly memory?: number;
  readonly place: Place;
}

const KINDS = ['NodePool', 'Provisioner'];

/** The pools that Karpenter fills. */
export function nodePools(artifacts: Pick<Artifacts, 'objects'>): readonly NodePool[] {
  return ofKinds(artifacts, KINDS)
    .filter(({ apiVersion }) => apiVersion.startsWith('karpenter.'))
    .map(({ name, value, place }) => {
      const limits = at(value, 'spec', 'limits', 'resources') ?? at(value, 'spec', 'limits');
      const [cpu, memory] = ['cpu', 'memory'].map((field) => parseQuantity(textAt(limits, field) ?? ''));
      return {
        name,
        ...(cpu === undefined ? {} : { cpu }),
        ...(memory === undefined ? {} : { memory }),
        place: limits?.place ?? place,
      };
    });
}

export interface NodeGroup {
  readonly min: number;
  readonly max: number;
  readonly place: Place;
}

const BOUND = /^\s*(min_size|max_size|min_node_count|max_node_count|min_count|max_count)\s*=\s*(\d{1,6})\s*$/;

/** Bounds that are written as numbers, the two of a group within a few lines; what variables hold nobody reads. */
export function nodeGroups(files: readonly SourceFile[]): readonly NodeGroup[] {
  return files.flatMap((source) => {
    const text = source.text();
    if (typeof text !== 'string') return [];
    const bounds = text.split('\n').flatMap((line, index) => {
      const [, name = '', digits] = BOUND.exec(line) ?? [];
      return digits === undefined ? [] : [{ isMin: name.startsWith('min'), value: Number(digits), line: index + 1 }];
    });
    return bounds.flatMap((min) => {
      const max = bounds.find((one) => !one.isMin && Math.abs(one.line - min.line) <= NEAR);
      return min.isMin && max !== undefined
        ? [{ min: min.value, max: max.value, place: linePlace(source.file, max.line) }]
        : [];
    });
  });
}

/** Lines between the two bounds of one group. */
const NEAR = 3;

/** A workload of negative priority that gives its room to whoever needs it: the next pods start before a node does. */
export function placeholder(artifacts: Pick<Artifacts, 'objects'>): KubernetesObject | undefined {
  const low = new Set(
    ofKinds(artifacts, ['PriorityClass'])
      .filter(({ value }) => (numberAt(value, 'value') ?? 0) < 0)
      .map(({ name }) => name),
  );
  return ofKinds(artifacts, ['Deployment', 'StatefulSet', 'DaemonSet']).find(({ value }) =>
    low.has(textAt(value, 'spec', 'template', 'spec', 'priorityClassName') ?? ''),
  );
}
