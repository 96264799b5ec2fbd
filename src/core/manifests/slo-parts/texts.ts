// All texts below a node: the queries of an indicator, whatever the data source calls their fields.
import type { SyntaxNode } from '../../syntax/node';

const MOST_NODES = 200;

/** The texts of the scalars below the nodes, in their order; of the first couple of hundred nodes. */
export function textsBelow(...nodes: readonly (SyntaxNode | undefined)[]): readonly string[] {
  const texts: string[] = [];
  const left = nodes.filter((node) => node !== undefined).reverse();
  for (let seen = 0; seen < MOST_NODES; seen++) {
    const node = left.pop();
    if (node === undefined) break;
    if (node.kind === 'scalar') texts.push(node.text);
    else if (node.kind === 'list') left.push(...node.items.slice(0, MOST_NODES).reverse());
    else
      left.push(
        ...node.entries
          .slice(0, MOST_NODES)
          .map(({ value }) => value)
          .reverse(),
      );
  }
  return texts;
}
