// A language server and its client in one process, over in-memory streams; time moves when a test says so.
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import {
  ApplyWorkspaceEditRequest,
  CodeLensRefreshRequest,
  ConfigurationRequest,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  LogMessageNotification,
  NullLogger,
  type ProgressToken,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentEdit,
  WorkDoneProgress,
  WorkDoneProgressCreateRequest,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { CURSOR, SERVICES, STATUS } from '../../src/protocol/messages';
import type { StatusView } from '../../src/protocol/views';
import { startServer } from '../../src/server/server';
import type { ReadingPool } from '../../src/workspace/reading-apart/pool';
import type { PrometheusSettings } from '../../src/sources/prometheus/address';
import { type TestClock, testClock } from './test-clock';

export interface TestOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly trusted?: boolean;
  /** Cancels the first work that shows a progress bar. */
  readonly cancelProgress?: boolean;
  /** Absent: the client applies the edits to its open documents. */
  readonly refuseEdits?: boolean;
  readonly folders?: readonly string[];
  /** Reads large files. */
  readonly pool?: ReadingPool;
  /** Where live numbers are asked for. */
  readonly prometheus?: PrometheusSettings;
}

export interface TestServer {
  readonly connection: ProtocolConnection;
  readonly clock: TestClock;
  readonly root: string;
  readonly status: () => StatusView | undefined;
  readonly diagnostics: (file: string) => readonly Diagnostic[];
  readonly allDiagnostics: () => ReadonlyMap<string, readonly Diagnostic[]>;
  /** Every publication so far, in order. */
  readonly published: () => readonly { readonly file: string; readonly diagnostics: readonly Diagnostic[] }[];
  readonly log: () => readonly string[];
  readonly lensRefreshes: () => number;
  /** Waits until `holds` does, looking after each notification. */
  readonly until: (holds: () => boolean) => Promise<void>;
  /** Does something and waits until its edits are judged and what follows is published. */
  readonly judged: (action: () => unknown) => Promise<void>;
  readonly uri: (file: string) => string;
  /** Of an absolute path. */
  readonly uriOf: (path: string) => string;
  readonly open: (file: string, text?: string) => Promise<void>;
  readonly text: (file: string) => string;
  /** Replaces a range of an open document; told in order, not awaited. */
  readonly edit: (
    file: string,
    line: number,
    character: number,
    endLine: number,
    endCharacter: number,
    text: string,
  ) => void;
  readonly cursor: (file: string, line: number) => void;
  readonly save: (file: string) => void;
  readonly close: (file: string) => void;
  readonly ask: <R>(method: string, params?: unknown) => Promise<R>;
  readonly apply: (edit: WorkspaceEdit) => Promise<void>;
  /** Cancels what shows a progress bar. */
  readonly cancelProgress: () => void;
  readonly stop: () => Promise<void>;
}

/** The message of a diagnostic as text; empty if there is none. */
export function messageOf(diagnostic: Diagnostic | undefined): string {
  const message = diagnostic?.message ?? '';
  return typeof message === 'string' ? message : message.value;
}

/** A folder with these files, removed by `remove`. */
export async function makeFolder(
  files: Readonly<Record<string, string>>,
): Promise<{ readonly root: string; readonly remove: () => Promise<void> }> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'sre-lens-server-')));
  for (const [file, text] of Object.entries(files)) await put(join(root, file), text);
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** Starts a server on a folder and waits until it is ready. */
export async function startTestServer(root: string, options: TestOptions = {}): Promise<TestServer> {
  const server = await startUnready(root, options);
  await server.until(() => server.status()?.state === 'ready');
  return server;
}

