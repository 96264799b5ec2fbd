// How many of a workload run: as it says itself, and as its autoscaler may change it.
import { type FieldContext, readNumber } from '../../config/fields';
import type { Capacity } from '../../model/capacity';
import type { StatementFact } from '../../model/facts';
import type { Located } from '../../model/place';
import type { SyntaxNode } from '../../syntax/node';
import { nodeAt } from '../../syntax/access';
import { locatedAt, mapAt, textAt } from '../facts/nodes';
import type { ManifestDocument } from '../format';

/** Kubernetes takes one where an autoscaler does not say its minimum. */
const DEFAULT_MINIMUM = 1;

/** `spec.replicas` of a workload; `undefined` where it does not say it: something else may. */
export function replicasOf(document: ManifestDocument, object: SyntaxNode): Capacity | undefined {
  const node = nodeAt(object, 'spec', 'replicas');
  const value = node?.kind === 'scalar' && typeof node.value === 'number' ? node.value : -1;
  if (node === undefined || !Number.isInteger(value) || value < 0) return undefined;
  return { replicas: { value, place: document.place(node.span) } };
}

/** What a HorizontalPodAutoscaler says of the workload that it scales. */
export function readAutoscaler(
  context: FieldContext,
  document: ManifestDocument,
  object: SyntaxNode,
  format: string,
): readonly StatementFact[] {
  const spec = mapAt(object, 'spec');
  const target = locatedAt(document, spec, 'scaleTargetRef', 'name');
  if (target === undefined || spec === undefined) return [];
  const at = (field: string): Located<number> | undefined => {
    const entry = spec.entry(field);
    const value = readNumber(context, entry, { min: 0, integer: true });
    return value === undefined || entry === undefined ? undefined : { value, place: context.place(entry.value.span) };
  };
  const [least, most] = [at('minReplicas'), at('maxReplicas')];
  const replicas = least ?? (spec.entry('minReplicas') ? undefined : { value: DEFAULT_MINIMUM, place: target.place });
  const capacity = { ...(replicas && { replicas }), ...(most && { maxReplicas: most }) };
  const by = `HorizontalPodAutoscaler ${textAt(object, 'metadata', 'name') ?? '?'}`;
  return [{ names: [target.value], identity: 'kubernetes', format, by, place: target.place, slos: [], capacity }];
}
