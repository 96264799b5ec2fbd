// The comments of a thread: what changes, the ways out, one for each gate question, and the way to the others.
import * as vscode from 'vscode';
import type { NewCallView, QuestionView } from '../../protocol/views';
import { answerText, links, summary, waysOut } from './text';

/** A comment that knows its question: VS Code passes the same object to the menu's command. */
export interface ChecklistComment extends vscode.Comment {
  readonly call: string;
  readonly question?: string;
}

/** All comments of a call's thread. `extension` is the folder with the pictures. */
export function commentsOf(call: NewCallView, extension: vscode.Uri): ChecklistComment[] {
  const picture = (name: string): vscode.Uri => vscode.Uri.joinPath(extension, 'media', 'comments', `${name}.svg`);
  const comment = (
    author: string,
    icon: string,
    rest: Pick<ChecklistComment, 'body' | 'contextValue' | 'label' | 'question'>,
  ): ChecklistComment => ({
    call: call.key,
    author: { name: author, iconPath: picture(icon) },
    mode: vscode.CommentMode.Preview,
    ...rest,
  });
  const gates = call.questions.filter((one) => one.gate);
  const rest = call.questions.filter((one) => !one.gate);
  return [
    comment('SRE Lens', 'lens', { body: summary(call), contextValue: 'summary' }),
    ...(call.waysOut.length === 0 ? [] : [comment('Ways out', 'ways', { body: waysOut(call), contextValue: 'ways' })]),
    ...gates.map((one) =>
      comment(`${one.id} ${one.question}`, iconOf(one), {
        question: one.id,
        body: answerText(one),
        contextValue: contextOf(one),
        label: LABELS[one.state],
      }),
    ),
    ...(rest.length === 0
      ? []
      : [comment('More', 'more', { body: links(call), contextValue: 'more', label: countOf(rest) })]),
  ];
}

const LABELS = { open: 'open', stale: 'answer again', answered: 'answered', evidence: 'from the files' } as const;

function iconOf(view: QuestionView): string {
  if (view.state === 'stale') return 'stale';
  return view.state === 'open' ? 'open' : 'answered';
}

function countOf(rest: readonly QuestionView[]): string {
  const open = rest.filter((one) => one.state === 'open' || one.state === 'stale').length;
  return [
    ...(rest.length > open ? [`${rest.length - open} filled in`] : []),
    ...(open > 0 ? [`${open} optional`] : []),
  ].join(', ');
}

/** Words that package.json's menus match: what can be done with the comment. */
function contextOf(view: QuestionView): string {
  const open = view.state === 'open' || view.state === 'stale';
  if (!open) return view.state === 'answered' ? 'question answered' : 'question evidence';
  return view.ready.length > 0 ? 'question open ready' : 'question open';
}
