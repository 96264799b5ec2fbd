// The capacity of a service from all that is said of it, number by number.
import { CAPACITY_FIELDS, type Capacity, type CapacityField } from '../model/capacity';
import type { ServiceFact, StatementFact } from '../model/facts';
import type { Located } from '../model/place';
import { compareStrength } from './order';

/**
 * Takes facts and statements, each strongest first; gives each number from the strongest that says it. Of equally strong
 * ones a statement wins: an autoscaler overrules the replicas that its workload writes. `undefined` where nobody says any.
 */
export function mergeCapacity(
  facts: readonly ServiceFact[],
  statements: readonly StatementFact[],
): Capacity | undefined {
  const sources = [...statements, ...facts].filter((source) => source.capacity !== undefined).sort(compareStrength);
  if (sources.length === 0) return undefined;
  const merged: { [Field in CapacityField]?: Located<number> } = {};
  for (const field of CAPACITY_FIELDS) {
    const value = sources.find(({ capacity }) => capacity?.[field] !== undefined)?.capacity?.[field];
    if (value !== undefined) merged[field] = value;
  }
  return merged;
}
