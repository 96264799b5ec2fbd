// Answers one question: ready answers to pick from, or words of one's own.
import * as vscode from 'vscode';
import type { QuestionView } from '../../protocol/views';
import type { ClientCommand } from '../context';
import { asked } from './asked';
import { recordAnswer } from './record-answer';

export const answerQuestion: ClientCommand = {
  id: 'sreLens.answerQuestion',
  run: async (client, ...args) => {
    const about = asked(client, args);
    if (about === undefined) return;
    const text = await askAnswer(about.question);
    if (text !== undefined) await recordAnswer(client, { call: about.call.key, question: about.question.id, text });
  },
};

/** The answer a person picks or types; `undefined` if they cancel. What is typed in the box is itself an item. */
function askAnswer(question: QuestionView): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick();
  pick.title = `${question.id} ${question.question}`;
  pick.placeholder = question.ready.length > 0 ? 'Pick a ready answer, or type your own' : 'Type your answer';
  pick.ignoreFocusOut = true;
  const ready = question.ready.map((one) => ({ label: one.text, description: one.source }));
  const given = question.answer === undefined ? [] : [{ label: question.answer, description: 'the answer so far' }];
  const draw = (typed: string): void => {
    const own = typed.trim() === '' ? [] : [{ label: typed.trim(), description: 'your own words', alwaysShow: true }];
    pick.items = [...own, ...given, ...ready];
  };
  draw('');
  return new Promise((resolve) => {
    pick.onDidChangeValue(draw);
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.label);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
