// Takes a ready answer: the only one at once, of several the one picked.
import * as vscode from 'vscode';
import type { ClientCommand } from '../context';
import { asked } from './asked';
import { recordAnswer } from './record-answer';

export const useReadyAnswer: ClientCommand = {
  id: 'sreLens.useReadyAnswer',
  run: async (client, ...args) => {
    const about = asked(client, args);
    if (about === undefined) return;
    const { ready, id, question } = about.question;
    const picked =
      ready.length === 1
        ? ready[0]?.text
        : (
            await vscode.window.showQuickPick(
              ready.map((one) => ({ label: one.text, description: one.source })),
              { title: `${id} ${question}` },
            )
          )?.label;
    if (picked !== undefined) await recordAnswer(client, { call: about.call.key, question: id, text: picked });
  },
};
