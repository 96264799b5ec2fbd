// The files of a folder that hold a word, one after the other; other messages are handled in between.
import type { CancellationToken } from 'vscode-languageserver/node';
import { mayBeOurs } from '../core/reading';
import type { SyntaxFile } from '../core/syntax/node';
import type { Server } from './context';
import { nextTurn } from './clock';
import type { Folder } from './folder';

/** Work goes on for this many milliseconds before other messages have their turn: half of what a person notices. */
const LONGEST_STRETCH_MS = 25;

/**
 * Calls `visit` with the nodes of each file of ours whose text holds one of `words`. Gives the files that are too large to be
 * looked into, or that the request was cancelled on the way.
 */
export async function eachFile(
  server: Server,
  folder: Folder,
  words: readonly string[],
  token: CancellationToken,
  visit: (syntax: SyntaxFile) => void,
): Promise<readonly string[] | 'cancelled'> {
  const left: string[] = [];
  let begun = server.clock.now();
  for (const [file, source] of folder.workspace.snapshot(server.clock.today()).head) {
    if (server.clock.now() - begun > LONGEST_STRETCH_MS) {
      await nextTurn();
      begun = server.clock.now();
    }
    if (token.isCancellationRequested) return 'cancelled';
    const text = source.text();
    if (typeof text !== 'string' || !words.some((word) => text.includes(word)) || !mayBeOurs(file, text)) continue;
    const syntax = await folder.nodes(file);
    if (syntax === undefined) left.push(file);
    else visit(syntax);
  }
  return left;
}
