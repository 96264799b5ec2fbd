// A flow of a graph file.
import type { FlowFact } from '../../model/facts';
import { nodeAt } from '../../syntax/access';
import type { SyntaxNode } from '../../syntax/node';
import { itemsAt, locatedAt } from '../facts/nodes';
import { present } from '../facts/service-fact';
import { readSlo } from '../facts/slo';
import type { ManifestDocument } from '../format';
import type { GraphContext } from './context';
import { readOrigins } from './origins';

/** Its ends are references as in `sre.yaml`: `orders#POST /orders`. */
export function readGraphFlow(
  context: GraphContext,
  document: ManifestDocument,
  node: SyntaxNode,
  format: string,
): FlowFact | undefined {
  const name = locatedAt(document, node, 'name')?.value;
  const entry = locatedAt(document, node, 'entry');
  if (name === undefined || entry === undefined) return undefined;
  const tier = locatedAt(document, node, 'tier');
  const slo = nodeAt(node, 'slo');
  const steps = itemsAt(node, 'steps')
    .map((step) => locatedAt(document, step))
    .filter((step) => step !== undefined);
  return {
    name,
    entry,
    steps,
    format,
    place: context.place(node.span),
    ...present({
      tier: tier?.value === 'unknown' ? undefined : tier,
      slo: slo === undefined ? undefined : readSlo(context, slo, format),
      origins: readOrigins(node, context.repository),
    }),
  };
}
