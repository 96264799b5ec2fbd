// Where the services of a picture stand and how its lines run: layers from callers to callees, by dagre.
import { Graph, layout } from '@dagrejs/dagre';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly width: number;
  readonly height: number;
}

/** What has to be laid out: boxes, and pairs of them by their number in the list. Plain, so that a worker can take it. */
export interface Plan {
  readonly boxes: readonly Box[];
  readonly lines: readonly { readonly from: number; readonly to: number; readonly label?: Box }[];
}

export interface Line {
  /** From the border of one box to that of the other; at least two. */
  readonly points: readonly Point[];
  /** The middle of the label, where there is one. */
  readonly label?: Point;
}

/** All in pixels; boxes by their middle. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Point[];
  readonly lines: readonly Line[];
}

/** How the layers are found. */
type Ranker = 'tight-tree' | 'network-simplex';

/**
 * Trees by `tight-tree`: `network-simplex`, the library's own choice, takes four to nine times as long at 300 services and
 * draws hardly shorter lines (docs/performance.md).
 */
const RANKER: Ranker = 'tight-tree';

const SETTINGS = {
  rankdir: 'LR',
  nodesep: 14,
  edgesep: 6,
  ranksep: 84,
  marginx: 24,
  marginy: 24,
} as const;

/** The same plan gives the same layout. Ends on every graph, rings included. */
export function layoutOf({ boxes, lines }: Plan, ranker: Ranker = RANKER): Layout {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ ...SETTINGS, ranker });
  boxes.forEach(({ width, height }, number) => graph.setNode(String(number), { width, height }));
  lines.forEach(({ from, to, label }, number) =>
    graph.setEdge(String(from), String(to), label === undefined ? {} : { ...label, labelpos: 'c' }, String(number)),
  );
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as Partial<Box>;
  return {
    width: finite(width),
    height: finite(height),
    boxes: boxes.map((_, number) => pointOf(graph.node(String(number)) as Point)),
    lines: lines.map(({ from, to, label }, number): Line => {
      const edge = graph.edge(String(from), String(to), String(number)) as Point & Pick<Line, 'points'>;
      return { points: edge.points.map(pointOf), ...(label === undefined ? {} : { label: pointOf(edge) }) };
    }),
  };
}

function pointOf({ x, y }: Point): Point {
  return { x: Math.round(finite(x) * 10) / 10, y: Math.round(finite(y) * 10) / 10 };
}

/** Nothing to lay out has no size. */
function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}
