// What the descriptors of a service say that no other part of the core reads.
import type { OwnDocument } from '../../artifacts/read';
import { at, itemsAt, type Traced } from '../../artifacts/traced';
import type { Evidence, Place } from '../../model/place';
import type { CheckContext } from '../check';

/** The format of all evidence from descriptors. */
export const DESCRIPTOR_FORMAT = 'sre-yaml';

/** Where something of a descriptor is written. */
export function inDescriptor(...places: readonly Place[]): readonly Evidence[] {
  return places.map((place) => ({ place, format: DESCRIPTOR_FORMAT }));
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

/** The value at a path in the first descriptor that has it, with that descriptor. */
export function descriptorField(
  { descriptors }: CheckContext,
  ...path: readonly (string | number)[]
): { readonly value: Traced; readonly document: OwnDocument } | undefined {
  for (const document of descriptors) {
    const value = at(document.value, ...path);
    if (value !== undefined) return { value, document };
  }
  return undefined;
}

/** Where the first descriptor names its service; what describes the service otherwise where it has none. */
export function whereDescribed(context: CheckContext): readonly Evidence[] {
  const [first] = atDescriptors(context);
  return first === undefined ? context.service.evidence.slice(0, 1) : [first];
}
