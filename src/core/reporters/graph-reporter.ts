// The contract of a reporter of the graph.
import type { Judging } from '../model/config';
import type { Graph } from '../model/graph';
import type { Problem } from '../model/problem';
import type { Compared } from '../picture/picture';

/** Whose graph it is. */
export interface GraphSource {
  /** The one repository that it describes; absent where its name is not known. */
  readonly repository?: string;
  /** Of a merged graph: all of them, sorted. */
  readonly repositories?: readonly string[];
  /** Of the one repository, so that the graph can stand in for the baseline. */
  readonly judging?: Judging;
  /** What it is compared with, for pictures that mark what is new. */
  readonly compared?: Compared;
  readonly page?: PageParts;
}

/** What a page needs of the world around it. */
export interface PageParts {
  /** The text of the script that draws, and `sha256-…` of it, by which the page allows this script and no other. */
  readonly script: string;
  readonly hash: string;
  /** The address of a line (1-based) as seen from the page: a relative path, or one of a forge. */
  readonly link?: (file: string, line: number) => string | undefined;
}

export interface GraphReporter {
  /** The value of `--format`. */
  readonly id: string;
  readonly title: string;
  /** Takes one side of the workspace and the problems of reading it; pictures do not show whose it is. */
  readonly render: (graph: Graph, problems: readonly Problem[], source?: GraphSource) => string;
}
