// How big requests and answers of an operation can get: looked up in its document when a new call asks, and remembered by content.
import { type Operation, operationKey } from '../model/operation';
import type { Sizes } from '../model/sizes';
import type { FileSet } from '../model/snapshot';
import { readSizes } from './sizes';
import type { SyntaxFile } from '../syntax/node';

export type SizesOf = (operation: Operation, files: FileSet) => Sizes | undefined;

interface Kept {
  readonly sizes: Sizes | undefined;
  /** The contents on which it rests. */
  readonly uses: readonly (readonly [file: string, id: string | undefined])[];
}

/** So many operations are remembered (ours): an audit asks for those of all calls. */
const MOST_KEPT = 10_000;

/**
 * Gives a function that takes an operation and the files of its side. Reading sizes of every operation would double the cost of the
 * index; few are ever asked for. Undefined where no list is known, and where the document is too long to be read at once.
 */
export function createSizes(nodes: (file: string, files: FileSet) => SyntaxFile | undefined): SizesOf {
  const known = new Map<string, Kept>();
  return (operation, files) => {
    const { place } = operation.evidence;
    const key = `${place.file}\0${operationKey(operation)}`;
    const kept = known.get(key);
    if (kept?.uses.every(([file, id]) => files.get(file)?.id === id) === true) return kept.sizes;
    if (known.size >= MOST_KEPT) known.clear();
    const asked = new Set([place.file]);
    const load = (file: string): SyntaxFile | undefined => {
      asked.add(file);
      return nodes(file, files);
    };
    const syntax = files.has(place.file) ? nodes(place.file, files) : undefined;
    const sizes = syntax && readSizes(syntax, place, load);
    known.set(key, { sizes, uses: [...asked].map((file) => [file, files.get(file)?.id] as const) });
    return sizes;
  };
}
