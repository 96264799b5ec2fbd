// Which folder of the workspace a command is about.
import * as vscode from 'vscode';

/** The URI of the only folder, or of the one that a person picks; `undefined` if there is none or they cancel. */
export async function pickFolder(placeHolder: string): Promise<string | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const only = folders.length > 1 ? await vscode.window.showWorkspaceFolderPick({ placeHolder }) : folders[0];
  return only?.uri.toString();
}

/** The name of a folder where there are several, else nothing: alone it says nothing new. */
export function folderName(uri: string): string | undefined {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.length < 2 ? undefined : folders.find((folder) => folder.uri.toString() === uri)?.name;
}

/** The URI of the folder that holds a file; `undefined` outside of all of them. */
export function folderUriOf(uri: string): string | undefined {
  return vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(uri))?.uri.toString();
}

/** The name of the folder of a file, as above. */
export function folderOf(uri: string): string | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(uri));
  return folder === undefined ? undefined : folderName(folder.uri.toString());
}
