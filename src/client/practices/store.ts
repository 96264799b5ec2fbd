// What the client knows of practices: asked for when it is needed, in the words of the server.
import * as vscode from 'vscode';
import { DECIDE, type DecideParams, PRACTICES, type PracticesResult, type WriteResult } from '../../protocol/messages';
import type { PracticeRow, PracticesView } from '../../protocol/views';
import type { Connection } from '../connection';

/** The mind maps of all folders, and the day. */
export function askPractices(connection: Connection): Promise<PracticesResult> {
  return connection.ask<PracticesResult>(PRACTICES);
}

/** The practices of all folders. */
export function rowsOf({ folders }: PracticesResult): readonly PracticeRow[] {
  return folders.flatMap(({ practices }) => practices);
}

/** What is due in all folders, in the order in which it is to be decided. */
export function dueRows({ folders }: PracticesResult): readonly PracticeRow[] {
  return folders.flatMap(({ practices, due }: PracticesView) =>
    due.flatMap((id) => practices.find((practice) => practice.id === id) ?? []),
  );
}

/** Writes a decision; false, and a message, where that was not possible. */
export async function decide(
  connection: Connection,
  { folder, id }: PracticeRow,
  decision: Omit<DecideParams, 'folder' | 'practice'>,
): Promise<boolean> {
  const params: DecideParams = { folder, practice: id, ...decision };
  const result = await connection.ask<WriteResult>(DECIDE, params);
  if (!result.ok) await vscode.window.showErrorMessage(`Nothing was decided. ${result.reason}`);
  return result.ok;
}
