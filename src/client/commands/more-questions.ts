// Lists every question of a call, filled in and optional; picking one answers it.
import * as vscode from 'vscode';
import type { QuestionView } from '../../protocol/views';
import type { ClientCommand } from '../context';

type Item = vscode.QuickPickItem & { readonly question?: string };

const GROUPS: readonly { readonly title: string; readonly holds: (view: QuestionView) => boolean }[] = [
  { title: 'before the sprint', holds: (view) => view.gate && isOpen(view) },
  { title: 'optional', holds: (view) => !view.gate && isOpen(view) },
  { title: 'answered', holds: (view) => view.state === 'answered' },
  { title: 'from the files', holds: (view) => view.state === 'evidence' },
];

export const moreQuestions: ClientCommand = {
  id: 'sreLens.moreQuestions',
  run: async (client, thing) => {
    const call = client.threads.callOf(thing) ?? client.presprint.callOf(thing);
    if (call === undefined) return;
    const items = GROUPS.flatMap(({ title, holds }): Item[] => {
      const group = call.questions.filter(holds);
      if (group.length === 0) return [];
      return [{ label: title, kind: vscode.QuickPickItemKind.Separator }, ...group.map(itemOf)];
    });
    const picked = await vscode.window.showQuickPick(items, {
      title: `Questions: ${call.label}`,
      placeHolder: 'Pick a question to answer it',
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (picked?.question !== undefined)
      await vscode.commands.executeCommand('sreLens.answerQuestion', call.key, picked.question);
  },
};

function isOpen(view: QuestionView): boolean {
  return view.state === 'open' || view.state === 'stale';
}

function itemOf(view: QuestionView): Item {
  const said = view.notApplicable === undefined ? view.answer : `not applicable: ${view.notApplicable}`;
  return {
    label: `$(${isOpen(view) ? 'circle-large-outline' : 'pass'}) ${view.question}`,
    description: view.id,
    detail: [view.staleBecause ?? said ?? view.why, ...view.known].join(' · '),
    question: view.id,
  };
}
