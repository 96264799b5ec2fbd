// Whether a schema is a list, and how long that may get.
import type { ListSize } from '../model/sizes';
import type { MapNode } from '../syntax/node';
import type { PathItemContext } from './context';
import { followOnce } from './needs';
import type { Spot } from './reference';

export interface MapSpot extends Spot {
  readonly node: MapNode;
}

/** Objects with more fields than these are no envelopes of a list (ours): each field may be a reference that has to be read. */
const MOST_FIELDS = 12;

/**
 * Takes a schema that is followed. A list, or an object with one list at its top level (`items`, `data` …). Undefined also where
 * that cannot be read: nobody is told of a list that may not be there.
 */
export function listSize(context: PathItemContext, schema: MapSpot): ListSize | undefined {
  if (isList(schema)) return sizeOf(schema);
  const properties = mapSpot(at(schema, 'properties'));
  if (properties === undefined || properties.node.entries.length > MOST_FIELDS) return undefined;
  const lists = properties.node.entries.flatMap(({ key }) => {
    const property = followed(context, at(properties, key));
    return property !== undefined && isList(property) ? [property] : [];
  });
  const [only, second] = lists;
  return only === undefined || second !== undefined ? undefined : sizeOf(only);
}

function isList(schema: MapSpot): boolean {
  const type = schema.node.get('type');
  return type?.kind === 'scalar' && type.text === 'array';
}

function sizeOf(list: MapSpot): ListSize {
  const most = countAt(list, 'maxItems');
  // Items that stand elsewhere are not read for this: most of them are objects.
  const items = most === undefined ? undefined : mapSpot(at(list, 'items'));
  const itemLength = items && countAt(items, 'maxLength');
  return { ...(most === undefined ? {} : { most }), ...(itemLength === undefined ? {} : { itemLength }) };
}

/** A whole number from 0; undefined for anything else. */
export function countAt(spot: MapSpot, key: string): number | undefined {
  const node = spot.node.get(key);
  const value = node?.kind === 'scalar' ? node.value : undefined;
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

export function at(spot: MapSpot | undefined, key: string): Spot | undefined {
  const node = spot?.node.get(key);
  return spot === undefined || node === undefined ? undefined : { ...spot, node };
}

export function followed(context: PathItemContext, spot: Spot | undefined): MapSpot | undefined {
  const found = spot && followOnce(context, spot);
  return found?.kind === 'found' ? mapSpot(found.spot) : undefined;
}

export function mapSpot(spot: Spot | undefined): MapSpot | undefined {
  return spot?.node.kind === 'map' ? { ...spot, node: spot.node } : undefined;
}
