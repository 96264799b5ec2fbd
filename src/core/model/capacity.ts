// What a service can carry, and what it has to: each number with the line that says it.
import type { Located } from './place';

/** The numbers of a capacity. Rates in requests per second, growth as a ratio a month, the others plain counts or factors. */
export const CAPACITY_FIELDS = [
  'sustainableRps',
  'rpsPerReplica',
  'averageRps',
  'peakRps',
  'growthPerMonth',
  'spikeFactor',
  'horizonMonths',
  'poolSize',
  'zones',
  'replicas',
  'maxReplicas',
] as const;

export type CapacityField = (typeof CAPACITY_FIELDS)[number];

/**
 * `averageRps` and `peakRps` are the service's own load. `replicas` is what runs at least: of a workload, or the minimum of
 * its autoscaler; `maxReplicas` the autoscaler's maximum. What nobody says is absent.
 */
export type Capacity = { readonly [Field in CapacityField]?: Located<number> };
