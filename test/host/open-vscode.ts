// Opens a workspace in a real VS Code (the server, with a headless Chromium as its window) and hands out its page.
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { type ServerOptions, startServer } from './vscode-server';

/** What to open, and how. */
export type WorkbenchOptions = ServerOptions & {
  /** The folder or `.code-workspace` file to open; absolute. Default: an empty window. */
  workspaceFolder?: string;
  /** The folder of an extension under development; absolute. */
  extensionPath?: string;
  /** A module exporting `run()`, loaded in the extension host; absolute. See `exitCode`. */
  extensionTestsPath?: string;
  /** Colour theme by its label. Default `Default Dark Modern`. */
  theme?: string;
  /** The user's language, e.g. `de`. Default `en`. */
  locale?: string;
  /** Size of the window in CSS pixels. Default 1280 × 800. */
  viewport?: { width: number; height: number };
  /** Device pixels per CSS pixel. Default 1. */
  scale?: number;
  /** Called with each line that the extension host writes to its console. */
  onConsole?: (line: string) => void;
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

const quietSettings: Record<string, unknown> = {
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
  'editor.minimap.enabled': false,
  'chat.commandCenter.enabled': false,
};

/**
 * The address that opens a folder in a running server, with an extension under development and, if given, its tests.
 * `authority` is the server's (`127.0.0.1:PORT`); all paths are absolute.
 */
export function workbenchUrl(authority: string, options: WorkbenchOptions): string {
  const remote = (file: string) => `vscode-remote://${authority}${file}`;
  const payload: [string, string][] = [['skipWelcome', 'true']];
  if (options.extensionPath !== undefined) payload.push(['extensionDevelopmentPath', remote(options.extensionPath)]);
  if (options.extensionTestsPath !== undefined) payload.push(['extensionTestsPath', remote(options.extensionTestsPath)]);
  const query = new URLSearchParams({ payload: JSON.stringify(payload) });
  const folder = options.workspaceFolder;
  if (folder !== undefined) query.set(path.extname(folder) === '.code-workspace' ? 'workspace' : 'folder', folder);
  return `http://${authority}/?${query}`;
}

/** Opens VS Code and waits until its window is drawn. Rejects when the server or the browser does not start. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const server = await startServer({
    ...options,
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
    await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
      options.onConsole?.(`${type} ${JSON.stringify(args)}`);
    });
    const url = workbenchUrl(server.authority, options);
    await page.goto(url);
    await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
    return { page, url, userDataDir: server.userDataDir, exitCode, close };
  } catch (error) {
    await close();
    throw error;
  }
}
