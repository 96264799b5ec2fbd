// k6: what is called on the module `k6/http`, thresholds, and which statistics the summary has.
import { linesOf } from '../../syntax/lines';
import { argumentsAt, type Range } from '../code/brackets';
import { JAVASCRIPT } from '../code/languages';
import { isWord, readSource, type Source } from '../code/source';
import { argumentValue } from '../code/value';
import { writePattern } from '../pattern';
import { createRequestList, type RequestList } from '../script-requests';
import type { ScriptFormat } from './format';
import { httpNames } from './k6/imports';
import { thresholdsIn, trendStatsIn } from './k6/options';

const METHODS = new Set(['get', 'post', 'put', 'patch', 'del', 'delete', 'head', 'options']);

export const k6: ScriptFormat = {
  id: 'k6',
  title: 'k6',
  read: ({ file, text }) => {
    if (!/['"]k6(\/[\w/-]+)?['"]/.test(text)) return undefined;
    const source = readSource(text, JAVASCRIPT, linesOf(file, text).place);
    const names = httpNames(source);
    const list = createRequestList();
    for (const at of source.tokens.keys()) readCall(source, at, names, list);
    const trendStats = trendStatsIn(source);
    const { requests, problems } = list.done();
    return {
      tool: 'k6',
      requests,
      thresholds: thresholdsIn(source),
      ...(trendStats && { trendStats }),
      problems,
    };
  },
};

/** `http.post(url, …)`, `http.request('POST', url)`, `http.batch([…])`; or `post(url)` where the function was imported. */
function readCall(source: Source, at: number, { modules, functions }: ReturnType<typeof httpNames>, list: RequestList) {
  const { tokens } = source;
  const token = tokens[at];
  if (token?.kind !== 'word' || isWord(tokens[at - 1], '.')) return;
  const member = modules.has(token.text) && isWord(tokens[at + 1], '.') ? tokens[at + 2] : undefined;
  const name = member?.kind === 'word' ? member.text : functions.get(token.text);
  const open = member === undefined ? at + 1 : at + 3;
  if (name === undefined || !isWord(tokens[open], '(')) return;
  const [first, second] = argumentsAt(source, open);
  const place = source.place({ start: token.start, end: tokens[open]?.start ?? token.end });
  if (first === undefined) return;
  if (METHODS.has(name)) list.add(name, argumentValue(source, first), place);
  if ((name === 'request' || name === 'asyncRequest') && second !== undefined)
    list.add(methodOf(source, first), argumentValue(source, second), place);
  if (name === 'batch') readBatch(source, first, list);
}

function methodOf(source: Source, range: Range): string | undefined {
  const text = writePattern(argumentValue(source, range));
  return text.includes('{}') ? undefined : text;
}

/** A list or an object of requests: URLs, `[method, url]`, `{ method, url }`. */
function readBatch(source: Source, range: Range, list: RequestList): void {
  const { tokens } = source;
  const isKeyed = isWord(tokens[range.from], '{');
  if (!isKeyed && !isWord(tokens[range.from], '[')) return;
  for (const element of argumentsAt(source, range.from)) {
    const from = isKeyed && isWord(tokens[element.from + 1], ':') ? element.from + 2 : element.from;
    readBatched(source, { from, to: element.to }, list);
  }
}

function readBatched(source: Source, range: Range, list: RequestList): void {
  const { tokens, place: placeOf } = source;
  const [start, end] = [tokens[range.from]?.start ?? 0, tokens[range.to - 1]?.end ?? 0];
  const place = placeOf({ start, end });
  const parts = argumentsAt(source, range.from);
  if (isWord(tokens[range.from], '[')) {
    const [method, url] = parts;
    if (method && url) list.add(methodOf(source, method), argumentValue(source, url), place);
  } else if (isWord(tokens[range.from], '{')) {
    const field = (name: string) =>
      parts.find(({ from }) => tokens[from]?.text === name && isWord(tokens[from + 1], ':'));
    const [method, url] = [field('method'), field('url')];
    if (url === undefined) return;
    const verb = method === undefined ? 'GET' : methodOf(source, { ...method, from: method.from + 2 });
    list.add(verb, argumentValue(source, { ...url, from: url.from + 2 }), place);
  } else list.add('GET', argumentValue(source, range), place);
}
