// Document links: API documents, extended configs, runbooks and web addresses that our files name.
import type { DocumentLink } from 'vscode-languageserver/node';
import { type FoundLink, linksOf } from '../../core/navigation/links';
import type { Server } from '../context';
import type { Folder } from '../folder';
import { guardRequest } from '../guard';
import { shapes } from '../shapes';
import { oursOf } from '../spot';
import { toRange } from '../to-lsp';
import { uriOf } from '../uri';

const MOST = 500;

export function registerDocumentLinks({ connection, locate }: Server): void {
  connection.onDocumentLinks(
    guardRequest<{ textDocument: { uri: string } }, DocumentLink[] | null>(
      connection,
      'Links',
      null,
      async ({ textDocument }) => {
        const found = locate(textDocument.uri);
        if (found?.folder.report() === undefined) return null;
        const syntax = await oursOf(found.folder, found.file);
        if (syntax === undefined) return null;
        return linksOf(shapes(), syntax)
          .slice(0, MOST)
          .map((link) => toLink(found.folder, link));
      },
    ),
  );
}

/** A file may be one that we do not read (a runbook): the editor says so if it is not there. */
function toLink(folder: Folder, { place, to }: FoundLink): DocumentLink {
  return { range: toRange(place), target: 'file' in to ? uriOf(folder.root, to.file) : to.address };
}
