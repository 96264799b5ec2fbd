// The page of a branch's new calls: one panel, reused; it follows what is judged.
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { REVIEW, type ReviewParams, type ReviewResult } from '../../protocol/messages';
import type { Connection } from '../connection';
import { folderName } from '../folders';
import type { Model } from '../model';
import { documentOf, type DrawnPage, drawPage } from './html';

export interface ReviewPanel extends vscode.Disposable {
  /** Shows the page of a folder (its URI). */
  readonly open: (folder: string) => Promise<void>;
  /** The folder that is shown; `undefined` while the page is closed. */
  readonly folder: () => string | undefined;
}

const TYPE = 'sreLens.review';
const TITLE = 'New Calls';
const OPTIONS = { enableScripts: true, localResourceRoots: [], enableFindWidget: true };
const COMMANDS = new Map([
  ['export', 'sreLens.exportReview'],
  ['copy', 'sreLens.copyReview'],
]);

interface Shown {
  readonly panel: vscode.WebviewPanel;
  folder: string;
  drawn: DrawnPage;
  /** Nothing can be told to a page that was never drawn. */
  begun: boolean;
  /** What a page that was hidden begins with when it is shown again. */
  written: string;
}

const READING: DrawnPage = { html: '<p>Reading OpenAPI documents and manifests…</p>', links: [] };

/** Prepares the panel, also for the one that was open when the window was closed. */
export function createReviewPanel(model: Model, connection: Connection): ReviewPanel {
  let shown: Shown | undefined;

  const draw = async (): Promise<void> => {
    const mine = shown;
    if (mine === undefined || !mine.panel.visible || model.status()?.state !== 'ready') return;
    const { folder } = mine;
    const review = await connection.ask<ReviewResult>(REVIEW, { folder } satisfies ReviewParams);
    if (review === null || mine !== shown || mine.folder !== folder) return;
    const before = mine.drawn.html;
    mine.drawn = drawPage(review.page, folderName(folder));
    if (!mine.begun) write(mine);
    else if (mine.drawn.html !== before) await mine.panel.webview.postMessage({ html: mine.drawn.html });
  };
  const drawSoon = (): void => {
    draw().catch(() => undefined);
  };
  const adopt = (panel: vscode.WebviewPanel, folder: string): void => {
    const mine: Shown = { panel, folder, drawn: READING, begun: false, written: '' };
    shown = mine;
    panel.webview.options = OPTIONS;
    write(mine);
    panel.webview.onDidReceiveMessage((message: unknown) => answer(mine, message));
    panel.onDidDispose(() => {
      if (shown === mine) shown = undefined;
    });
    panel.onDidChangeViewState(() => {
      if (!panel.visible) return;
      // The editor threw the hidden page away and begins with what was written, not with what was told since.
      if (mine.written !== mine.drawn.html) write(mine);
      drawSoon();
    });
  };
  const following = model.onChange(drawSoon);
  const serializer = vscode.window.registerWebviewPanelSerializer(TYPE, {
    deserializeWebviewPanel: async (panel, state: unknown) => {
      const folder = folderOf(state);
      if (folder === undefined || shown !== undefined) {
        panel.dispose();
        return;
      }
      adopt(panel, folder);
      await draw();
    },
  });
  return {
    open: async (folder) => {
      if (shown === undefined)
        adopt(vscode.window.createWebviewPanel(TYPE, TITLE, vscode.ViewColumn.Active, OPTIONS), folder);
      else {
        if (shown.folder !== folder) Object.assign(shown, { folder, drawn: READING, begun: false });
        shown.panel.reveal();
      }
      await draw();
    },
    folder: () => shown?.folder,
    dispose: () => {
      shown?.panel.dispose();
      following.dispose();
      serializer.dispose();
    },
  };
}

function write(mine: Shown): void {
  mine.begun = mine.drawn !== READING;
  mine.written = mine.drawn.html;
  const state = JSON.stringify({ folder: mine.folder });
  mine.panel.webview.html = documentOf(mine.drawn.html, TITLE, randomBytes(16).toString('hex'), state);
}

/** What the page says: the number of a link, or the name of a button; anything else is not listened to. */
async function answer({ drawn, folder, panel }: Shown, message: unknown): Promise<void> {
  if (typeof message !== 'object' || message === null) return;
  if ('run' in message) {
    const command = typeof message.run === 'string' ? COMMANDS.get(message.run) : undefined;
    if (command !== undefined) await vscode.commands.executeCommand(command);
    return;
  }
  const place = 'open' in message && typeof message.open === 'number' ? drawn.links[message.open] : undefined;
  if (place === undefined) return;
  const start = new vscode.Position(Math.max(0, place.line - 1), Math.max(0, place.column - 1));
  const editor = await vscode.window.showTextDocument(vscode.Uri.joinPath(vscode.Uri.parse(folder), place.file), {
    viewColumn: panel.viewColumn === vscode.ViewColumn.Two ? vscode.ViewColumn.One : vscode.ViewColumn.Beside,
    selection: new vscode.Range(start, start),
  });
  editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function folderOf(state: unknown): string | undefined {
  if (typeof state !== 'object' || state === null || !('folder' in state)) return undefined;
  const known = (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.toString());
  return known.find((folder) => folder === state.folder);
}
