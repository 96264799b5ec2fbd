// `notCalls:` of the config: pairs that look like calls and are none, as a person said.
import type { Config } from '../model/config';
import type { Entry } from '../syntax/node';
import { type FieldContext, readTexts, tell } from './fields';
import { splitCall } from './waivers';

const HINT = '["orders -> payments"]';

/** A list of `caller -> callee` (also with `→`), each with its place; anything else is told (`bad-value`). */
export function readNotCalls(context: FieldContext, entry: Entry | undefined): Config['notCalls'] {
  const pairs: Config['notCalls'][number][] = [];
  for (const { text, node } of readTexts(context, entry, HINT)) {
    const pair = splitCall(text);
    if (pair !== undefined) pairs.push({ ...pair, place: context.place(node.span) });
    else tell(context, 'bad-value', node.span, `"notCalls" holds pairs "caller -> callee": ${HINT}.`);
  }
  return pairs;
}
