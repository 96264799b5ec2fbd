// A set of files in two layers: a base that the sets before and after it share, and the few files that differ from it.
import type { FileSet, SourceFile } from '../core/model/snapshot';

/** Files by path. After an edit a new set costs what differs from the base, however many files there are. */
export class LayeredFiles implements FileSet {
  readonly #base: ReadonlyMap<string, SourceFile>;
  /** `undefined`: not there. */
  readonly #top: ReadonlyMap<string, SourceFile | undefined>;
  #whole: ReadonlyMap<string, SourceFile> | undefined;

  /** Neither of the maps may change afterwards. */
  constructor(base: ReadonlyMap<string, SourceFile>, top: ReadonlyMap<string, SourceFile | undefined>) {
    this.#base = base;
    this.#top = top;
  }

  get(file: string): SourceFile | undefined {
    return this.#top.has(file) ? this.#top.get(file) : this.#base.get(file);
  }

  has(file: string): boolean {
    return this.get(file) !== undefined;
  }

  get size(): number {
    let size = this.#base.size;
    for (const [file, source] of this.#top) size += Number(source !== undefined) - Number(this.#base.has(file));
    return size;
  }

  changedSince(earlier: FileSet): readonly string[] | undefined {
    if (!(earlier instanceof LayeredFiles) || earlier.#base !== this.#base) return undefined;
    const files = new Set([...this.#top.keys(), ...earlier.#top.keys()]);
    return [...files].filter((file) => this.get(file) !== earlier.get(file));
  }

  keys() {
    return this.#all().keys();
  }

  values() {
    return this.#all().values();
  }

  entries() {
    return this.#all().entries();
  }

  [Symbol.iterator]() {
    return this.#all()[Symbol.iterator]();
  }

  forEach(callback: (source: SourceFile, file: string, files: FileSet) => void): void {
    for (const [file, source] of this.#all()) callback(source, file, this);
  }

  #all(): ReadonlyMap<string, SourceFile> {
    if (this.#whole !== undefined) return this.#whole;
    const all = new Map(this.#base);
    for (const [file, source] of this.#top) {
      if (source === undefined) all.delete(file);
      else all.set(file, source);
    }
    this.#whole = all;
    return all;
  }
}
