// The contract of a reporter of the graph.
import type { Graph } from '../model/graph';
import type { Problem } from '../model/problem';

export interface GraphReporter {
  /** The value of `--format`. */
  readonly id: string;
  readonly title: string;
  /** Takes one side of the workspace and the problems of reading it. */
  readonly render: (graph: Graph, problems: readonly Problem[]) => string;
}
