// Where a statement about a service is written, with the format that was read there.
import type { Evidence, Place } from '../../model/place';
import type { Service } from '../../model/service';

/** The place as evidence; empty for none. A tier or a lifecycle that no manifest says stands in the config. */
export function saidOf({ evidence }: Service, place: Place | undefined): readonly Evidence[] {
  if (place === undefined) return [];
  return [{ place, format: evidence.find((one) => one.place.file === place.file)?.format ?? 'config' }];
}
