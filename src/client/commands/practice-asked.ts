// The practice that a command is about: of a menu, of an argument, or picked.
import * as vscode from 'vscode';
import type { PracticeRow } from '../../protocol/views';
import type { ClientContext } from '../context';
import { folderName } from '../folders';
import { askPractices, rowsOf } from '../practices/store';
import { stateWords } from '../views/practices-items';

/** A practice with the day on which it is decided. */
export interface PracticeAsked {
  readonly row: PracticeRow;
  readonly today: string;
}

/** `fits` says which ones the command is for; `undefined` where there is none (told), or they cancel. */
export async function practiceAsked(
  client: ClientContext,
  thing: unknown,
  title: string,
  fits: (row: PracticeRow) => boolean,
): Promise<PracticeAsked | undefined> {
  const known = await askPractices(client.connection);
  const rows = rowsOf(known);
  const wanted = client.practices.rowOf(thing);
  const named = rows.find(({ folder, id }) =>
    wanted === undefined ? id === thing : folder === wanted.folder && id === wanted.id,
  );
  if (named !== undefined) return { row: named, today: known.today };
  const fitting = rows.filter(fits);
  if (fitting.length === 0) {
    await sayNone(rows.length > 0);
    return undefined;
  }
  const items = fitting.map((row) => ({
    label: row.title,
    description: [stateWords(row), row.group, folderName(row.folder)].filter((text) => text !== undefined).join(' · '),
    row,
  }));
  const picked = await vscode.window.showQuickPick(items, { title, matchOnDescription: true });
  return picked && { row: picked.row, today: known.today };
}

const CREATE = 'Create Practices File';

/** Says why there is nothing to choose from. */
export async function sayNone(any: boolean): Promise<void> {
  if (any) {
    await vscode.window.showInformationMessage('No practice is left for that.');
    return;
  }
  const chosen = await vscode.window.showInformationMessage(
    'There is no practice yet: .sre/practices.yaml holds what a team does, and what it does not do for now.',
    CREATE,
  );
  if (chosen === CREATE) await vscode.commands.executeCommand('sreLens.createPractices');
}
