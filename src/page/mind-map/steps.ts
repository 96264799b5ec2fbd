// Where an arrow key leads on the mind map.
import type { MapNode } from './drawing';

/** The node that a key leads to; `undefined` for another key, or where there is nothing. */
export function stepTo(key: string, from: MapNode, nodes: readonly MapNode[]): MapNode | undefined {
  const isLeaf = from.practice !== undefined;
  const column = nodes.filter(({ side, practice }) => side === from.side && (practice !== undefined) === isLeaf);
  const at = column.indexOf(from);
  const outwards = from.side === 'right' ? 'ArrowRight' : 'ArrowLeft';
  const inwards = from.side === 'right' ? 'ArrowLeft' : 'ArrowRight';
  switch (key) {
    case 'ArrowUp':
      return column[at - 1];
    case 'ArrowDown':
      return column[at + 1];
    case 'Home':
      return nodes[0];
    case 'End':
      return nodes.at(-1);
    case outwards:
      return isLeaf ? undefined : nodes.find(({ group, practice }) => group === from.group && practice !== undefined);
    case inwards:
      if (isLeaf) return nodes.find(({ group, practice }) => group === from.group && practice === undefined);
      return nearest(from, nodes);
    default:
      return undefined;
  }
}

/** The group across the middle. */
function nearest(from: MapNode, nodes: readonly MapNode[]): MapNode | undefined {
  const across = nodes.filter(({ side, practice }) => side !== from.side && practice === undefined);
  return across.reduce<MapNode | undefined>(
    (best, node) => (best === undefined || Math.abs(node.y - from.y) < Math.abs(best.y - from.y) ? node : best),
    undefined,
  );
}
