// Asks where to save a report, writes it there and shows it.
import * as vscode from 'vscode';
import { REPORT, type ReportParams, type ReportResult } from '../../protocol/messages';
import type { ReportFormat } from '../../protocol/views';
import type { ClientContext } from '../context';

/** `folder` is a URI; `name` the file's name without its extension, as proposed. */
export async function saveReport(
  { connection }: ClientContext,
  folder: string,
  format: ReportFormat,
  name: string,
): Promise<void> {
  await saveText(folder, format, name, (target) =>
    connection.ask<ReportResult>(REPORT, { folder, format: format.id, target } satisfies ReportParams),
  );
}

/** `textFor` takes the URI of the file that will be written. */
export async function saveText(
  folder: string,
  { title, extension }: ReportFormat,
  name: string,
  textFor: (target: string) => Promise<string | null>,
): Promise<void> {
  const target = await vscode.window.showSaveDialog({
    title: 'Save the report',
    defaultUri: vscode.Uri.joinPath(vscode.Uri.parse(folder), `${name}.${extension}`),
    filters: { [title]: [extension] },
  });
  if (target === undefined) return;
  const text = await textFor(target.toString());
  if (text === null) {
    await vscode.window.showErrorMessage('There is no report yet: the folder is still being read. Nothing was saved.');
    return;
  }
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await vscode.window.showErrorMessage(`The report was not saved. ${reason}`);
    return;
  }
  await vscode.window.showTextDocument(target, { preview: false });
}
