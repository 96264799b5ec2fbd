// Whether an operation answers with a list: what it calls may then be called once for each item.
import type { MapNode } from '../syntax/node';
import type { PathItemContext } from './context';
import { followOnce } from './needs';
import type { Spot } from './reference';

/**
 * True where the first documented success is a JSON list, or an object with one list at its top level (`items`, `data` …).
 * False also where that cannot be read: nobody is told of a list that may not be there.
 */
export function answersList(context: PathItemContext, operation: Spot): boolean {
  const schema = schemaOf(context, operation);
  if (schema === undefined) return false;
  if (isList(schema)) return true;
  const properties = map(at(schema, 'properties'));
  const lists = properties?.node.entries.filter(({ key }) => {
    const property = followed(context, at(properties, key));
    return property !== undefined && isList(property);
  });
  return lists?.length === 1;
}

interface MapSpot extends Spot {
  readonly node: MapNode;
}

/** Of `responses.2XX.content.*json*.schema` (OpenAPI 3) or `responses.2XX.schema` (OpenAPI 2). */
function schemaOf(context: PathItemContext, operation: Spot): MapSpot | undefined {
  const responses = map(at(map(operation), 'responses'));
  const success = responses?.node.entries.find(({ key }) => key.startsWith('2'));
  const response = success && followed(context, at(responses, success.key));
  const content = map(at(response, 'content'));
  const json = content?.node.entries.find(({ key }) => key.includes('json'));
  const holder = json === undefined ? response : map(at(content, json.key));
  return followed(context, at(holder, 'schema'));
}

function isList(schema: MapSpot): boolean {
  const type = schema.node.get('type');
  return type?.kind === 'scalar' && type.text === 'array';
}

function at(spot: MapSpot | undefined, key: string): Spot | undefined {
  const node = spot?.node.get(key);
  return spot === undefined || node === undefined ? undefined : { ...spot, node };
}

function followed(context: PathItemContext, spot: Spot | undefined): MapSpot | undefined {
  const found = spot && followOnce(context, spot);
  return found?.kind === 'found' ? map(found.spot) : undefined;
}

function map(spot: Spot | undefined): MapSpot | undefined {
  return spot?.node.kind === 'map' ? { ...spot, node: spot.node } : undefined;
}
