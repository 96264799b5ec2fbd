// The SRE mind map: what is adopted, what is not for now and until when, what is to be decided.
import type { RenderOptions } from './reporter';
import { practicesJson } from './parts/practices-json';
import { practicesMarkdown, practicesMindMap } from './parts/practices-markdown';
import { practicesPretty } from './parts/practices-pretty';
import type { PracticesShown } from './parts/practices-values';

export interface PracticesReporter {
  /** The value of `--format`. */
  readonly id: string;
  readonly title: string;
  readonly render: (shown: PracticesShown, options: RenderOptions) => string;
}

export const PRACTICES_REPORTERS: readonly PracticesReporter[] = [
  { id: 'pretty', title: 'Text for a terminal', render: practicesPretty },
  { id: 'json', title: 'Data for other tools', render: practicesJson },
  { id: 'markdown', title: 'A mind map and a table for a page', render: practicesMarkdown },
  { id: 'mermaid', title: 'A Mermaid mind map', render: practicesMindMap },
];
