// Text for threads. Everything here is untrusted Markdown, and text from files is escaped on top of that.
import * as vscode from 'vscode';
import type { NewCallView, QuestionView } from '../../protocol/views';

/** Every ASCII punctuation character as an entity: nothing from a file can become a link, an image or a command. */
export function escape(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, (character) => `&#${character.charCodeAt(0)};`).replace(/\s+/g, ' ');
}

/** The first comment of a thread: what changes, the path, the numbers, the ways out. */
export function summary(call: NewCallView): vscode.MarkdownString {
  const lines = [escape(call.message)];
  if (call.causes.length > 0) lines.push('', ...call.causes.map((cause) => `- ${escape(cause)}`));
  if (call.path.length > 0) lines.push('', call.path.map((link) => escape(link.label)).join(' → '));
  if (call.numbers.length > 0) lines.push('', ...table(call));
  if (call.unknown.length > 0) lines.push('', `*Unknown:* ${call.unknown.map(escape).join(' · ')}`);
  if (call.waysOut.length > 0) lines.push('', `**Ways out:** ${call.waysOut.map(escape).join(' · ')}`);
  return new vscode.MarkdownString(lines.join('\n'));
}

function table(call: NewCallView): string[] {
  return [
    '| | before | after | target |',
    '|:--|--:|--:|--:|',
    ...call.numbers.map((row) => `| ${[row.label, row.before, row.after, row.target].map(escape).join(' | ')} |`),
  ];
}

/** One question as a comment: the question, why it matters, what is proposed or answered. */
export function question(view: QuestionView): vscode.MarkdownString {
  const lines = [`**${escape(view.question)}**`, '', escape(view.why)];
  if (view.staleBecause !== undefined) lines.push('', `*Answer it again:* ${escape(view.staleBecause)}`);
  if (view.notApplicable !== undefined) lines.push('', `Not applicable: ${escape(view.notApplicable)}`);
  else if (view.answer !== undefined)
    lines.push('', `> ${escape(view.answer)}${view.by === undefined ? '' : ` — ${escape(view.by)}`}`);
  if (view.answer === undefined && view.ready.length > 0)
    lines.push('', ...view.ready.map((ready) => `- “${escape(ready.text)}” *(${escape(ready.source)})*`));
  return new vscode.MarkdownString(lines.join('\n'));
}

/** The last comment: how much lies behind *More*. */
export function more(filled: readonly QuestionView[], optional: readonly QuestionView[]): vscode.MarkdownString {
  const rows = [...filled, ...optional].map((view) => {
    const said = view.notApplicable ?? view.answer;
    return `- ${escape(view.id)} ${escape(view.question)}${said === undefined ? '' : ` — ${escape(said)}`}`;
  });
  return new vscode.MarkdownString(rows.join('\n'));
}
