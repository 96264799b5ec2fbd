// Completion in our files and in our parts of OpenAPI documents: fields, words, services, operations, rules, questions.
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextMode,
  type Position,
} from 'vscode-languageserver/node';
import { type Completion, completeAt } from '../../core/completion/complete';
import { CHECKS } from '../../core/readiness';
import type { Server } from '../context';
import { guardRequest } from '../guard';
import { shapes } from '../shapes';

interface Params {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

/** Behind a colon, a blank, a quote or a `#` something new begins; letters ask by themselves. */
export const TRIGGERS = [':', ' ', '"', '#', '/'];

const KINDS: Record<Completion['kind'], CompletionItemKind> = {
  field: CompletionItemKind.Property,
  word: CompletionItemKind.EnumMember,
  service: CompletionItemKind.Module,
  operation: CompletionItemKind.Method,
  call: CompletionItemKind.Interface,
  file: CompletionItemKind.File,
  rule: CompletionItemKind.Constant,
  question: CompletionItemKind.Constant,
};

const LONGEST = 200;
const FILES = /\.(?:ya?ml|json)$/i;

export function registerCompletion({ connection, documents, locate }: Server): void {
  connection.onCompletion(
    guardRequest<Params, CompletionList | null>(connection, 'Completion', null, ({ textDocument, position }) => {
      const document = documents.get(textDocument.uri);
      const found = locate(textDocument.uri);
      // The names of a moment ago will do: what is typed right now is judged when it stands.
      const graph = (found?.folder.latest() ?? found?.folder.report())?.head;
      if (document === undefined || found === undefined || graph === undefined || !FILES.test(found.file)) return null;
      const json = /\.json$/i.test(found.file);
      const offered = completeAt(
        { shapes: shapes(), graph, file: found.file, json, checks: CHECKS },
        document.getText(),
        document.offsetAt(position),
      );
      if (offered === undefined) return null;
      const range = { start: document.positionAt(offered.start), end: document.positionAt(offered.end) };
      return {
        isIncomplete: offered.more,
        items: offered.items.map((item, index) => toItem(item, range, index)),
      };
    }),
  );
}

function toItem(item: Completion, range: { start: Position; end: Position }, index: number): CompletionItem {
  const { kind, text, detail, about, insert } = item;
  return {
    label: text.slice(0, LONGEST),
    kind: KINDS[kind],
    ...(detail === undefined ? {} : { detail: detail.slice(0, LONGEST) }),
    // A plain string is shown as it is; Markdown from files never is.
    ...(about === undefined ? {} : { documentation: about.slice(0, 10 * LONGEST) }),
    filterText: text,
    sortText: String(index).padStart(4, '0'),
    insertTextMode: InsertTextMode.asIs,
    textEdit: { range, newText: insert },
  };
}