/** Starts a server on a folder without waiting for its first index. */
export async function startUnready(root: string, options: TestOptions = {}): Promise<TestServer> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const clock = testClock();
  startServer(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), {
    clock,
    ...(options.pool === undefined ? {} : { pool: options.pool }),
    ...(options.prometheus === undefined ? {} : { prometheus: options.prometheus }),
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
    NullLogger,
  );

  const shown = new Map<string, readonly Diagnostic[]>();
  const published: { file: string; diagnostics: readonly Diagnostic[] }[] = [];
  const log: string[] = [];
  const documents = new Map<string, TextDocument>();
  const waiting = new Set<() => void>();
  let status: StatusView | undefined;
  let refreshes = 0;
  const wake = (): void => {
    for (const look of waiting) look();
  };
  const fileOf = (uri: string): string => {
    const path = URI.parse(uri).fsPath;
    return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
  };
  const uriOf = (file: string): string => URI.file(join(root, file)).toString();
  const until = (holds: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!holds()) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  const change = (uri: string, edits: readonly { range: Diagnostic['range']; text: string }[]): void => {
    const document = documents.get(uri);
    if (document === undefined) throw new Error(`${uri} is not open`);
    documents.set(uri, TextDocument.update(document, [...edits], document.version + 1));
    tell('textDocument/didChange', {
      textDocument: { uri, version: document.version },
      contentChanges: edits,
    });
  };
  const tell = (method: string, params: unknown): void => {
    void connection.sendNotification(method, params);
  };
  const apply = async (edit: WorkspaceEdit): Promise<void> => {
    for (const part of edit.documentChanges ?? []) {
      if ('kind' in part) {
        if (part.kind === 'create') await put(URI.parse(part.uri).fsPath, '');
        continue;
      }
      await applyToDocument(part);
    }
  };
  const applyToDocument = async ({ textDocument: { uri }, edits }: TextDocumentEdit): Promise<void> => {
    if (!documents.has(uri)) await open(fileOf(uri));
    const sorted = edits
      .flatMap((edit) => ('newText' in edit ? [{ range: edit.range, text: edit.newText }] : []))
      .sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character)
      // From the end of the text; of several at one place the last one first.
      .reverse();
    change(uri, sorted);
  };
  const open = async (file: string, text?: string): Promise<void> => {
    const content = text ?? (await readFile(join(root, file), 'utf8'));
    const document = TextDocument.create(uriOf(file), 'yaml', 1, content);
    documents.set(document.uri, document);
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: document.uri, languageId: 'yaml', version: 1, text: content },
    });
  };

  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
    shown.set(fileOf(uri), diagnostics);
    published.push({ file: fileOf(uri), diagnostics });
    wake();
  });
  connection.onNotification(STATUS, (params: StatusView) => {
    status = params;
    wake();
  });
  connection.onNotification(LogMessageNotification.type, ({ message }) => {
    log.push(message);
    wake();
  });
  connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => options.settings ?? {}));
  connection.onRequest(RegistrationRequest.type, () => undefined);
  connection.onRequest(CodeLensRefreshRequest.type, () => {
    refreshes += 1;
    wake();
  });
  let mayCancel = options.cancelProgress === true;
  let bars: ProgressToken[] = [];
  connection.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
    bars.push(token);
    connection.onProgress(WorkDoneProgress.type, token, ({ kind }) => {
      if (kind !== 'begin' || !mayCancel) return;
      mayCancel = false;
      tell('window/workDoneProgress/cancel', { token });
    });
  });
  connection.onRequest(ApplyWorkspaceEditRequest.type, async ({ edit }) => {
    if (options.refuseEdits === true) return { applied: false, failureReason: 'the test refuses' };
    await apply(edit);
    return { applied: true };
  });
  connection.listen();

  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: URI.file(root).toString(),
    workspaceFolders: (options.folders ?? [root]).map((folder) => ({ uri: URI.file(folder).toString(), name: folder })),
    capabilities: {
      window: { workDoneProgress: true },
      workspace: {
        configuration: true,
        applyEdit: true,
        workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
        workspaceFolders: true,
        didChangeConfiguration: { dynamicRegistration: true },
        didChangeWatchedFiles: { dynamicRegistration: true },
        codeLens: { refreshSupport: true },
      },
    },
    initializationOptions: { trusted: options.trusted ?? true },
  });
  await connection.sendNotification('initialized', {});

  return {
    connection,
    clock,
    root,
    status: () => status,
    diagnostics: (file) => shown.get(file) ?? [],
    allDiagnostics: () => new Map([...shown].filter(([, list]) => list.length > 0)),
    published: () => published,
    log: () => log,
    lensRefreshes: () => refreshes,
    until,
    judged: async (action) => {
      await action();
      // Messages are handled in order, and this one needs the report of what is there now.
      await connection.sendRequest(SERVICES);
    },
    uri: uriOf,
    uriOf: (path) => URI.file(path).toString(),
    open,
    text: (file) => documents.get(uriOf(file))?.getText() ?? '',
    edit: (file, line, character, endLine, endCharacter, text) =>
      change(uriOf(file), [
        { range: { start: { line, character }, end: { line: endLine, character: endCharacter } }, text },
      ]),
    cursor: (file, line) => tell(CURSOR, { uri: uriOf(file), line }),
    save: (file) => tell('textDocument/didSave', { textDocument: { uri: uriOf(file) } }),
    close: (file) => {
      documents.delete(uriOf(file));
      tell('textDocument/didClose', { textDocument: { uri: uriOf(file) } });
    },
    ask: <R>(method: string, params?: unknown) => connection.sendRequest<R>(method, params),
    apply,
    cancelProgress: () => {
      for (const token of bars) tell('window/workDoneProgress/cancel', { token });
      bars = [];
    },
    stop: async () => {
      await connection.sendRequest('shutdown');
      connection.dispose();
      toServer.destroy();
      toClient.destroy();
    },
  };
}
