// What stands at a position of a document of ours.
import type { Position } from 'vscode-languageserver/node';
import type { Graph } from '../core/model/graph';
import { mentionsAt } from '../core/navigation/mentions';
import type { Mention } from '../core/navigation/mention';
import { type Subject, subjectOf } from '../core/navigation/subject';
import { mayBeOurs } from '../core/reading';
import type { SyntaxFile } from '../core/syntax/node';
import type { Server } from './context';
import type { Folder } from './folder';
import { shapes } from './shapes';

export interface Spot {
  readonly folder: Folder;
  readonly file: string;
  readonly graph: Graph;
  readonly syntax: SyntaxFile;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  /** What the text there names. */
  readonly mentions: readonly Mention[];
}

export interface Meant {
  readonly mention: Mention;
  readonly subject: Subject;
}

/** `undefined` for documents that are not ours, and before the first index. */
export async function spotAt(server: Server, uri: string, position: Position): Promise<Spot | undefined> {
  const found = server.locate(uri);
  const graph = found?.folder.report()?.head;
  if (found === undefined || graph === undefined) return undefined;
  const syntax = await oursOf(found.folder, found.file);
  if (syntax === undefined) return undefined;
  const line = position.line + 1;
  const column = position.character + 1;
  const mentions = mentionsAt(shapes(), syntax, syntax.offset(line, column));
  return { ...found, graph, syntax, line, column, mentions };
}

/** The nodes of a file that may be ours; nobody else's file is parsed for a request. */
export async function oursOf(folder: Folder, file: string): Promise<SyntaxFile | undefined> {
  const text = folder.source(file)?.text();
  return typeof text === 'string' && mayBeOurs(file, text) ? folder.nodes(file) : undefined;
}

/** The service or operation that is named at the spot, and by what; a single method on the line of a path counts. */
export function meantAt({ graph, syntax, mentions }: Spot): Meant | undefined {
  const meant = mentions.flatMap((mention) => {
    const subject = subjectOf(graph, syntax, mention);
    return subject === undefined ? [] : [{ mention, subject }];
  });
  const paths = meant.filter(({ mention }) => mention.kind === 'method' && mention.method !== mention.span);
  return paths.length > 1 ? undefined : meant[0];
}
