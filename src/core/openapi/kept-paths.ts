// What path items said is kept with their lines: an edit elsewhere in the document reads only its own path item again.
import type { CallFact } from '../model/facts';
import type { Operation } from '../model/operation';
import type { Located, Place } from '../model/place';
import type { Entry, MapNode, SyntaxFile } from '../syntax/node';

/** What one path item says. */
export interface PathRead {
  readonly operations: readonly Operation[];
  readonly calls: readonly CallFact[];
  readonly ids: readonly Located<string>[];
  /** Steps that reading took. */
  readonly steps: number;
}

/** On what a reading of a path item rests besides its own lines. */
export interface Ground {
  readonly file: string;
  readonly path: string;
  readonly complete: boolean;
  /** The lines of everything in the document but `paths`: what references of a path item may lead to. */
  readonly others: readonly object[];
}

interface Kept {
  readonly ground: Ground;
  /** The line on which the path item began. */
  readonly line: number;
  readonly read: PathRead;
}

const kept = new WeakMap<object, Kept>();

/** The lines of all entries of the document but `paths`; undefined where nobody keeps count of them. */
export function otherBlocks(root: MapNode): readonly object[] | undefined {
  const blocks: object[] = [];
  for (const { key, block } of root.entries) {
    if (block === undefined) return undefined;
    if (key !== 'paths') blocks.push(block);
  }
  return blocks;
}

/** What the path item said when the same lines were read on the same ground, at the lines where it stands now. */
export function keptPath(entry: Entry, ground: Ground, syntax: SyntaxFile): PathRead | undefined {
  const known = entry.block && kept.get(entry.block);
  if (known === undefined || !isSameGround(known.ground, ground)) return undefined;
  const { line } = syntax.place(entry.keySpan);
  if (line === known.line) return known.read;
  const read = moved(known.read, line - known.line);
  if (entry.block !== undefined) kept.set(entry.block, { ground, line, read });
  return read;
}

export function keepPath(entry: Entry, ground: Ground, syntax: SyntaxFile, read: PathRead): void {
  if (entry.block !== undefined) kept.set(entry.block, { ground, line: syntax.place(entry.keySpan).line, read });
}

function isSameGround(before: Ground, now: Ground): boolean {
  if (before === now) return true;
  if (before.file !== now.file || before.path !== now.path || before.complete !== now.complete) return false;
  return (
    before.others === now.others ||
    (before.others.length === now.others.length && before.others.every((block, index) => block === now.others[index]))
  );
}

function moved({ operations, calls, ids, steps }: PathRead, by: number): PathRead {
  const move = (place: Place): Place => ({ ...place, line: place.line + by, endLine: place.endLine + by });
  return {
    operations: operations.map((one) => ({ ...one, evidence: { ...one.evidence, place: move(one.evidence.place) } })),
    calls: calls.map((call) => ({ ...call, place: move(call.place) })),
    ids: ids.map((id) => ({ ...id, place: move(id.place) })),
    steps,
  };
}
