// One panel of a kind, about one folder: opened once, used again, restored with the window, following what is judged.
import * as vscode from 'vscode';
import type { Model } from '../model';

export interface ReusedPanel extends vscode.Disposable {
  /** Shows the page of a folder (its URI). */
  readonly open: (folder: string) => Promise<void>;
  /** The folder that is shown; `undefined` while the page is closed. */
  readonly folder: () => string | undefined;
}

/** A panel with what its page needs to know of itself. */
export interface Shown<Page> {
  readonly panel: vscode.WebviewPanel;
  readonly folder: string;
  readonly page: Page;
}

export interface PanelKind<Page> {
  /** As in `onWebviewPanel:` of package.json. */
  readonly type: string;
  readonly title: string;
  /** Where the extension lies: the icon of the tab is in it. */
  readonly extension: vscode.Uri;
  readonly findWidget: boolean;
  /** The page of a folder before anything is known of it. */
  readonly fresh: () => Page;
  /** Writes the document that the page begins with. */
  readonly write: (shown: Shown<Page>) => Promise<void> | void;
  /** Asks for what is there now and tells the page; `isCurrent` is false once another folder, or nothing, is shown. */
  readonly draw: (shown: Shown<Page>, isCurrent: () => boolean) => Promise<void>;
  /** The page is shown again: the editor threw the hidden one away and begins with what was written last. */
  readonly returned: (shown: Shown<Page>) => void;
  /** What the page says; it may be anything. */
  readonly answer: (shown: Shown<Page>, message: object) => Promise<void> | void;
}

/** Prepares the panel, also for the one that was open when the window was closed. */
export function createReusedPanel<Page>(model: Pick<Model, 'status' | 'onChange'>, kind: PanelKind<Page>): ReusedPanel {
  const options = { enableScripts: true, localResourceRoots: [], enableFindWidget: kind.findWidget };
  const icon = (theme: string) => vscode.Uri.joinPath(kind.extension, 'media', `page-${theme}.svg`);
  let shown: Shown<Page> | undefined;

  const draw = async (): Promise<void> => {
    const mine = shown;
    if (mine === undefined || !mine.panel.visible || model.status()?.state !== 'ready') return;
    await kind.draw(mine, () => mine === shown);
  };
  const drawSoon = (): void => {
    draw().catch(() => undefined);
  };
  const adopt = async (panel: vscode.WebviewPanel, folder: string): Promise<void> => {
    shown = { panel, folder, page: kind.fresh() };
    panel.webview.options = options;
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    panel.webview.onDidReceiveMessage((message: unknown) =>
      shown?.panel === panel && typeof message === 'object' && message !== null
        ? kind.answer(shown, message)
        : undefined,
    );
    panel.onDidDispose(() => {
      if (shown?.panel === panel) shown = undefined;
    });
    panel.onDidChangeViewState(() => {
      if (!panel.visible || shown?.panel !== panel) return;
      kind.returned(shown);
      drawSoon();
    });
    await kind.write(shown);
  };
  const following = model.onChange(drawSoon);
  const serializer = vscode.window.registerWebviewPanelSerializer(kind.type, {
    deserializeWebviewPanel: async (panel, state: unknown) => {
      const folder = folderOf(state);
      if (folder === undefined || shown !== undefined) {
        panel.dispose();
        return;
      }
      await adopt(panel, folder);
      await draw();
    },
  });
  return {
    open: async (folder) => {
      if (shown === undefined)
        await adopt(vscode.window.createWebviewPanel(kind.type, kind.title, vscode.ViewColumn.Active, options), folder);
      else {
        const { panel } = shown;
        if (shown.folder !== folder) {
          shown = { panel, folder, page: kind.fresh() };
          await kind.write(shown);
        }
        panel.reveal();
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

function folderOf(state: unknown): string | undefined {
  if (typeof state !== 'object' || state === null || !('folder' in state)) return undefined;
  const known = (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.toString());
  return known.find((folder) => folder === state.folder);
}
