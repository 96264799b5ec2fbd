// The monthly review: walks through the practices that are due, one after the other.
import * as vscode from 'vscode';
import type { ClientCommand } from '../context';
import { askPractices, dueRows, rowsOf } from '../practices/store';
import { reviewDue } from '../practices/review';
import { sayNone } from './practice-asked';

export const reviewPractices: ClientCommand = {
  id: 'sreLens.reviewPractices',
  run: async ({ connection }) => {
    const known = await askPractices(connection);
    const due = dueRows(known);
    if (rowsOf(known).length === 0) return sayNone(false);
    if (due.length === 0) {
      const next = rowsOf(known)
        .flatMap(({ review }) => review ?? [])
        .sort()[0];
      const when = next === undefined ? '' : ` The next review date is ${next}.`;
      await vscode.window.showInformationMessage(`No practice is due: nothing to decide this month.${when}`);
      return;
    }
    const { decided, left } = await reviewDue(connection, due, known.today);
    await vscode.window.showInformationMessage(
      `${count(decided)} decided${left === 0 ? '' : `, ${left} still due`}. Commit .sre/practices.yaml with the decisions.`,
    );
  },
};

function count(practices: number): string {
  return practices === 1 ? '1 practice' : `${practices === 0 ? 'No' : practices} practices`;
}
