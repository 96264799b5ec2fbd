// Gatling, in Scala, Java and Kotlin: `http("name").get("/path")`.
import { linesOf } from '../../syntax/lines';
import { argumentsAt, bracketEnd } from '../code/brackets';
import { JVM } from '../code/languages';
import { isWord, readSource, type Source } from '../code/source';
import { argumentValue } from '../code/value';
import { writePattern } from '../pattern';
import { createRequestList, type RequestList } from '../script-requests';
import type { ScriptFormat } from './format';

const METHODS = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options']);

export const gatling: ScriptFormat = {
  id: 'gatling',
  title: 'Gatling',
  read: ({ file, text }) => {
    if (!text.includes('io.gatling')) return undefined;
    const source = readSource(text, JVM, linesOf(file, text).place);
    const list = createRequestList();
    for (const at of source.tokens.keys()) readCall(source, at, list);
    return { tool: 'gatling', thresholds: [], ...list.done() };
  },
};

function readCall(source: Source, at: number, list: RequestList): void {
  const { tokens } = source;
  const http = tokens[at];
  if (http === undefined || !isWord(http, 'http') || !isWord(tokens[at + 1], '(')) return;
  const dot = bracketEnd(source, at + 1);
  const method = tokens[dot + 1];
  if (!isWord(tokens[dot], '.') || method?.kind !== 'word' || !isWord(tokens[dot + 2], '(')) return;
  const place = source.place({ start: http.start, end: method.end });
  const [first, second] = argumentsAt(source, dot + 2);
  if (METHODS.has(method.text) && first) list.add(method.text, argumentValue(source, first), place);
  if (method.text === 'httpRequest' && first && second)
    list.add(writePattern(argumentValue(source, first)), argumentValue(source, second), place);
}
