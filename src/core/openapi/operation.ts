// One operation of an OpenAPI document: what it is called, answers and promises.
import type { Operation } from '../model/operation';
import { parseDay } from '../units/day';
import type { MapNode, SyntaxNode } from '../syntax/node';
import { answersList } from './answers';
import { readInputs } from './inputs';
import type { Parameter } from './context';
import { readParameters } from './parameters';
import { type PathItemContext, sharedList } from './context';
import type { MethodSpot, PathItem } from './path-item';
import { referenceOf, type Spot } from './reference';

/** What evidence of this room names. */
export const OPENAPI = 'openapi';

const IDEMPOTENCY_HEADERS = new Set(['idempotency-key', 'x-idempotency-key']);

/** Takes a method as it stands, its whole path and its path item. */
export function readOperation(context: PathItemContext, method: MethodSpot, path: string, item: PathItem): Operation {
  const evidence = { place: method.keySpot.syntax.place(method.key.keySpan), format: OPENAPI };
  const { spot } = method;
  if (spot.node.kind !== 'map') return { method: method.method, path, responses: [], evidence };
  const operationId = readOperationId(context, spot, spot.node);
  const summary = spot.node.get('summary');
  const sunset = readSunset(spot.node);
  const own = spot.node.get('parameters');
  const lists = own === undefined ? item.parameters : [{ ...spot, node: own }, ...item.parameters];
  const read = readParameters(context, lists);
  const parameters = item.whole ? read : { ...read, whole: false };
  // Behind a reference that could not be followed stands everything that the operation says.
  const inputs = referenceOf(spot.node) === undefined ? readInputs(context, spot, parameters) : undefined;
  return {
    method: method.method,
    path,
    ...(operationId === undefined ? {} : { operationId }),
    ...(summary?.kind === 'scalar' && summary.value !== null ? { summary: summary.text.trim() } : {}),
    ...(isTrue(spot.node.get('deprecated')) ? { deprecated: true } : {}),
    ...(sunset === undefined ? {} : { sunset }),
    ...(parameters.list.some(isIdempotencyKey) ? { idempotencyKey: true } : {}),
    ...(spot.node.entry('x-sre-calls') !== undefined && answersList(context, spot) ? { answersList: true } : {}),
    responses: sharedList(context, responseCodes(spot.node.get('responses'))),
    ...(inputs === undefined ? {} : { inputs }),
    evidence,
  };
}

function readOperationId(context: PathItemContext, spot: Spot, operation: MapNode): string | undefined {
  const value = operation.get('operationId');
  if (value?.kind !== 'scalar') return undefined;
  const text = value.value === null ? '' : value.text.trim();
  if (text !== '') return text;
  const place = spot.syntax.place(value.span);
  const message = 'The operationId is blank: the operation is known by its method and path only.';
  context.problems.push({ code: 'blank-operation-id', message, place, severity: 'information' });
  return undefined;
}

function responseCodes(responses: SyntaxNode | undefined): readonly string[] {
  if (responses?.kind !== 'map') return [];
  return responses.entries.map(({ key }) => key).filter((key) => !key.startsWith('x-') && key !== '$ref');
}

function isIdempotencyKey({ where, name }: Parameter): boolean {
  return where === 'header' && IDEMPOTENCY_HEADERS.has(name);
}

function isTrue(node: SyntaxNode | undefined): boolean {
  return node?.kind === 'scalar' && node.value === true;
}

/** `x-sunset: 2027-01-31`: the day on which the operation ends, as contract checkers read it (oasdiff); other texts say nothing. */
function readSunset(operation: MapNode): string | undefined {
  const node = operation.get('x-sunset');
  return node?.kind === 'scalar' ? parseDay(node.text) : undefined;
}
