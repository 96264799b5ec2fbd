// What a caller of an operation has to send: required parameters, the body and its fields.
import { INPUT_PARTS, type InputPart, type Inputs } from '../model/operation';
import { followOnce, NO_NEEDS, needsOf, sharedNeeds, UNKNOWN_NEEDS } from './needs';
import type { Parameters } from './parameters';
import { type Needs, type Parameter, type PathItemContext, sharedInputs } from './context';
import type { Spot } from './reference';

/** Parameters that count; what stands in the path is part of the operation's identity. */
const PLACES = new Set(['query', 'header', 'cookie']);
/** OpenAPI 3 describes these elsewhere: header parameters of these names are to be ignored (3.0.3, Parameter Object). */
const OTHER_HEADERS = new Set(['accept', 'content-type', 'authorization']);

/** The lists that `unread` may be, each one object for all operations. */
const UNREAD: readonly (readonly InputPart[])[] = [[], ['parameters'], ['body'], INPUT_PARTS];

/**
 * Takes the operation and its parameters; gives what is required, the same for OpenAPI 2 (`in: body`, `in: formData`) and 3
 * (`requestBody`). Of a body with several media types only what all of them require.
 */
export function readInputs(context: PathItemContext, operation: Spot, parameters: Parameters): Inputs {
  const named = parameters.list.filter(({ where, name }) => PLACES.has(where) && !OTHER_HEADERS.has(name));
  const body = bodyOf(context, operation, parameters);
  const required = [
    ...named.flatMap(({ where, name, required: must }) => (must ? `${where} ${name}` : [])),
    ...(body.required ? ['body'] : []),
    ...body.needs.names.map((name) => `body ${name}`),
  ];
  context.budget.left -= required.length;
  const unread = UNREAD.find(
    (parts) => parts.includes('parameters') !== parameters.whole && parts.includes('body') !== body.needs.whole,
  );
  return sharedInputs(context, required.sort(), unread ?? INPUT_PARTS);
}

interface Body {
  readonly required: boolean;
  readonly needs: Needs;
}

function bodyOf(context: PathItemContext, operation: Spot, parameters: Parameters): Body {
  const node = operation.node.kind === 'map' ? operation.node.get('requestBody') : undefined;
  if (node !== undefined) return bodyOfRequest(context, { ...operation, node });
  const body = parameters.list.find(({ where }) => where === 'body');
  if (body !== undefined) return { required: body.required, needs: schemaNeeds(context, body.spot) };
  const fields = parameters.list.filter(isRequiredField).map(({ name }) => name);
  return { required: fields.length > 0, needs: { names: fields, whole: parameters.whole } };
}

function isRequiredField({ where, required }: Parameter): boolean {
  return where === 'formData' && required;
}

function bodyOfRequest(context: PathItemContext, here: Spot): Body {
  const followed = followOnce(context, here);
  if (followed.kind !== 'found' || followed.spot.node.kind !== 'map') return { required: false, needs: UNKNOWN_NEEDS };
  const { spot } = followed;
  const required = followed.spot.node.get('required');
  const content = followed.spot.node.get('content');
  const types = content?.kind === 'map' ? content.entries.filter(({ key }) => !key.startsWith('x-')) : [];
  const needs = sharedNeeds(types.map(({ value }) => schemaNeeds(context, { ...spot, node: value })));
  return {
    required: required?.kind === 'scalar' && required.value === true,
    needs: spot.syntax.complete ? needs : UNKNOWN_NEEDS,
  };
}

/** Of the `schema` of a media type or of a body parameter; either may be a reference. */
function schemaNeeds(context: PathItemContext, holder: Spot): Needs {
  const followed = followOnce(context, holder);
  if (followed.kind !== 'found') return UNKNOWN_NEEDS;
  const { node } = followed.spot;
  const schema = node.kind === 'map' ? node.get('schema') : undefined;
  return schema === undefined ? NO_NEEDS : needsOf(context, { ...followed.spot, node: schema });
}
