// How big request and answer of one operation can get. Asked of few: following the schemas of all would double the cost of reading.
import type { Place } from '../model/place';
import type { ListSize, Sizes } from '../model/sizes';
import type { Entry, MapNode, SyntaxFile } from '../syntax/node';
import { answerOf, jsonOf } from './answers';
import { contextOf, type PathItemContext } from './context';
import { at, countAt, followed, listSize, type MapSpot } from './list-size';
import type { Parameter } from './context';
import { type Parameters, readParameters } from './parameters';

/** Names of parameters that say how many items are wanted, without case, `_`, `-` and `$` (public documents have these). */
const LIMITS = new Set([
  'limit',
  'pagesize',
  'perpage',
  'maxresults',
  'maxitems',
  'top',
  'first',
  'take',
  'rows',
  'size',
]);

/**
 * Takes the file in which an operation stands, the place of its method there, and a way to other files. Undefined where there is no
 * list in request or answer, or none that can be read.
 */
export function readSizes(
  syntax: SyntaxFile,
  place: Place,
  load: (file: string) => SyntaxFile | undefined,
): Sizes | undefined {
  const found = methodAt(syntax, syntax.offset(place.line, place.column));
  if (found === undefined) return undefined;
  const document = { syntax, root: found.root, node: found.root };
  const context = contextOf(document, load);
  const item: MapSpot = { ...document, node: found.item };
  const operation = followed(context, { ...document, node: found.method.value });
  const lists = [at(operation, 'parameters'), at(item, 'parameters')].flatMap((list) => list ?? []);
  const parameters = readParameters(context, lists);
  const answers = sizeIn(context, answerOf(context, operation));
  const takes = sizeIn(context, requestOf(context, operation, parameters));
  if (answers === undefined && takes === undefined) return undefined;
  const limit = answers && limitOf(context, parameters);
  return {
    ...(answers === undefined ? {} : { answers }),
    ...(takes === undefined ? {} : { takes }),
    ...(limit === undefined ? {} : { limit }),
  };
}

/** Deeper stands no method: `paths`, the path, the method; `additionalOperations` is one more. */
const DEEPEST = 5;

/** The entry whose key begins at an offset, and the path item around it. */
function methodAt(
  { roots }: SyntaxFile,
  offset: number,
): { readonly root: MapNode; readonly item: MapNode; readonly method: Entry } | undefined {
  for (const root of roots) {
    let item = root;
    for (let depth = 0; item.kind === 'map' && root.kind === 'map' && depth < DEEPEST; depth++) {
      const entry = item.entries.find(({ span }) => offset >= span.start && offset < span.end);
      if (entry?.keySpan.start === offset) return { root, item, method: entry };
      if (entry === undefined) break;
      item = entry.value;
    }
  }
  return undefined;
}

function sizeIn(context: PathItemContext, holder: MapSpot | undefined): ListSize | undefined {
  const schema = followed(context, at(holder, 'schema'));
  return schema && listSize(context, schema);
}

/** What holds the schema of the request: `requestBody.content.*json*`, or the parameter `in: body` (OpenAPI 2). */
function requestOf(
  context: PathItemContext,
  operation: MapSpot | undefined,
  { list }: Parameters,
): MapSpot | undefined {
  return jsonOf(followed(context, at(operation, 'requestBody'))) ?? list.find(({ where }) => where === 'body')?.spot;
}

function limitOf(context: PathItemContext, { list }: Parameters): Sizes['limit'] {
  const parameter = list.find(isLimit);
  if (parameter === undefined) return undefined;
  const schema = followed(context, at(parameter.spot, 'schema'));
  // OpenAPI 2 writes it at the parameter itself.
  const most = countAt(schema ?? parameter.spot, 'maximum');
  return { name: parameter.name, ...(most === undefined ? {} : { most }) };
}

function isLimit({ where, name }: Parameter): boolean {
  return where === 'query' && LIMITS.has(name.toLowerCase().replace(/[_$-]/g, ''));
}
