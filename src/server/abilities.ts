// What the client can do, and what this server offers.
import {
  CodeActionKind,
  type InitializeParams,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { FIX_ALL } from './features/fix-all';
import type { ClientAbilities } from './context';
import { TRIGGERS } from './features/completion';

/** What the client says it can do; what it does not name it cannot. */
export function abilitiesOf({ capabilities: { workspace, window } }: InitializeParams): ClientAbilities {
  return {
    progress: window?.workDoneProgress === true,
    configuration: workspace?.configuration === true,
    configurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watching: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    folders: workspace?.workspaceFolders === true,
    lensRefresh: workspace?.codeLens?.refreshSupport === true,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
  };
}

/** What this server offers a client; a client that cannot ask whether a rename is possible is not told that it may. */
export function offeredTo({ capabilities: { textDocument } }: InitializeParams): ServerCapabilities {
  return {
    ...OFFERED,
    renameProvider: textDocument?.rename?.prepareSupport === true ? { prepareProvider: true } : true,
  };
}

const OFFERED: ServerCapabilities = {
  textDocumentSync: {
    openClose: true,
    change: TextDocumentSyncKind.Incremental,
    save: { includeText: false },
  },
  codeLensProvider: { resolveProvider: false },
  hoverProvider: true,
  completionProvider: { triggerCharacters: TRIGGERS, resolveProvider: false },
  definitionProvider: true,
  referencesProvider: true,
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  documentLinkProvider: { resolveProvider: false },
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};
