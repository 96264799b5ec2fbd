// Where something of the record of a review is written.
import type { Evidence, Place } from '../../model/place';

const FORMAT = 'sre-review';

export function inRecord(...places: readonly Place[]): readonly Evidence[] {
  return places.map((place) => ({ place, format: FORMAT }));
}
