// The picture of the calls as one HTML file that needs nothing else: its script is inside, and nothing is loaded.
import type { Graph } from '../model/graph';
import type { Picture } from '../model/picture';
import { pictureOf } from '../picture/picture';
import type { GraphReporter, GraphSource, PageParts } from './graph-reporter';
import { tag } from './parts/html-text';

export const graphHtml: GraphReporter = {
  id: 'html',
  title: 'One HTML file: the picture of the calls, to search and to walk through',
  render: (graph, _problems, source = {}) => page(graph, source),
};

const NO_SCRIPT =
  'This picture is drawn by the script inside this file, which loads nothing. Allow it to run, or take another format: sre-lens graph --format mermaid.';

function page(graph: Graph, { compared, page: parts, repository }: GraphSource): string {
  const picture = pictureOf(graph, compared);
  const title = repository === undefined ? 'Call graph' : `Call graph of ${repository}`;
  const lines = [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy(parts)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    tag('title', {}, title).html,
    '</head>',
    '<body>',
    tag('noscript', {}, NO_SCRIPT).html,
    `<script type="application/json" id="given">${inScript({ picture, hrefs: hrefsOf(picture, parts) })}</script>`,
    ...(parts === undefined ? [] : [`<script>${parts.script}</script>`]),
    '</body>',
    '</html>',
  ];
  return `${lines.join('\n')}\n`;
}

/** This script, the worker that it starts from its own text, and nothing else. */
function policy(parts: PageParts | undefined): string {
  const script = parts === undefined ? '' : ` script-src '${parts.hash}'; worker-src blob:;`;
  return `default-src 'none';${script} base-uri 'none'; form-action 'none'`;
}

function hrefsOf({ places }: Picture, parts: PageParts | undefined): readonly (string | null)[] {
  return places.map(({ file, line }) => parts?.link?.(file, line) ?? null);
}

/** JSON that can neither end the element it stands in nor begin another one. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
