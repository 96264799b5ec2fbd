// What the descriptors of a service say that no other part of the core reads.
import { at, itemsAt, type Traced } from '../../artifacts/traced';
import type { Evidence, Place } from '../../model/place';
import type { CheckContext } from '../check';

/** The format of all evidence from descriptors. */
const FORMAT = 'sre-yaml';

/** Where something of a descriptor is written. */
export function inDescriptor(...places: readonly Place[]): readonly Evidence[] {
  return places.map((place) => ({ place, format: FORMAT }));
}

/** Where each descriptor names its service; where there is none, what describes the service otherwise. */
export function atDescriptors({ descriptors, service }: CheckContext): readonly Evidence[] {
  if (descriptors.length === 0) return service.evidence.slice(0, 1);
  return inDescriptor(...descriptors.map(({ value }) => (at(value, 'service') ?? value).place));
}

/** The values at a path of keys, of all descriptors. */
export function saidAt({ descriptors }: CheckContext, ...path: readonly string[]): readonly Traced[] {
  return descriptors.flatMap(({ value }) => at(value, ...path) ?? []);
}

/** The items of the lists at a path of keys, of all descriptors. */
export function listedAt({ descriptors }: CheckContext, ...path: readonly string[]): readonly Traced[] {
  return descriptors.flatMap(({ value }) => itemsAt(value, ...path));
}
