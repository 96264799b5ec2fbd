// Says that a question does not apply, with the reason.
import * as vscode from 'vscode';
import type { ClientCommand } from '../context';
import { asked } from './asked';
import { recordAnswer } from './record-answer';

export const markNotApplicable: ClientCommand = {
  id: 'sreLens.markNotApplicable',
  run: async (client, ...args) => {
    const about = asked(client, args);
    if (about === undefined) return;
    const reason = await vscode.window.showInputBox({
      title: `${about.question.id} does not apply`,
      prompt: 'Why not? The reviewer reads this.',
      ignoreFocusOut: true,
      validateInput: (text) => (text.trim() === '' ? 'A reason is needed.' : undefined),
    });
    if (reason !== undefined)
      await recordAnswer(client, { call: about.call.key, question: about.question.id, notApplicable: reason.trim() });
  },
};
