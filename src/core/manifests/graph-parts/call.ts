// A call of a graph file.
import type { FieldContext } from '../../config/fields';
import type { CallTerms, Grade, Precision } from '../../model/call';
import type { CallFact } from '../../model/facts';
import { readCallTerms } from '../../openapi/call-terms';
import { boolOf, nodeAt } from '../../syntax/access';
import type { MapNode, SyntaxNode } from '../../syntax/node';
import { mapAt, textAt } from '../facts/nodes';
import { present } from '../facts/service-fact';

const GRADES = new Map<string, Grade>(
  (['declared', 'configured', 'allowed', 'coded', 'observed', 'inferred'] as const).map((grade) => [grade, grade]),
);
const PRECISIONS = new Map<string, Precision>((['operation', 'api', 'service'] as const).map((word) => [word, word]));

/**
 * The call with everything that was said of it. A criticality that was only assumed is left out: it follows again from
 * the mode. A graph says `unknown` where a file says nothing.
 */
export function readGraphCall(context: FieldContext, node: SyntaxNode, format: string): CallFact | undefined {
  const map = mapAt(node);
  const from = textAt(node, 'from', 'service');
  const service = textAt(node, 'to', 'service');
  if (map === undefined || from === undefined || service === undefined) return undefined;
  const operation = textAt(node, 'to', 'operation');
  return {
    from: { service: from, ...present({ operation: textAt(node, 'from', 'operation') }) },
    to: { kind: 'service', service, ...present({ operation }) },
    terms: readTerms(context, map),
    precision: PRECISIONS.get(textAt(node, 'precision') ?? '') ?? (operation === undefined ? 'service' : 'operation'),
    grade: GRADES.get(textAt(node, 'grade') ?? '') ?? 'declared',
    format,
    place: context.place(node.span),
  };
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
