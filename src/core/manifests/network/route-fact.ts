// What the policies of meshes and gateways have in common.
import { type FieldContext, readQuantity } from '../../config/fields';
import type { Entry } from '../../syntax/node';
import { parseDuration } from '../../units/duration';

/** Routes that one object may state; what comes behind them is told. */
export const MOST_ROUTES = 200;

/** A timeout in ms; `0s` switches it off and says nothing. */
export function readWait(context: FieldContext, entry: Entry | undefined): number | undefined {
  const ms = readQuantity(context, entry, parseDuration, 'a duration such as 500ms or 2s');
  return ms === 0 ? undefined : ms;
}
