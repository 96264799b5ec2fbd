// Every page that we draw. A page is added by one line of `PAGES`.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { documentOf, drawPage } from '../../src/client/review/html';
import type { Report } from '../../src/core/model/report';
import { graphHtml } from '../../src/core/reporters/graph-html';
import { html } from '../../src/core/reporters/html';
import { uriPath } from '../../src/core/reporters/parts/repository-path';
import { reviewPage } from '../../src/core/reporters/review';
import { buildCli } from '../cli/build';
import { OPTIONS } from '../reporters/sample';

export interface DrawnFrom {
  readonly report: Report;
  /** The text that plays the name of a folder, and each line of an excerpt. */
  readonly text: string;
}

export interface XssPage {
  readonly id: string;
  /** The whole document. */
  readonly draw: (from: DrawnFrom) => string;
  /** What the extension tells the open page when the report changes: the data of a `message` event. */
  readonly update?: (from: DrawnFrom) => unknown;
}

const NONCE = '0123456789abcdef';
const link = (file: string, line: number): string => `${uriPath(file)}#L${line}`;

/** The pages, once the script that draws the picture is built. */
export async function allPages(): Promise<readonly XssPage[]> {
  const script = readFileSync(join(dirname(await buildCli()), 'picture-page.js'), 'utf8').trim();
  return [...PAGES, callGraph(script)];
}

function callGraph(script: string): XssPage {
  return {
    id: 'the call graph',
    draw: ({ report, text }) =>
      graphHtml.render(report.head, [], {
        repository: text,
        compared: report,
        page: { script, hash: 'sha256-', link },
      }),
  };
}

const PAGES: readonly XssPage[] = [
  {
    id: 'the review page',
    draw: ({ report, text }) =>
      documentOf(drawPage(reviewPage(report), text).html, text, NONCE, JSON.stringify({ folder: text })),
    update: ({ report, text }) => ({ html: drawPage(reviewPage(report), text).html }),
  },
  {
    id: 'the report as HTML',
    draw: ({ report, text }) => html.render(report, { ...OPTIONS, line: () => text, link, version: text }),
  },
];
