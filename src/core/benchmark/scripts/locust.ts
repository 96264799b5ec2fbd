// Locust: what is called on `self.client`, or on any `client`.
import { linesOf } from '../../syntax/lines';
import { argumentsAt, type Range } from '../code/brackets';
import { PYTHON } from '../code/languages';
import { isWord, readSource, type Source } from '../code/source';
import { argumentValue } from '../code/value';
import { writePattern } from '../pattern';
import { createRequestList, type RequestList } from '../script-requests';
import type { ScriptFormat } from './format';

const METHODS = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options']);

export const locust: ScriptFormat = {
  id: 'locust',
  title: 'Locust',
  read: ({ file, text }) => {
    if (!/^\s*(from|import) locust\b/m.test(text)) return undefined;
    const source = readSource(text, PYTHON, linesOf(file, text).place);
    const list = createRequestList();
    for (const at of source.tokens.keys()) readCall(source, at, list);
    return { tool: 'locust', thresholds: [], ...list.done() };
  },
};

function readCall(source: Source, at: number, list: RequestList): void {
  const { tokens } = source;
  const [client, method] = [tokens[at], tokens[at + 2]];
  if (client === undefined || method === undefined || method.kind !== 'word') return;
  if (!isWord(client, 'client') || !isWord(tokens[at + 1], '.') || !isWord(tokens[at + 3], '(')) return;
  const place = source.place({ start: client.start, end: method.end });
  const [verb, url] = [argument(source, at + 3, 0, 'method'), argument(source, at + 3, 1, 'url')];
  if (METHODS.has(method.text)) {
    const only = argument(source, at + 3, 0, 'url');
    if (only) list.add(method.text, argumentValue(source, only), place);
  } else if (method.text === 'request' && verb && url)
    list.add(writePattern(argumentValue(source, verb)), argumentValue(source, url), place);
}

/** The argument of this name, else the one at this position if it has no name. */
function argument(source: Source, open: number, position: number, name: string): Range | undefined {
  const { tokens } = source;
  const all = argumentsAt(source, open);
  const named = all.find(({ from }) => isWord(tokens[from], name) && isWord(tokens[from + 1], '='));
  if (named !== undefined) return { ...named, from: named.from + 2 };
  const placed = all[position];
  return placed === undefined || isWord(tokens[placed.from + 1], '=') ? undefined : placed;
}
