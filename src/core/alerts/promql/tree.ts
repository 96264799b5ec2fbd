// The tree of a PromQL text by Prometheus' own grammar: this file alone knows the library.
import { parser } from '@prometheus-io/lezer-promql';
import type { Range } from './expression';

export type Node = ReturnType<typeof parser.parse>['topNode'];

/** Never throws: what the grammar does not understand becomes error nodes. */
export function treeOf(text: string): Node {
  return parser.parse(text).topNode;
}

export function rangeOf({ from, to }: Pick<Node, 'from' | 'to'>): Range {
  return { start: from, end: to };
}

/** The children that say something; comments may stand between any two. */
export function childrenOf(node: Node): readonly Node[] {
  const children: Node[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if (child.name !== 'LineComment') children.push(child);
  return children;
}

/** The nodes that stand for what was not understood, in the order of the text. */
export function errorsIn(top: Node): readonly Range[] {
  const errors: Range[] = [];
  const cursor = top.cursor();
  do {
    if (cursor.type.isError) errors.push({ start: cursor.from, end: cursor.to });
  } while (cursor.next());
  return errors;
}
