// Quick fixes: what the rules propose, as edits of this workspace or as a command of the client.
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type Range,
} from 'vscode-languageserver/node';
import { resolveFix } from '../../core/fixes/resolve';
import type { Fix } from '../../core/model/edit';
import type { Finding } from '../../core/model/finding';
import type { Report } from '../../core/model/report';
import { OPEN_CHECKLIST } from '../../protocol/messages';
import type { InFolder, Server } from '../context';
import type { Folder } from '../folder';
import { guardRequest } from '../guard';
import { toRange } from '../to-lsp';
import { workspaceEdit } from '../workspace-edit';

export function registerCodeActions(server: Server): void {
  server.connection.onCodeAction(
    guardRequest<CodeActionParams, CodeAction[]>(server.connection, 'Quick fixes', [], (params) => {
      const found = server.locate(params.textDocument.uri);
      const { only } = params.context;
      if (found === undefined || (only !== undefined && !only.some(isQuickFix))) return [];
      return actionsAt(server, found, params);
    }),
  );
}

function isQuickFix(kind: string): boolean {
  return kind === CodeActionKind.QuickFix || kind === CodeActionKind.Empty;
}

function actionsAt(server: Server, { folder, file }: InFolder, { range, context }: CodeActionParams): CodeAction[] {
  const report = folder.report();
  if (report === undefined) return [];
  return report.findings
    .filter((finding) => finding.place.file === file && overlaps(toRange(finding.place), range))
    .flatMap((finding) => {
      const diagnostics = context.diagnostics.filter((diagnostic) => isOf(diagnostic, finding));
      return finding.fixes.flatMap((fix) => actionOf(server, folder, report, fix, diagnostics) ?? []);
    });
}

function actionOf(
  server: Server,
  folder: Folder,
  report: Report,
  fix: Fix,
  diagnostics: Diagnostic[],
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
  return edit === undefined ? undefined : { ...action, edit };
}

function isOf(diagnostic: Diagnostic, finding: Finding): boolean {
  return diagnostic.code === finding.rule && overlaps(diagnostic.range, toRange(finding.place));
}

function overlaps(a: Range, b: Range): boolean {
  return a.start.line <= b.end.line && b.start.line <= a.end.line;
}
