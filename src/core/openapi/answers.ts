// Where an operation says what it answers.
import type { PathItemContext } from './context';
import { at, followed, listSize, type MapSpot, mapSpot } from './list-size';
import type { Spot } from './reference';

/**
 * True where the first documented success is a JSON list, or an object with one list at its top level (`items`, `data` …).
 * False also where that cannot be read: nobody is told of a list that may not be there.
 */
export function answersList(context: PathItemContext, operation: Spot): boolean {
  const schema = followed(context, at(answerOf(context, mapSpot(operation)), 'schema'));
  return schema !== undefined && listSize(context, schema) !== undefined;
}

/** What holds the schema of the first success: `responses.2XX.content.*json*` (OpenAPI 3) or `responses.2XX` (OpenAPI 2). */
export function answerOf(context: PathItemContext, operation: MapSpot | undefined): MapSpot | undefined {
  const responses = mapSpot(at(operation, 'responses'));
  const success = responses?.node.entries.find(({ key }) => key.startsWith('2'));
  return jsonOf(success && followed(context, at(responses, success.key)));
}

/** The JSON among the media types; the holder itself where it has none, as in OpenAPI 2. */
export function jsonOf(holder: MapSpot | undefined): MapSpot | undefined {
  const content = mapSpot(at(holder, 'content'));
  const json = content?.node.entries.find(({ key }) => key.includes('json'));
  return json === undefined ? holder : mapSpot(at(content, json.key));
}
