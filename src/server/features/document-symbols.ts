// Document symbols: the outline of our files and of OpenAPI documents.
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver/node';
import { type OutlineItem, outlineOf } from '../../core/navigation/outline';
import type { Server } from '../context';
import { guardRequest } from '../guard';
import { oursOf } from '../spot';
import { toRange } from '../to-lsp';

const KINDS: Record<OutlineItem['kind'], SymbolKind> = {
  service: SymbolKind.Module,
  operation: SymbolKind.Method,
  flow: SymbolKind.Event,
  objective: SymbolKind.Constant,
  call: SymbolKind.Interface,
  story: SymbolKind.Package,
  practice: SymbolKind.Boolean,
  waiver: SymbolKind.Key,
  question: SymbolKind.String,
  check: SymbolKind.Property,
};

export function registerDocumentSymbols({ connection, locate }: Server): void {
  connection.onDocumentSymbol(
    guardRequest<{ textDocument: { uri: string } }, DocumentSymbol[] | null>(
      connection,
      'The outline',
      null,
      async ({ textDocument }) => {
        const found = locate(textDocument.uri);
        if (found?.folder.report() === undefined) return null;
        const syntax = await oursOf(found.folder, found.file);
        return syntax === undefined ? null : outlineOf(syntax).map(toSymbol);
      },
    ),
  );
}

function toSymbol({ kind, name, detail, place, namePlace, children }: OutlineItem): DocumentSymbol {
  return {
    name,
    ...(detail === undefined ? {} : { detail }),
    kind: KINDS[kind],
    range: toRange(place),
    selectionRange: toRange(namePlace),
    children: children.map(toSymbol),
  };
}
