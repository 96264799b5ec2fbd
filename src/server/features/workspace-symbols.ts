// Workspace symbols: services, operations and flows of all folders by a part of their name.
import { type SymbolInformation, SymbolKind, type WorkspaceSymbolParams } from 'vscode-languageserver/node';
import { type FoundName, searchGraph } from '../../core/navigation/search';
import type { Server } from '../context';
import { guardRequest } from '../guard';
import { toRange } from '../to-lsp';
import { uriOf } from '../uri';

/** Nobody reads further; typing more letters finds the rest. */
const MOST = 500;
const LONGEST = 200;

const KINDS: Record<FoundName['kind'], SymbolKind> = {
  service: SymbolKind.Module,
  operation: SymbolKind.Method,
  flow: SymbolKind.Event,
};

export function registerWorkspaceSymbols({ connection, folders }: Server): void {
  connection.onWorkspaceSymbol(
    guardRequest<WorkspaceSymbolParams, SymbolInformation[]>(connection, 'The search', [], ({ query }, token) => {
      const found: SymbolInformation[] = [];
      for (const folder of folders()) {
        if (token.isCancellationRequested) return [];
        const head = folder.report()?.head;
        if (head === undefined) continue;
        for (const { kind, name, container, place } of searchGraph(head, query.slice(0, LONGEST), MOST - found.length))
          found.push({
            name: name.slice(0, LONGEST) || '(no name)',
            kind: KINDS[kind],
            ...(container === undefined ? {} : { containerName: container }),
            location: { uri: uriOf(folder.root, place.file), range: toRange(place) },
          });
      }
      return found;
    }),
  );
}
