// Rename of a service or an operation in all files of the folder that are ours to write.
import {
  LSPErrorCodes,
  MessageType,
  type Position,
  type Range,
  type RenameParams,
  ResponseError,
  ShowMessageNotification,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { TextEdit } from '../../core/model/edit';
import type { Place } from '../../core/model/place';
import {
  foreignPlaces,
  type Renaming,
  refusal,
  renameableAt,
  renameIn,
  undeclared,
} from '../../core/navigation/rename';
import type { Server } from '../context';
import { eachFile } from '../each-file';
import { guardRequest } from '../guard';
import { shapes } from '../shapes';
import { type Spot, spotAt } from '../spot';
import { toRange } from '../to-lsp';
import { workspaceEdit } from '../workspace-edit';

interface At {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}
type Refused = ResponseError<undefined>;

const NO_NAME = 'This is not the name of a service or an operation that SRE Lens knows.';
const CHANGED = 'A file changed while the names were looked up. Rename again.';
/** Places that a message names; the rest is counted. */
const NAMED_PLACES = 3;

export function registerRename(server: Server): void {
  const { connection } = server;
  connection.onPrepareRename(
    guardRequest<At, { range: Range; placeholder: string } | Refused | null>(
      connection,
      'Rename',
      null,
      ({ textDocument, position }) => {
        const spot = spotAt(server, textDocument.uri, position);
        const found = spot && nameAt(spot);
        if (spot === undefined || found === undefined) return null;
        if ('refused' in found) return refuse(found.refused);
        return { range: toRange(spot.syntax.place(found.span)), placeholder: found.from };
      },
    ),
  );
  connection.onRenameRequest(
    guardRequest<RenameParams, WorkspaceEdit | Refused | null>(connection, 'Rename', null, async (params, token) => {
      const spot = spotAt(server, params.textDocument.uri, params.position);
      const found = spot && nameAt(spot);
      if (spot === undefined || found === undefined) return refuse(NO_NAME);
      if ('refused' in found) return refuse(found.refused);
      const renaming: Renaming = { subject: found.subject, from: found.from, to: params.newName.trim() };
      const refused = refusal(spot.graph, renaming);
      if (refused !== undefined) return refuse(refused);

      const { folder, graph } = spot;
      const edits: TextEdit[] = [];
      const left: Place[] = [];
      let declares = false;
      const texts = new Map<string, string>();
      const done = await eachFile(server, folder, [renaming.from], token, (syntax) => {
        const file = renameIn(graph, shapes(), syntax, renaming);
        edits.push(...file.edits);
        if (file.edits.length > 0) texts.set(syntax.file, syntax.text);
        left.push(...file.left);
        declares ||= file.declares;
      });
      if (!done) return null;
      // Other messages were handled on the way: an edit must fit the text that it is applied to.
      if ([...texts].some(([file, text]) => folder.source(file)?.text() !== text)) return refuse(CHANGED);
      const reason = declares ? undefined : undeclared(graph, renaming);
      if (reason !== undefined) return refuse(reason);
      left.push(
        ...foreignPlaces(
          graph,
          renaming,
          edits.map(({ place }) => place),
        ),
      );
      if (left.length > 0)
        await connection.sendNotification(ShowMessageNotification.type, {
          type: MessageType.Warning,
          message: stillSaid(renaming, left),
        });
      return workspaceEdit(server, folder, { title: `Rename ${renaming.from}`, edits }) ?? refuse(NO_NAME);
    }),
  );
}

function nameAt({ graph, syntax, mentions }: Spot): ReturnType<typeof renameableAt> {
  for (const mention of mentions) {
    const found = renameableAt(graph, syntax, mention);
    if (found !== undefined) return found;
  }
  return undefined;
}

function stillSaid({ from, to }: Renaming, left: readonly Place[]): string {
  const named = left.slice(0, NAMED_PLACES).map(({ file, line }) => `${file}:${line}`);
  const more = left.length > named.length ? ` and ${left.length - named.length} more` : '';
  return `Renaming ${from} to ${to} leaves these places as they are: ${named.join(', ')}${more}. Change them by hand, or they go on speaking of ${from}.`;
}

function refuse(reason: string): Refused {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}
