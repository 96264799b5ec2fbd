// Quick fixes: what the rules propose, as edits of this workspace or as a command of the client.
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type Range,
} from 'vscode-languageserver/node';
import { resolveFix } from '../../core/fixes/resolve';
import type { Fix, ResolvedFix } from '../../core/model/edit';
import type { Finding } from '../../core/model/finding';
import type { Report } from '../../core/model/report';
import { OPEN_CHECKLIST, SHOW_FILE } from '../../protocol/messages';
import type { InFolder, Server } from '../context';
import type { Folder } from '../folder';
import { guardRequest } from '../guard';
import { toRange } from '../to-lsp';
import { fixAllOf, isFixAll } from './fix-all';
import { uriOf } from '../uri';
import { workspaceEdit } from '../workspace-edit';

export function registerCodeActions(server: Server): void {
  server.connection.onCodeAction(
    guardRequest<CodeActionParams, CodeAction[]>(server.connection, 'Quick fixes', [], async (params) => {
      const found = server.locate(params.textDocument.uri);
      const { only } = params.context;
      const wantsAll = isFixAll(only);
      const wantsSome = only === undefined || only.some(isQuickFix);
      if (found === undefined || !(wantsAll || wantsSome)) return [];
      // Of a large document the nodes may not be there yet, and fixes are edits of them.
      await found.folder.nodes(found.file);
      const all = wantsAll ? fixAllOf(server, found) : undefined;
      return [...(wantsSome ? actionsAt(server, found, params) : []), ...(all === undefined ? [] : [all])];
    }),
  );
}

function isQuickFix(kind: string): boolean {
  return kind === CodeActionKind.QuickFix || kind === CodeActionKind.Empty;
}

function actionsAt(server: Server, { folder, file }: InFolder, { range, context }: CodeActionParams): CodeAction[] {
  const report = folder.report();
  if (report === undefined) return [];
  const ofFindings = report.findings
    .filter((finding) => finding.place.file === file && overlaps(toRange(finding.place), range))
    .flatMap((finding) => {
      const diagnostics = context.diagnostics.filter((diagnostic) => isOf(diagnostic, finding));
      return finding.fixes.flatMap((fix) => actionOf(server, folder, report, { fix, file, diagnostics }) ?? []);
    });
  // Checks that failed at this line when somebody asked for a review: offered, never underlined.
  const ofChecks = server.readiness
    .failedIn(folder, file)
    .filter(({ evidence }) => evidence.some(({ place }) => place.file === file && overlaps(toRange(place), range)))
    .flatMap(({ id, fixes }) =>
      fixes.flatMap((fix) => {
        const action = actionOf(server, folder, report, { fix, file, diagnostics: [] });
        return action === undefined ? [] : [{ ...action, title: `${id}: ${fix.title}` }];
      }),
    );
  return [...ofFindings, ...ofChecks];
}

function actionOf(
  server: Server,
  folder: Folder,
  report: Report,
  { fix, file, diagnostics }: { readonly fix: Fix; readonly file: string; readonly diagnostics: Diagnostic[] },
): CodeAction | undefined {
  const action: CodeAction = {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    ...(diagnostics.length > 0 ? { diagnostics } : {}),
    ...(fix.preferred === true ? { isPreferred: true } : {}),
  };
  if (fix.intent.kind === 'open-checklist')
    return { ...action, command: { title: fix.title, command: OPEN_CHECKLIST, arguments: [fix.intent.call] } };
  const resolved = resolveFix({ head: report.head, syntax: folder.syntax }, fix);
  const edit = resolved === undefined ? undefined : workspaceEdit(server, folder, resolved);
  if (resolved === undefined || edit === undefined) return undefined;
  const elsewhere = writtenElsewhere(fix, resolved, file);
  return {
    ...action,
    edit,
    ...(elsewhere === undefined
      ? {}
      : { command: { title: 'Show File', command: SHOW_FILE, arguments: [uriOf(folder.root, elsewhere)] } }),
  };
}

/** The call is then told of in that file, and no longer on the line that was asked. */
function writtenElsewhere(fix: Fix, { create, edits }: ResolvedFix, file: string): string | undefined {
  if (fix.intent.kind !== 'set-terms') return undefined;
  const written = create?.file ?? edits[0]?.place.file;
  return written === file ? undefined : written;
}

function isOf(diagnostic: Diagnostic, finding: Finding): boolean {
  return diagnostic.code === finding.rule && overlaps(diagnostic.range, toRange(finding.place));
}

function overlaps(a: Range, b: Range): boolean {
  return a.start.line <= b.end.line && b.start.line <= a.end.line;
}
