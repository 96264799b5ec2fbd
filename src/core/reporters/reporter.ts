// The contract of a reporter: a pure function from a report to text; only the command line prints.
import type { Report } from '../model/report';

export interface RenderOptions {
  /** Wraps text in terminal colours; the identity where colours are off. */
  readonly paint: (style: 'red' | 'yellow' | 'blue' | 'green' | 'dim' | 'bold', text: string) => string;
  /** The text of one line (1-based) of a file of head, for source excerpts. */
  readonly line: (file: string, line: number) => string | undefined;
  /** The address of a line where the report will be read (a forge); absent = places are shown without a link. */
  readonly link?: (file: string, line: number) => string | undefined;
  /** Where the workspace lies in its repository (`services/shop`); absent or empty at the top of it. */
  readonly folder?: string;
  /** The manual of a rule or a check (by its id), in Markdown. */
  readonly manual?: (id: string) => string | undefined;
  /** The version of this program. */
  readonly version?: string;
}

export interface Reporter {
  /** The value of `--format`. */
  readonly id: string;
  readonly title: string;
  readonly render: (report: Report, options: RenderOptions) => string;
}
