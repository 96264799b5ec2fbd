// The calls of one side that are not, as the very same objects, among those of the other.
import { rememberEach } from '../catalog/remember';
import type { Call } from '../model/call';

const setOf = rememberEach((calls: readonly Call[]): ReadonlySet<Call> => new Set(calls));

/** Calls of the first list that are not in the second: both sides share the calls of which nothing is stated otherwise. */
export function callsOutside(calls: readonly Call[], others: readonly Call[]): readonly Call[] {
  if (calls === others) return [];
  const known = setOf(others);
  return calls.filter((call) => !known.has(call));
}
