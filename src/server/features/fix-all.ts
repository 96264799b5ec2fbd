// Fix all: the fixes of one document about which nobody has to be asked, as one edit. For a save, if a person wants that.
import { type CodeAction, CodeActionKind } from 'vscode-languageserver/node';
import { resolveFix } from '../../core/fixes/resolve';
import type { TextEdit } from '../../core/model/edit';
import type { Place } from '../../core/model/place';
import type { InFolder, Server } from '../context';
import { workspaceEdit } from '../workspace-edit';

/** Its kind, as `editor.codeActionsOnSave` names it. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.sreLens`;

const TITLE = 'Make all fixes that have one answer';

/** True where somebody asks for this kind, or for one above it. Nobody is offered it at a line. */
export function isFixAll(only: readonly string[] | undefined): boolean {
  return only?.some((kind) => FIX_ALL === kind || FIX_ALL.startsWith(`${kind}.`)) === true;
}

/** What is only in this document; of two edits of the same text the first one, the other is left to the next time. */
export function fixAllOf(server: Server, { folder, file }: InFolder): CodeAction | undefined {
  const report = folder.report();
  if (report === undefined) return undefined;
  const edits: TextEdit[] = [];
  for (const { place, waived, fixes } of report.findings) {
    if (place.file !== file || waived !== undefined) continue;
    const [fix, ...others] = fixes.filter(({ certain }) => certain === true);
    const resolved =
      fix === undefined || others.length > 0
        ? undefined
        : resolveFix({ head: report.head, syntax: folder.syntax }, fix);
    if (resolved === undefined || resolved.create !== undefined) continue;
    const isFree = resolved.edits.every(
      (edit) => edit.place.file === file && !edits.some((one) => overlap(one.place, edit.place)),
    );
    if (isFree) edits.push(...resolved.edits);
  }
  const edit = edits.length === 0 ? undefined : workspaceEdit(server, folder, { title: TITLE, edits });
  return edit && { title: TITLE, kind: FIX_ALL, edit };
}

function overlap(a: Place, b: Place): boolean {
  return !isBefore(a.endLine, a.endColumn, b.line, b.column) && !isBefore(b.endLine, b.endColumn, a.line, a.column);
}

function isBefore(line: number, column: number, other: number, otherColumn: number): boolean {
  return line < other || (line === other && column < otherColumn);
}
