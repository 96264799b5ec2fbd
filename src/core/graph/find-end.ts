// The end of a call that a reference names, as people type it: `service`, `service#operationId`, `service#METHOD /path`.
import { nearestWord } from '../config/nearest';
import type { CallEnd } from '../model/call';
import type { Graph } from '../model/graph';
import { keyOfReference, operationKey, operationLabel } from '../model/operation';
import { isNamed, type Service } from '../model/service';

const MOST_NAMES = 5;

/** The end, or why there is none, with the names that may be meant. Services are found by their aliases too. */
export function findEnd(graph: Graph, reference: string): { readonly end: CallEnd } | { readonly reason: string } {
  const mark = reference.indexOf('#');
  const written = (mark < 0 ? reference : reference.slice(0, mark)).trim();
  const operation = mark < 0 ? '' : reference.slice(mark + 1).trim();
  const names = [...graph.services.keys()];
  const found =
    graph.services.get(written) ??
    graph.services.get(names.find((name) => isNamed(graph.services, name, written)) ?? '');
  if (found === undefined)
    return { reason: `There is no service "${written}" here.${meant(written, names, 'Services')}` };
  return operation === '' ? { end: { service: found.name } } : operationEnd(found, operation);
}

function operationEnd({ name, operations }: Service, written: string): ReturnType<typeof findEnd> {
  const key = keyOfReference(written);
  const found = operations.find((one) => one.operationId === written || operationKey(one) === (key ?? written));
  if (found !== undefined)
    return { end: { service: name, operation: operationKey(found), label: operationLabel(found) } };
  if (operations.length === 0)
    return { reason: `No document here describes the operations of ${name}: leave out #${written}.` };
  return {
    reason: `${name} has no operation "${written}".${meant(written, operations.map(operationLabel), 'It has')}`,
  };
}

/** Names that are near or hold the word; without any the first ones. */
function meant(word: string, names: readonly string[], all: string): string {
  const near = nearestWord(word, names);
  const plain = word.toLowerCase();
  const holding = names.filter((name) => plain.length > 1 && name.toLowerCase().includes(plain));
  const likely = [...new Set([...(near === undefined ? [] : [near]), ...holding])].slice(0, MOST_NAMES);
  if (likely.length > 0) return ` Did you mean ${likely.join(' or ')}?`;
  if (names.length === 0) return '';
  const rest = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  return ` ${all}: ${names.slice(0, MOST_NAMES).join(', ')}${rest}.`;
}
