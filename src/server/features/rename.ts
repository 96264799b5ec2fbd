// Rename of a service or an operation in all files of the folder that are ours to write.
import {
  type CancellationToken,
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
  type RenamedFile,
  type Renaming,
  refusal,
  renameableAt,
  renameIn,
  undeclared,
} from '../../core/navigation/rename';
import type { SyntaxFile } from '../../core/syntax/node';
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
      async ({ textDocument, position }) => {
        const spot = await spotAt(server, textDocument.uri, position);
        const found = spot && nameAt(spot);
        if (spot === undefined || found === undefined) return null;
        if ('refused' in found) return refuse(found.refused);
        return { range: toRange(spot.syntax.place(found.span)), placeholder: found.from };
      },
    ),
  );
  connection.onRenameRequest(
    guardRequest<RenameParams, WorkspaceEdit | Refused | null>(connection, 'Rename', null, async (params, token) => {
      const spot = await spotAt(server, params.textDocument.uri, params.position);
      const found = spot && nameAt(spot);
      if (spot === undefined || found === undefined) return refuse(NO_NAME);
      if ('refused' in found) return refuse(found.refused);
      const renaming: Renaming = { subject: found.subject, from: found.from, to: params.newName.trim() };
      const refused = refusal(spot.graph, renaming);
      if (refused !== undefined) return refuse(refused);

      const gathered = await gather(server, spot, renaming, token);
      if (gathered === undefined) return null;
      if (typeof gathered === 'string') return refuse(gathered);
      const { edits, left } = gathered;
      if (left.length > 0)
        await connection.sendNotification(ShowMessageNotification.type, {
          type: MessageType.Warning,
          message: stillSaid(renaming, left),
        });
      return workspaceEdit(server, spot.folder, { title: `Rename ${renaming.from}`, edits }) ?? refuse(NO_NAME);
    }),
  );
}

interface Gathered {
  readonly edits: readonly TextEdit[];
  /** What goes on saying the old name. */
  readonly left: readonly Place[];
}

/** The edits of all files; a sentence where the rename would not be whole, `undefined` where it was cancelled. */
async function gather(
  server: Server,
  { folder, graph }: Spot,
  renaming: Renaming,
  token: CancellationToken,
): Promise<Gathered | string | undefined> {
  const files: { readonly syntax: SyntaxFile; readonly renamed: RenamedFile }[] = [];
  const unread = await eachFile(server, folder, [renaming.from], token, (syntax) => {
    files.push({ syntax, renamed: renameIn(graph, shapes(), syntax, renaming) });
  });
  if (unread === 'cancelled') return undefined;
  if (unread[0] !== undefined)
    return `${unread[0]} is too large to look for the name in it. Rename there by hand, and in the other files by search.`;
  const broken = files.find(({ renamed }) => renamed.broken)?.syntax.file;
  if (broken !== undefined)
    return `${broken} has syntax errors, so what it names may not be found. Mend it, then rename.`;
  const edited = files.filter(({ renamed }) => renamed.edits.length > 0);
  // Other messages were handled on the way: an edit must fit the text that it is applied to.
  if (edited.some(({ syntax }) => folder.source(syntax.file)?.text() !== syntax.text)) return CHANGED;
  const reason = edited.some(({ renamed }) => renamed.declares) ? undefined : undeclared(graph, renaming);
  if (reason !== undefined) return reason;
  const edits = edited.flatMap(({ renamed }) => renamed.edits);
  const places = edits.map(({ place }) => place);
  const left = [...files.flatMap(({ renamed }) => renamed.left), ...foreignPlaces(graph, renaming, places)];
  return { edits, left };
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
