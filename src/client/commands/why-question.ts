// Says why a question is asked.
import * as vscode from 'vscode';
import type { ClientCommand } from '../context';
import { asked } from './asked';

export const whyQuestion: ClientCommand = {
  id: 'sreLens.whyQuestion',
  run: async (client, ...args) => {
    const about = asked(client, args);
    const call = about?.call ?? client.threads.callOf(args[0]);
    const detail =
      about === undefined
        ? [call?.message, call?.next].filter((text) => text !== undefined).join('\n\n')
        : about.question.why;
    if (detail !== '')
      await vscode.window.showInformationMessage(
        about === undefined ? (call?.label ?? '') : `${about.question.id} ${about.question.question}`,
        { modal: true, detail },
      );
  },
};
