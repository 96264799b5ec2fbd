// The metrics of a summary of k6, in whichever of its shapes.
import type { Place } from '../../../model/place';
import { entriesOf, itemsOf, nodeAt, textAt } from '../../../syntax/access';
import type { SyntaxNode } from '../../../syntax/node';
import type { NumberContext } from '../../numbers';

/** A metric with its numbers, in whichever shape. */
export interface Metric {
  readonly node: SyntaxNode;
  readonly values: SyntaxNode;
  readonly place: Place;
}

export type Metrics = ReadonlyMap<string, Metric>;

/** By name; a tag makes it a metric of its own: `http_reqs{operation:createCharge}`. */
export function metricsOf({ document }: NumberContext, root: SyntaxNode): Metrics {
  const listed = itemsOf(nodeAt(root, 'results', 'metrics')).flatMap((node): [string, Metric][] => {
    const [name, values] = [textAt(node, 'name'), nodeAt(node, 'values')];
    return name === undefined || values === undefined
      ? []
      : [[name, { node, values, place: document.place(node.span) }]];
  });
  const keyed = entriesOf(nodeAt(root, 'metrics')).map(({ key, keySpan, value }): [string, Metric] => [
    key,
    { node: value, values: nodeAt(value, 'values') ?? value, place: document.place(keySpan) },
  ]);
  return new Map([...listed, ...keyed]);
}
