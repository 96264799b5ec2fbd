// The files that a descriptor names under `benchmark`: `script` and `results`.
import { at, itemsAt, textAt } from '../../artifacts/traced';
import type { OwnDocument } from '../../artifacts/read';
import type { Place } from '../../model/place';
import { reachFile } from '../../openapi/relative-path';

export interface NamedFiles {
  /** From the root of the workspace; with wildcards. */
  readonly pattern: string;
  /** As written. */
  readonly written: string;
  readonly place: Place;
}

/** One text or a list of them; paths that leave the workspace name nothing. */
export function namedFiles(descriptors: readonly OwnDocument[], field: 'script' | 'results'): readonly NamedFiles[] {
  return descriptors.flatMap(({ file, value }) => {
    const one = at(value, 'benchmark', field);
    const all = one?.kind === 'list' ? itemsAt(one) : one === undefined ? [] : [one];
    return all.flatMap((item) => {
      const written = textAt(item);
      const reached = written === undefined ? undefined : reachFile(file, written);
      return written === undefined || reached === undefined || 'refused' in reached
        ? []
        : [{ pattern: reached.file, written, place: item.place }];
    });
  });
}
