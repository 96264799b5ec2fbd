// The reply box of a thread: answers the first open question, or the one that the text names.
import * as vscode from 'vscode';
import type { ClientCommand } from '../context';
import { openQuestions } from '../model';
import { recordAnswer } from './record-answer';

const NAMED = /^(TS-\d{2})[\s:]+(\S[\s\S]*)$/i;

export const answerReply: ClientCommand = {
  id: 'sreLens.answerReply',
  run: async (client, reply) => {
    const call = client.threads.callOf(reply);
    const text = textOf(reply);
    if (call === undefined || text === '') return;
    const named = NAMED.exec(text);
    const question =
      named === null
        ? openQuestions(call)[0]?.id
        : call.questions.find((one) => one.id === named[1]?.toUpperCase())?.id;
    if (question === undefined) {
      await vscode.window.showWarningMessage('That question is not asked of this call.');
      return;
    }
    await recordAnswer(client, { call: call.key, question, text: named?.[2] ?? text });
  },
};

function textOf(reply: unknown): string {
  return typeof reply === 'object' && reply !== null && 'text' in reply && typeof reply.text === 'string'
    ? reply.text.trim()
    : '';
}
