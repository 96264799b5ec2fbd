// From the protocol's plain places to the editor's, and back to the screen.
import * as vscode from 'vscode';
import type { Link, Range } from '../protocol/views';

/** The editor's range of a plain one. */
export function rangeOf(range: Range): vscode.Range {
  return new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
}

/** Opens the file of a link and selects its place. */
export async function show(link: Link, viewColumn?: vscode.ViewColumn): Promise<vscode.TextEditor> {
  const range = rangeOf(link.range);
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(link.uri), {
    selection: new vscode.Range(range.start, range.start),
    ...(viewColumn === undefined ? {} : { viewColumn }),
  });
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  return editor;
}

/** Lines that stay above a shown place, below the sticky headings. */
const LINES_ABOVE = 2;

/** Opens the file of a link with its place near the top, so that what hangs below it is seen. */
export async function showAtTop(link: Link): Promise<vscode.TextEditor> {
  const editor = await show(link);
  const line = Math.max(0, link.range.start.line - LINES_ABOVE);
  editor.revealRange(new vscode.Range(line, 0, line, 0), vscode.TextEditorRevealType.AtTop);
  return editor;
}
