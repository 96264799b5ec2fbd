// Opens a workspace in a real VS Code (the server, with a headless Chromium as its window) and hands out its page.
import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { format } from 'node:util';
import type { Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { type RunningServer, type ServerOptions, startServer } from './vscode-server';

/** What to open, and how. */
export type WorkbenchOptions = ServerOptions & {
  /** The folder or `.code-workspace` file to open; absolute. Default: an empty window. */
  workspaceFolder?: string;
  /** A module exporting `run()`, loaded in the extension host; absolute. See `exitCode`. Needs `extensionPath`. */
  extensionTestsPath?: string;
  /** Colour theme by its label. Default `Default Dark Modern`. */
  theme?: string;
  /** The user's language, e.g. `de`. Default `en`. */
  locale?: string;
  /** Size of the window in CSS pixels. Default 1280 × 800. */
  viewport?: { width: number; height: number };
  /** Device pixels per CSS pixel. Default 1. */
  scale?: number;
  /** Called with each entry that the window and its extension host write to their consoles. */
  onConsole?: (text: string) => void;
};

/** A VS Code window that is open. */
export type Workbench = {
  page: Page;
  url: string;
  userDataDir: string;
  /** Settles with the exit code of `extensionTestsPath` once its `run()` has ended: 0 when it passed. */
  exitCode: Promise<number>;
  /** Closes the window, stops the server and removes `userDataDir`. */
  close: () => Promise<void>;
};

/** Settings that keep VS Code from showing anything of its own: no welcome page, no tips, no telemetry, no updates. */
export const quietSettings: Record<string, unknown> = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
  'git.openRepositoryInParentFolders': 'never',
  'git.blame.statusBarItem.enabled': false,
  // On by default in a browser only.
  'files.autoSave': 'off',
  'editor.minimap.enabled': false,
  'chat.commandCenter.enabled': false,
};

// Tests are loaded by VS Code beside an extension *under development*, which is named in the address of the window.
// The server lives under this repository. VS Code would take its colour themes for ours (they lie below the folder of the
// extension under development) and start with the first of them, so that folder is given by another name.
async function developmentPayload(options: WorkbenchOptions, server: RunningServer): Promise<[string, string][]> {
  const { extensionPath, extensionTestsPath } = options;
  if (extensionTestsPath === undefined) return [];
  if (extensionPath === undefined) throw new Error('extensionTestsPath needs extensionPath');
  const link = path.join(server.userDataDir, 'extension-under-development');
  await symlink(extensionPath, link, 'dir');
  const remote = (file: string) => `vscode-remote://${server.authority}${file}`;
  return [
    ['extensionDevelopmentPath', remote(link)],
    ['extensionTestsPath', remote(extensionTestsPath)],
  ];
}

async function addressOf(options: WorkbenchOptions, server: RunningServer): Promise<string> {
  const payload = [['skipWelcome', 'true'], ...(await developmentPayload(options, server))];
  const query = new URLSearchParams({ payload: JSON.stringify(payload) });
  const folder = options.workspaceFolder;
  if (folder !== undefined) query.set(path.extname(folder) === '.code-workspace' ? 'workspace' : 'folder', folder);
  if (options.connectionToken !== undefined) query.set('tkn', options.connectionToken);
  return `${server.url}/?${query.toString()}`;
}

/** Opens VS Code and waits until its window is drawn. Rejects when the server or the browser does not start. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { extensionPath, ...others } = options;
  const installed = extensionPath !== undefined && options.extensionTestsPath === undefined ? { extensionPath } : {};
  const server = await startServer({
    ...others,
    ...installed,
    settings: { ...quietSettings, 'workbench.colorTheme': options.theme ?? 'Default Dark Modern', ...options.settings },
  });
  const browser = await launchChromium().catch(async (error: unknown) => {
    await server.close();
    throw error;
  });
  const close = async () => {
    await browser.close();
    await server.close();
  };
  try {
    const locale = options.locale ?? 'en';
    const context = await browser.newContext({
      locale,
      viewport: options.viewport ?? { width: 1280, height: 800 },
      deviceScaleFactor: options.scale ?? 1,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await context.addCookies([{ name: 'vscode.nls.locale', value: locale, url: server.url }]);
    const page = await context.newPage();
    const exitCode = new Promise<number>((resolve, reject) => {
      page.once('crash', () => reject(new Error('The window of VS Code crashed.')));
      void page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
    });
    exitCode.catch(() => undefined);
    await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
      options.onConsole?.(format(...args));
    });
    const url = await addressOf(options, server);
    await page.goto(url);
    await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
    return { page, url, userDataDir: server.userDataDir, exitCode, close };
  } catch (error) {
    await close();
    throw error;
  }
}
