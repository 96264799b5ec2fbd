// Artillery: requests in the flows of `scenarios`, in YAML or JSON.
import { entriesOf, itemsOf, listOf, mapOf, nodeAt, textAt } from '../../syntax/access';
import type { SyntaxFile, SyntaxNode } from '../../syntax/node';
import { readSyntax } from '../../syntax/read';
import { patternOf } from '../pattern';
import { createRequestList, type RequestList } from '../script-requests';
import type { ScriptFormat } from './format';

const METHODS = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options']);
const HOLE = /\{\{[^{}]{0,200}\}\}/g;
const DEEPEST = 20;

export const artillery: ScriptFormat = {
  id: 'artillery',
  title: 'Artillery',
  read: ({ file, text }) => {
    if (!text.includes('scenarios')) return undefined;
    const document = readSyntax(file, text);
    const root = document.roots[0];
    const scenarios = listOf(nodeAt(root, 'scenarios'));
    if (mapOf(nodeAt(root, 'config')) === undefined || scenarios === undefined) return undefined;
    const list = createRequestList();
    for (const scenario of scenarios.items) readFlow(document, nodeAt(scenario, 'flow'), list);
    return { tool: 'artillery', thresholds: [], ...list.done() };
  },
};

/** Steps; a loop holds steps again. */
function readFlow(document: SyntaxFile, flow: SyntaxNode | undefined, list: RequestList, depth = 0): void {
  if (depth > DEEPEST) return;
  for (const step of itemsOf(flow)) {
    for (const { key, value, keySpan } of entriesOf(step)) {
      const url = textAt(value, 'url');
      if (METHODS.has(key) && url !== undefined) list.add(key, patternOf(url, HOLE), document.place(keySpan));
      if (key === 'loop' || key === 'parallel') readFlow(document, value, list, depth + 1);
    }
  }
}
