// The contract of a reporter of the graph.
import type { Judging } from '../model/config';
import type { Graph } from '../model/graph';
import type { Problem } from '../model/problem';

/** Whose graph it is. */
export interface GraphSource {
  /** The one repository that it describes; absent where its name is not known. */
  readonly repository?: string;
  /** Of a merged graph: all of them, sorted. */
  readonly repositories?: readonly string[];
  /** Of the one repository, so that the graph can stand in for the baseline. */
  readonly judging?: Judging;
}

export interface GraphReporter {
  /** The value of `--format`. */
  readonly id: string;
  readonly title: string;
  /** Takes one side of the workspace and the problems of reading it; pictures do not show whose it is. */
  readonly render: (graph: Graph, problems: readonly Problem[], source?: GraphSource) => string;
}
