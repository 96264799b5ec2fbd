// All folders of the workspace: one session each, indexed with progress, shown as one.
import { CodeLensRefreshRequest, type Connection } from 'vscode-languageserver/node';
import type { Clock } from './clock';
import type { ClientAbilities, InFolder } from './context';
import type { Documents } from './documents';
import { brokenFiles, diagnosticsOf, problemsByFile } from './features/diagnostics';
import { lensesOf } from './features/code-lens';
import { statusOf } from './features/status';
import { type Folder, type FolderEnvironment, openFolder } from './folder';
import { inBackground } from './guard';
import { logIndex } from './log-index';
import { withProgress } from './progress';
import { createPublisher } from './publisher';
import type { Settings } from './settings';
import { fileOf, pathOf, uriOf } from './uri';
import { STATUS, type StatusParams } from '../protocol/messages';

export interface FoldersEnvironment {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly documents: Documents;
  readonly settings: () => Settings;
  readonly client: () => ClientAbilities;
  readonly cache: () => FolderEnvironment['cache'];
  readonly pool: FolderEnvironment['pool'];
  /** Told whenever the client is told how things are. */
  readonly told: () => void;
}

export interface Folders {
  readonly all: () => readonly Folder[];
  readonly locate: (uri: string) => InFolder | undefined;
  readonly add: (uri: string) => Folder | undefined;
  readonly remove: (uri: string) => void;
  /** Indexes every folder that is not indexed yet, or all of them anew. */
  readonly index: (anew?: boolean) => Promise<void>;
  readonly readBaselines: () => Promise<void>;
  readonly trust: (trusted: boolean) => void;
  readonly isTrusted: () => boolean;
  readonly touch: () => void;
  readonly tellStatus: () => void;
  readonly dispose: () => void;
}

const INDEXING = { title: 'Looking for services', what: 'files' };

/** The folders of the window: none at first, each indexed when it is asked for. */
export function createFolders(environment: FoldersEnvironment): Folders {
  const { connection, clock, documents } = environment;
  const folders = new Map<string, Folder>();
  let trusted = false;
  let indexing: Promise<void> = Promise.resolve();

  const all = (): Folder[] => [...folders.values()];
  const tellStatus = (): void => {
    const status: StatusParams = statusOf(all(), trusted);
    inBackground(connection, 'The status', () => connection.sendNotification(STATUS, status));
    environment.told();
  };
  const locate = (uri: string): InFolder | undefined => {
    let best: InFolder | undefined;
    for (const folder of folders.values()) {
      const file = fileOf(folder.root, uri);
      // Of nested folders the innermost one has the document.
      if (file !== undefined && (best === undefined || folder.root.length > best.folder.root.length))
        best = { folder, file };
    }
    return best;
  };
  const uriOnScreen = (folder: Folder, file: string): string => {
    const open = documents.all().find((document) => fileOf(folder.root, document.uri) === file);
    return open?.uri ?? uriOf(folder.root, file);
  };
  const add = (uri: string): Folder | undefined => {
    const root = pathOf(uri);
    if (root === undefined || folders.has(uri)) return folders.get(uri);
    const folder = openFolder(
      {
        clock,
        wanted: () => environment.settings().baseline,
        trusted: () => trusted,
        cache: environment.cache(),
        pool: environment.pool,
        failed: (what, error) => connection.console.error(`${what} failed: ${textOf(error)}`),
        early: (one, problems) => {
          one.publisher.show({ diagnostics: problemsByFile(problems), lenses: new Map(), broken: new Set() }, false);
        },
        judged: (one, onlyTyping) => {
          const report = one.latest();
          if (report === undefined) return;
          const isShown = one.publisher.show(
            {
              diagnostics: diagnosticsOf(one, report, clock.today()),
              lenses: lensesOf(report, environment.settings().codeLens),
              broken: brokenFiles(report),
            },
            onlyTyping,
          );
          if (isShown) tellStatus();
        },
        publisher: (one) =>
          createPublisher({
            clock,
            judged: one.isJudged,
            settled: tellStatus,
            send: (file, diagnostics) => {
              const uri = uriOnScreen(one, file);
              // A folder inside this one speaks for its own files.
              if (locate(uri)?.folder !== one) return;
              inBackground(connection, 'Diagnostics', () =>
                connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] }),
              );
            },
            lensesChanged: () => {
              if (!environment.client().lensRefresh) return;
              inBackground(connection, 'Lenses', () => connection.sendRequest(CodeLensRefreshRequest.type));
            },
          }),
      },
      uri,
      root,
    );
    folders.set(uri, folder);
    for (const document of documents.all()) {
      const file = fileOf(root, document.uri);
      if (file !== undefined) folder.opened(file, document.getText());
    }
    return folder;
  };
  const indexAll = async (anew: boolean): Promise<void> => {
    const waiting = all().filter((folder) => anew || folder.state() !== 'ready');
    if (waiting.length === 0) {
      // A window without a folder waits for nothing.
      tellStatus();
      return;
    }
    // Reading anew after a commit takes no time worth a progress bar.
    const visible = environment.client().progress && waiting.some((folder) => folder.state() !== 'ready');
    await withProgress(connection, visible, INDEXING, async (signal, report) => {
      for (const folder of waiting) {
        const done = folder.index({ signal, progress: report });
        tellStatus();
        await done;
        logIndex(connection, folder);
      }
    });
    tellStatus();
  };

  return {
    all,
    locate,
    add,
    remove: (uri) => {
      folders.get(uri)?.dispose();
      folders.delete(uri);
      tellStatus();
    },
    index: (anew = false) => {
      indexing = indexing.catch(() => undefined).then(() => indexAll(anew));
      return indexing;
    },
    readBaselines: async () => {
      const read = all().filter((folder) => folder.state() !== 'cancelled');
      await Promise.all(read.map((folder) => folder.readBaseline()));
    },
    trust: (given) => {
      trusted = given;
    },
    isTrusted: () => trusted,
    touch: () => {
      for (const folder of folders.values()) folder.touch('other');
    },
    tellStatus,
    dispose: () => {
      for (const folder of folders.values()) folder.dispose();
      folders.clear();
    },
  };
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
