// Opens a line that a page names, beside the page.
import * as vscode from 'vscode';

interface PlaceInFolder {
  /** Relative to the folder. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
}

/** `stay` keeps the focus in the page. */
export async function openPlace(
  panel: vscode.WebviewPanel,
  folder: string,
  { file, line, column }: PlaceInFolder,
  stay = false,
): Promise<void> {
  const start = new vscode.Position(Math.max(0, line - 1), Math.max(0, column - 1));
  await openBeside(panel, vscode.Uri.joinPath(vscode.Uri.parse(folder), file), start, stay);
}

/** Opens a file beside a page, with the cursor at `start`. */
export async function openBeside(
  panel: vscode.WebviewPanel,
  uri: vscode.Uri,
  start: vscode.Position,
  stay = false,
): Promise<void> {
  const editor = await vscode.window.showTextDocument(uri, {
    viewColumn: panel.viewColumn === vscode.ViewColumn.Two ? vscode.ViewColumn.One : vscode.ViewColumn.Beside,
    selection: new vscode.Range(start, start),
    preserveFocus: stay,
  });
  editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
