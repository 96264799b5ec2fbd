// What tells, without reading it, that a file is as it was.
import type { BigIntStats } from 'node:fs';

export interface Stamp {
  /** Changes whenever the file does, short of a clock set back. */
  readonly stamp: string;
  /** Its last change, in ms since 1970. */
  readonly changed: number;
}

/** `undefined` for a folder. */
export function stampFrom(stat: BigIntStats): Stamp | undefined {
  if (stat.isDirectory()) return undefined;
  return {
    stamp: `${stat.mtimeNs}:${stat.ctimeNs}:${stat.size}:${stat.ino}`,
    changed: Number(stat.mtimeMs > stat.ctimeMs ? stat.mtimeMs : stat.ctimeMs),
  };
}
