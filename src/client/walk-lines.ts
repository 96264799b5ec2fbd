// A list of lines to walk through: moving in it shows each line, Enter goes there, Escape goes back.
import * as vscode from 'vscode';
import type { Link } from '../protocol/views';
import { rangeOf, show } from './links';

export interface LineItem extends vscode.QuickPickItem {
  readonly link?: Link;
}

/** Shows the list and waits until it is closed. What has no link is there to be read. */
export async function walkLines(title: string, placeholder: string, items: readonly LineItem[]): Promise<void> {
  const before = vscode.window.activeTextEditor;
  const selection = before?.selection;
  const pick = vscode.window.createQuickPick<LineItem>();
  pick.title = title;
  pick.placeholder = placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = items;
  let moved = false;
  let first: LineItem | undefined;
  const chosen = await new Promise<Link | undefined>((resolve) => {
    pick.onDidChangeActive(async ([item]) => {
      // What is marked when the list opens was not asked for yet.
      first ??= item;
      if (item?.link === undefined || (item === first && !moved)) return;
      moved = true;
      await preview(item.link);
    });
    pick.onDidAccept(() => {
      const link = pick.activeItems[0]?.link;
      if (link === undefined) return;
      resolve(link);
      pick.hide();
    });
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
  pick.dispose();
  if (chosen !== undefined) await show(chosen);
  else if (moved) await goBack(before, selection);
}

/** `services/payments/openapi.yaml:93`, with the folder's name where there are several. */
export function lineName(link: Link): string {
  return `${vscode.workspace.asRelativePath(vscode.Uri.parse(link.uri))}:${link.range.start.line + 1}`;
}

async function goBack(before: vscode.TextEditor | undefined, selection: vscode.Selection | undefined): Promise<void> {
  if (before !== undefined && selection !== undefined) {
    const viewColumn = before.viewColumn ?? vscode.ViewColumn.Active;
    await vscode.window.showTextDocument(before.document, { viewColumn, selection });
    return;
  }
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
  if (tab?.isPreview === true && !tab.isDirty) await vscode.window.tabGroups.close(tab);
}

async function preview(link: Link): Promise<void> {
  const uri = vscode.Uri.parse(link.uri);
  if (uri.scheme !== 'file') return;
  const range = rangeOf(link.range);
  const editor = await vscode.window.showTextDocument(uri, { preserveFocus: true, preview: true, selection: range });
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
