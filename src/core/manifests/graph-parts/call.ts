// A call of a graph file.
import type { FieldContext } from '../../config/fields';
import type { CallTerms, Grade, Precision } from '../../model/call';
import type { CallFact, Target } from '../../model/facts';
import { readCallTerms } from '../../openapi/call-terms';
import { boolOf, nodeAt } from '../../syntax/access';
import type { MapNode, SyntaxNode } from '../../syntax/node';
import { itemsAt, mapAt, textAt } from '../facts/nodes';
import { present } from '../facts/service-fact';
import type { GraphContext } from './context';
import { readOrigins } from './origins';

const GRADES = new Map<string, Grade>(
  (['declared', 'configured', 'allowed', 'coded', 'observed', 'inferred'] as const).map((grade) => [grade, grade]),
);
const PRECISIONS = new Map<string, Precision>((['operation', 'api', 'service'] as const).map((word) => [word, word]));

/**
 * The call with everything that was said of it; one for each address of a callee that its repository could not look up.
 * A criticality that was only assumed is left out: it follows again from the mode. A graph says `unknown` where a file
 * says nothing.
 */
export function readGraphCall(context: GraphContext, node: SyntaxNode, format: string): readonly CallFact[] {
  const map = mapAt(node);
  const from = textAt(node, 'from', 'service');
  const service = textAt(node, 'to', 'service');
  if (map === undefined || from === undefined || service === undefined) return [];
  const operation = textAt(node, 'to', 'operation') ?? missingOperation(node);
  const origins = readOrigins(node, context.repository);
  const fact: CallFact = {
    from: { service: from, ...present({ operation: textAt(node, 'from', 'operation') }) },
    to: { kind: 'service', service, ...present({ operation }) },
    terms: readTerms(context, map),
    precision: PRECISIONS.get(textAt(node, 'precision') ?? '') ?? (operation === undefined ? 'service' : 'operation'),
    grade: GRADES.get(textAt(node, 'grade') ?? '') ?? 'declared',
    format,
    place: context.place(node.span),
    ...(origins === undefined ? {} : { origins }),
  };
  const addresses = operation === undefined ? readAddresses(node, context.thirdParties.get(service)) : [];
  return addresses.length === 0 ? [fact] : addresses.map((to) => ({ ...fact, to }));
}

/** An operation that no document of the callee had: it is looked up anew. */
function missingOperation(node: SyntaxNode): string | undefined {
  if (textAt(node, 'unresolved', 'what') !== 'operation') return undefined;
  const text = textAt(node, 'unresolved', 'text') ?? '';
  return text.includes('#') ? text.slice(text.indexOf('#') + 1) : undefined;
}

function readAddresses(node: SyntaxNode, thirdParty: string | undefined): readonly Target[] {
  const hosts = itemsAt(node, 'addresses').flatMap((item): Target[] => {
    const host = textAt(item, 'host');
    if (host === undefined) return [];
    const more = present({ namespace: textAt(item, 'namespace'), path: textAt(item, 'path') });
    return [{ kind: 'url', url: { host, ...more } }];
  });
  return hosts.length === 0 && thirdParty !== undefined ? [{ kind: 'url', url: { host: thirdParty } }] : hosts;
}

function readTerms(context: FieldContext, map: MapNode): CallTerms {
  const silent = new Set<string>();
  if (textAt(map, 'mode') === 'unknown') silent.add('mode');
  if (textAt(map, 'criticality') === 'unknown' || boolOf(nodeAt(map, 'assumed')) === true) silent.add('criticality');
  const entries = map.entries.filter(({ key }) => !silent.has(key));
  const entry = (key: string) => (silent.has(key) ? undefined : map.entry(key));
  return readCallTerms(context, {
    kind: 'map',
    span: map.span,
    flow: map.flow,
    entries,
    entry,
    get: (key) => entry(key)?.value,
  });
}
