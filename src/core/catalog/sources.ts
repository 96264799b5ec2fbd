// Where a statement stands: at its place, or, for a graph, where it stood when that was written.
import type { Evidence, Origin, Place } from '../model/place';

/** The format of the graph that stands for the baseline: its files are those of this workspace on another day. */
export const BASELINE = 'baseline';

interface Statement {
  readonly place: Place;
  readonly format: string;
  readonly origins?: readonly Origin[];
}

/** What the baseline's graph repeats stands where it stood; what another repository's graph repeats stands in that graph. */
export function sourcesOf({ place, format, origins }: Statement): readonly Evidence[] {
  if (origins === undefined) return [{ place, format }];
  return format === BASELINE ? origins.map(atOrigin) : [{ place, format, origins }];
}

function atOrigin({ file, line, format }: Origin): Evidence {
  return { place: { file, line, column: 1, endLine: line, endColumn: 1 }, format };
}
