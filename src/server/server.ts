// The language server over one connection: folders, documents and settings; what it answers is in features/.
import type { Connection, InitializeParams } from 'vscode-languageserver/node';
import { isAbsolute } from 'node:path';
import { abilitiesOf, offeredTo } from './abilities';
import { type Clock, SYSTEM_CLOCK } from './clock';
import type { Server } from './context';
import { createDocuments } from './documents';
import { registerFeatures } from './features/index';
import { createFolders } from './folders';
import { inBackground } from './guard';
import { openIndexCache } from '../workspace/index-cache/cache';
import type { ReadingPool } from '../workspace/reading-apart/pool';
import type { PrometheusSettings } from '../sources/prometheus/address';
import { createLiveStore } from './live-store';
import { createReadinessStore } from './readiness-store';
import { askToBeTold, listenToDocuments, listenToWorkspace } from './listen';
import { DEFAULT_SETTINGS, field, readSettings, type Settings } from './settings';

export interface ServerOptions {
  readonly clock?: Clock;
  /** The warm index: where it lies unless the client names a folder, and which program reads. Absent: there is none. */
  readonly cache?: { readonly folder: string | undefined; readonly build: string };
  /** Threads that read large files; closed with the server. Absent: the server's own thread reads everything. */
  readonly pool?: ReadingPool;
  /** Where live numbers are asked for, as the person said who started the program. Absent: nothing ever connects. */
  readonly prometheus?: PrometheusSettings;
}

/** Serves one client over `connection` until it is closed. Handlers are set at once; `listen` is called here. */
export function startServer(
  connection: Connection,
  { clock = SYSTEM_CLOCK, cache, pool, prometheus }: ServerOptions = {},
): void {
  let settings: Settings = DEFAULT_SETTINGS;
  let client = abilitiesOf({ processId: null, rootUri: null, capabilities: {} });
  let cacheFolder: string | undefined;
  const documents = createDocuments();
  const folders = createFolders({
    connection,
    clock,
    documents,
    settings: () => settings,
    client: () => client,
    pool,
    cache: () => {
      const folder = cacheFolder ?? cache?.folder;
      if (cache === undefined || folder === undefined) return undefined;
      return (root) => openIndexCache({ root, folder, build: cache.build });
    },
    told: () => live.touch(),
  });
  const live = createLiveStore({
    connection,
    clock,
    settings: () => settings,
    progress: () => client.progress,
    folders: folders.all,
    trusted: folders.isTrusted,
    changed: folders.tellStatus,
    ...(prometheus === undefined ? {} : { prometheus }),
  });
  const server: Server = {
    connection,
    clock,
    documents,
    folders: folders.all,
    locate: folders.locate,
    settings: () => settings,
    client: () => client,
    tellStatus: folders.tellStatus,
    live,
    readiness: createReadinessStore(),
  };
  const pullSettings = async (): Promise<void> => {
    if (!client.configuration) return;
    const before = settings;
    settings = readSettings(await connection.workspace.getConfiguration('sreLens'));
    if (settings.baseline !== before.baseline) await folders.readBaselines();
    else if (settings.codeLens !== before.codeLens) folders.touch();
  };

  connection.onInitialize((params: InitializeParams) => {
    client = abilitiesOf(params);
    settings = readSettings(field(params.initializationOptions, 'settings'));
    const storage = field(params.initializationOptions, 'cacheFolder');
    cacheFolder = typeof storage === 'string' && isAbsolute(storage) ? storage : undefined;
    folders.trust(field(params.initializationOptions, 'trusted') === true);
    for (const uri of rootsOf(params)) folders.add(uri);
    return { capabilities: offeredTo(params), serverInfo: { name: 'SRE Lens' } };
  });
  connection.onInitialized(() => {
    inBackground(connection, 'Starting', async () => {
      await askToBeTold(server, client, folders);
      await pullSettings();
      await folders.index();
    });
  });
  listenToDocuments(server);
  listenToWorkspace(server, folders, pullSettings);
  registerFeatures(server);
  connection.onShutdown(() => {
    live.dispose();
    folders.dispose();
    pool?.close();
  });
  connection.listen();
}

function rootsOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders !== null && workspaceFolders !== undefined) return workspaceFolders.map((folder) => folder.uri);
  return rootUri === null ? [] : [rootUri];
}
