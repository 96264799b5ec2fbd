// Keys of ours that are misspelt, or stand where nobody reads them: passed over in silence they would be believed.
import { nearestWord } from '../config/nearest';
import type { Problem } from '../model/problem';
import type { Entry } from '../syntax/node';
import type { Spot } from './reference';

type Level = 'document' | 'info' | 'path item' | 'operation';

/** What may be written at each level. */
const KNOWN: Record<Level, readonly string[]> = {
  document: ['x-sre-service'],
  info: [],
  'path item': [],
  operation: ['x-sre-calls'],
};
const HOME: ReadonlyMap<string, string> = new Map([
  ['x-sre-service', 'at the top of the document'],
  ['x-sre-calls', 'under the operation that makes the calls'],
]);
const LIKE_OURS = /^x-sre(?:[-_]|$)/i;

/** Tells `misplaced-field` and `unknown-field` for the keys of a map that begin with `x-sre`. */
export function tellSlips(problems: Problem[], { syntax, node }: Spot, level: Level): void {
  if (node.kind !== 'map') return;
  for (const entry of node.entries) {
    if (!LIKE_OURS.test(entry.key) || KNOWN[level].includes(entry.key)) continue;
    problems.push({ ...said(entry, level), place: syntax.place(entry.keySpan), severity: 'warning' });
  }
}

function said({ key }: Entry, level: Level): Pick<Problem, 'code' | 'message'> {
  const home = HOME.get(key);
  if (home !== undefined) return { code: 'misplaced-field', message: `"${key}" was not read here: write it ${home}.` };
  const near = nearestWord(key, KNOWN[level]) ?? nearestWord(key, [...HOME.keys()]);
  const advice = near === undefined ? `Known are ${[...HOME.keys()].join(' and ')}.` : `Did you mean "${near}"?`;
  return { code: 'unknown-field', message: `"${key}" is not a field that SRE Lens knows, and was not read. ${advice}` };
}
