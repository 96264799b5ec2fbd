// One operation of an OpenAPI document: what it is called, answers and promises.
import type { Operation } from '../model/operation';
import type { MapNode, SyntaxNode } from '../syntax/node';
import { type MethodSpot, type PathItemContext, tellReference } from './path-item';
import { followAll, referenceOf, type Spot } from './reference';

/** What evidence of this room names. */
export const OPENAPI = 'openapi';

const IDEMPOTENCY_HEADERS = new Set(['idempotency-key', 'x-idempotency-key']);

/** Takes a method as it stands, its whole path and the parameters of its path item. */
export function readOperation(
  context: PathItemContext,
  method: MethodSpot,
  path: string,
  pathParameters: readonly Spot[],
): Operation {
  const evidence = { place: method.keySpot.syntax.place(method.key.keySpan), format: OPENAPI };
  const { spot } = method;
  if (spot.node.kind !== 'map') return { method: method.method, path, responses: [], evidence };
  const operationId = readOperationId(context, spot, spot.node);
  const summary = spot.node.get('summary');
  const own = spot.node.get('parameters');
  const parameters = own === undefined ? pathParameters : [{ ...spot, node: own }, ...pathParameters];
  return {
    method: method.method,
    path,
    ...(operationId === undefined ? {} : { operationId }),
    ...(summary?.kind === 'scalar' && summary.value !== null ? { summary: summary.text.trim() } : {}),
    ...(isTrue(spot.node.get('deprecated')) ? { deprecated: true } : {}),
    ...(parameters.some((list) => holdsIdempotencyKey(context, list)) ? { idempotencyKey: true } : {}),
    responses: responseCodes(spot.node.get('responses')),
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

function holdsIdempotencyKey(context: PathItemContext, list: Spot): boolean {
  if (list.node.kind !== 'list') return false;
  return list.node.items.some((item) => isIdempotencyKey(parameterAt(context, { ...list, node: item })));
}

/** The parameter itself; a document names the same one many times, so the way to it is remembered. */
function parameterAt(context: PathItemContext, spot: Spot): SyntaxNode | undefined {
  const reference = referenceOf(spot.node);
  if (reference === undefined) return spot.node;
  const name = `${spot.syntax.file}\n${reference.text}`;
  const known = context.parameters.get(name);
  const followed = known ?? followAll(context, spot);
  if (known === undefined) {
    context.parameters.set(name, followed);
    if (followed.kind !== 'found') {
      tellReference(context, spot, reference.node, followed, 'The parameter is not known.', 'information');
    }
  }
  return followed.kind === 'found' ? followed.spot.node : undefined;
}

function isIdempotencyKey(parameter: SyntaxNode | undefined): boolean {
  if (parameter?.kind !== 'map') return false;
  const where = parameter.get('in');
  const name = parameter.get('name');
  if (where?.kind !== 'scalar' || where.text !== 'header' || name?.kind !== 'scalar') return false;
  return IDEMPOTENCY_HEADERS.has(name.text.trim().toLowerCase());
}

function isTrue(node: SyntaxNode | undefined): boolean {
  return node?.kind === 'scalar' && node.value === true;
}
