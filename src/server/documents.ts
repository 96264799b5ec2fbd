// The open editors: their texts and versions, and the edits by which a text became the next one.
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { LineEdit } from './line-edit';

export interface Documents {
  readonly get: (uri: string) => TextDocument | undefined;
  readonly all: () => readonly TextDocument[];
  readonly open: (uri: string, language: string, version: number, text: string) => TextDocument;
  /** Applies changes in order; `undefined` if the document is not open. An edit of the whole text gives no edits. */
  readonly change: (
    uri: string,
    version: number,
    changes: readonly TextDocumentContentChangeEvent[],
  ) => { readonly document: TextDocument; readonly edits: readonly LineEdit[] | undefined } | undefined;
  readonly close: (uri: string) => void;
}

export function createDocuments(): Documents {
  const documents = new Map<string, TextDocument>();
  return {
    get: (uri) => documents.get(uri),
    all: () => [...documents.values()],
    open: (uri, language, version, text) => {
      const document = TextDocument.create(uri, language, version, text);
      documents.set(uri, document);
      return document;
    },
    change: (uri, version, changes) => {
      const known = documents.get(uri);
      if (known === undefined) return undefined;
      let edits: LineEdit[] | undefined = [];
      for (const change of changes) {
        if ('range' in change) edits?.push({ ...change.range, text: change.text });
        else edits = undefined;
      }
      const document = TextDocument.update(known, [...changes], version);
      documents.set(uri, document);
      return { document, edits };
    },
    close: (uri) => {
      documents.delete(uri);
    },
  };
}
