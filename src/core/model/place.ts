// A place in a file of the workspace, as every part of the report names it.

/**
 * A half-open range in one file.
 * `file` is relative to the workspace root, with `/`. Lines and columns are 1-based; columns count UTF-16 units;
 * `endColumn` is the column behind the last character.
 */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Something that was read, with the place that says so. */
export interface Located<T> {
  readonly value: T;
  readonly place: Place;
}

/** Where a published graph says that its statement stands: a line of a file of another repository. */
export interface Origin {
  /** Absent where the graph does not say whose it is. */
  readonly repository?: string;
  readonly file: string;
  readonly line: number;
  readonly format: string;
}

/** Where a statement comes from: the place, and the id of the format that was read there. */
export interface Evidence {
  readonly place: Place;
  readonly format: string;
  /** What stands at the place only repeats these: a published graph. */
  readonly origins?: readonly Origin[];
}

/** The start of a line, for what is known by its file and line alone; without a line the start of the file. */
export function linePlace(file: string, line = 1): Place {
  return { file, line, column: 1, endLine: line, endColumn: 1 };
}

/** The path by which one file names another one; both relative to the root, with `/`. */
export function pathFrom(from: string, to: string): string {
  const [folder, path] = [from.split('/').slice(0, -1), to.split('/')];
  let shared = 0;
  while (shared < folder.length && shared < path.length - 1 && folder[shared] === path[shared]) shared += 1;
  return [...folder.slice(shared).map(() => '..'), ...path.slice(shared)].join('/');
}

/** Orders places by file, line, column: the order of every list in a report. */
export function comparePlaces(a: Place, b: Place): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column;
}

/** True if `place` holds the given 1-based position. */
export function placeHolds(place: Place, line: number, column: number): boolean {
  const afterStart = line > place.line || (line === place.line && column >= place.column);
  const beforeEnd = line < place.endLine || (line === place.endLine && column <= place.endColumn);
  return afterStart && beforeEnd;
}
