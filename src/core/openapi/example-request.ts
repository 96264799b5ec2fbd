// What a request of an operation may look like: an example value for each input that it must have.
import { normalisePath } from '../model/operation';
import type { Json } from '../model/service';
import { boolOf, entriesOf, itemsOf, jsonOf, nodeAt, textAt } from '../syntax/access';
import type { SyntaxFile } from '../syntax/node';
import { exampleOf } from './example-value';
import { followAll, type ReferenceContext, type Spot } from './reference';
import { readBasePath } from './servers';

export interface ExampleRequest {
  /** By name: parameters in the path. */
  readonly path: ReadonlyMap<string, Json>;
  /** Required ones, in the order of the document. */
  readonly query: ReadonlyMap<string, Json>;
  readonly headers: ReadonlyMap<string, Json>;
  /** Absent where the operation takes none. */
  readonly body?: { readonly value: Json; readonly mediaType: string };
}

/** The operation of a document; undefined where the document does not describe it itself. */
export function exampleRequest(
  document: SyntaxFile,
  load: (file: string) => SyntaxFile | undefined,
  operation: { readonly method: string; readonly path: string },
): ExampleRequest | undefined {
  const root = document.roots[0];
  if (root?.kind !== 'map') return undefined;
  const top = { syntax: document, root, node: root };
  const context: ReferenceContext = { document: top, load, uses: new Set(), spread: { is: false } };
  const wanted = normalisePath(operation.path);
  const base = readBasePath(root);
  const entry = entriesOf(root.get('paths')).find(({ key }) => normalisePath(base + key) === wanted);
  const item = entry && found(context, { ...top, node: entry.value });
  const node = item && nodeAt(item.node, operation.method.toLowerCase());
  if (item === undefined || node === undefined) return undefined;
  const own = { ...item, node };
  const parameters = [own, item].flatMap((holder) =>
    itemsOf(nodeAt(holder.node, 'parameters')).flatMap((one) => found(context, { ...holder, node: one }) ?? []),
  );
  const of = (where: string) => valuesOf(context, parameters, where);
  const body = bodyOf(context, own) ?? swaggerBodyOf(context, parameters);
  return { path: of('path'), query: of('query'), headers: of('header'), ...(body && { body }) };
}

function found(context: ReferenceContext, spot: Spot): Spot | undefined {
  const followed = followAll(context, spot);
  return followed.kind === 'found' ? followed.spot : undefined;
}

/** OpenAPI 3 describes these elsewhere. */
const OTHER_HEADERS = new Set(['accept', 'content-type', 'authorization']);

function valuesOf(context: ReferenceContext, parameters: readonly Spot[], where: string): ReadonlyMap<string, Json> {
  const values = new Map<string, Json>();
  for (const parameter of parameters) {
    const name = textAt(parameter.node, 'name');
    const isAsked = where === 'path' || boolOf(nodeAt(parameter.node, 'required')) === true;
    if (name === undefined || textAt(parameter.node, 'in') !== where || !isAsked || values.has(name)) continue;
    if (where === 'header' && OTHER_HEADERS.has(name.toLowerCase())) continue;
    values.set(name, valueOf(context, parameter) ?? 'x');
  }
  return values;
}

/** `example` and `examples` beside a schema, the schema, or (Swagger 2.0) the parameter as its own schema. */
function valueOf(context: ReferenceContext, holder: Spot): Json | undefined {
  const [first] = entriesOf(nodeAt(holder.node, 'examples'));
  const example = jsonOf(nodeAt(holder.node, 'example')) ?? jsonOf(nodeAt(first?.value, 'value'));
  if (example !== undefined) return example;
  return exampleOf(context, { ...holder, node: nodeAt(holder.node, 'schema') ?? holder.node });
}

function bodyOf(context: ReferenceContext, operation: Spot): ExampleRequest['body'] {
  const node = nodeAt(operation.node, 'requestBody');
  const body = node && found(context, { ...operation, node });
  const types = entriesOf(nodeAt(body?.node, 'content'));
  const type = types.find(({ key }) => key.includes('json')) ?? types[0];
  if (body === undefined || type === undefined) return undefined;
  const value = valueOf(context, { ...body, node: type.value });
  return { value: value ?? {}, mediaType: type.key };
}

/** Swagger 2.0: one parameter `in: body`, or several `in: formData`. */
function swaggerBodyOf(context: ReferenceContext, parameters: readonly Spot[]): ExampleRequest['body'] {
  const body = parameters.find(({ node }) => textAt(node, 'in') === 'body');
  if (body !== undefined) return { value: valueOf(context, body) ?? {}, mediaType: 'application/json' };
  const form = valuesOf(context, parameters, 'formData');
  return form.size === 0
    ? undefined
    : { value: Object.fromEntries(form), mediaType: 'application/x-www-form-urlencoded' };
}
