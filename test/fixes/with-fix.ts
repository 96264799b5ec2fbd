// Files after a quick fix: its edits made at once, a new file added.
import assert from 'node:assert/strict';
import type { ResolvedFix } from '../../src/core/model/edit';
import { comparePlaces } from '../../src/core/model/place';
import type { FileSet, SourceFile } from '../../src/core/model/snapshot';
import { readSyntax } from '../../src/core/syntax/read';
import { applyEdit } from '../syntax/trees';

/** Takes the files as they were when the fix was made. */
export function withFix(head: FileSet, { edits, create }: ResolvedFix): FileSet {
  const files = new Map<string, SourceFile>(head);
  const write = (file: string, text: string) => files.set(file, { file, id: text, text: () => text });
  if (create !== undefined) write(create.file, create.text);
  // The edits of a fix are made at once: from behind, so that none moves another.
  const fromBehind = edits.toReversed().sort((a, b) => comparePlaces(b.place, a.place));
  for (const edit of fromBehind) {
    const { file } = edit.place;
    const text = files.get(file)?.text();
    assert.ok(typeof text === 'string', file);
    write(file, applyEdit(readSyntax(file, text), edit));
  }
  return files;
}
