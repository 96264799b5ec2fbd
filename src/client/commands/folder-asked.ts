// Which folder a command is about: one that a page of ours names, or one that a person picks.
import * as vscode from 'vscode';
import { pickFolder } from '../folders';

/** Takes what came with the command; it may be anything. */
export function folderAsked(thing: unknown, placeHolder: string): Promise<string | undefined> {
  const known = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
  const named = known.find((uri) => uri === thing);
  return named === undefined ? pickFolder(placeHolder) : Promise.resolve(named);
}
