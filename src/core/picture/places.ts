// The places of a picture, each line once; what names one holds its number.
import type { PicturePlace } from '../model/picture';
import { oneLine } from '../units/one-line';

export interface Places {
  /** The number of a place. */
  readonly add: (place: PicturePlace) => number;
  readonly all: () => readonly PicturePlace[];
}

export function createPlaces(): Places {
  const numbers = new Map<string, number>();
  const places: PicturePlace[] = [];
  return {
    add: ({ file, line, column }) => {
      const key = `${file}\n${line}\n${column}`;
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, places.length);
      return places.push({ file, line, column }) - 1;
    },
    all: () => places,
  };
}

/** `payments/openapi.yaml:93` */
export function placeName({ file, line }: PicturePlace): string {
  return `${oneLine(file)}:${line}`;
}
