// A flow of a graph file.
import { readNumber, readQuantity, readWord } from '../../config/fields';
import type { FlowEnd, FlowFact } from '../../model/facts';
import { nodeAt } from '../../syntax/access';
import type { SyntaxNode } from '../../syntax/node';
import { parseDuration } from '../../units/duration';
import { itemsAt, locatedAt, mapAt } from '../facts/nodes';
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
    .map((step) => readStep(context, document, step))
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

/** A reference, or a map of it with what a workflow says of the step. */
function readStep(context: GraphContext, document: ManifestDocument, step: SyntaxNode): FlowEnd | undefined {
  const map = mapAt(step);
  if (map === undefined) return locatedAt(document, step);
  const to = locatedAt(document, map, 'to');
  const terms = present({
    criticality: readWord(context, map.entry('criticality'), ['hard', 'soft']),
    tries: readNumber(context, map.entry('tries'), { min: 1, integer: true }),
    timeoutMs: readQuantity(context, map.entry('timeout'), parseDuration, 'a duration such as 2s'),
  });
  return to && { ...to, terms };
}
