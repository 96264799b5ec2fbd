// `x-sre-calls` under an operation: the calls that it makes.
import type { CallFact } from '../model/facts';
import type { Problem } from '../model/problem';
import type { MapNode, SyntaxFile } from '../syntax/node';
import { readCallEntry } from './call-entry';

/** Takes an operation object and who calls; gives one declared call for each entry that names a target, and the problems. */
export function readCalls(
  syntax: SyntaxFile,
  operation: MapNode,
  from: CallFact['from'],
  format: string,
): { readonly calls: readonly CallFact[]; readonly problems: readonly Problem[] } {
  const calls: CallFact[] = [];
  const problems: Problem[] = [];
  const list = operation.get('x-sre-calls');
  if (list === undefined || (list.kind === 'scalar' && list.value === null)) return { calls, problems };
  if (list.kind !== 'list') {
    const message = '"x-sre-calls" is a list: begin each call with "- to: service#operation".';
    problems.push({ code: 'bad-value', message, place: syntax.place(list.span), severity: 'warning' });
    return { calls, problems };
  }
  for (const item of list.items) {
    const entry = readCallEntry(item, { place: syntax.place, mayHaveFrom: false });
    problems.push(...entry.problems);
    if (entry.to === undefined) continue;
    const precise = entry.to.kind === 'service' && entry.to.operation !== undefined;
    const place = syntax.place(item.span);
    const { to, terms } = entry;
    calls.push({ from, to, terms, precision: precise ? 'operation' : 'service', grade: 'declared', format, place });
  }
  return { calls, problems };
}
