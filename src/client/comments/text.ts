// The words of a thread. Text from files is escaped in Markdown or shown as plain text; trusted links carry only our words.
import * as vscode from 'vscode';
import type { NewCallView, QuestionView, WayOutView } from '../../protocol/views';
import { escape } from './escape';

/** The first comment of a thread: what changes, the path, the numbers. VS Code caps the height of a comment: be short. */
export function summary(call: NewCallView): vscode.MarkdownString {
  const lines = [escape(call.message)];
  if (call.causes.length > 0) lines.push('', ...call.causes.map((cause) => `- ${escape(firstSentence(cause))}`));
  // A path of one step is the call itself: the title says it.
  if (call.path.length > 1)
    lines.push(
      '',
      chain(call.path.map((link) => link.label))
        .map(escape)
        .join(' → '),
    );
  if (call.numbers.length > 0) lines.push('', ...table(call));
  if (call.unknown.length > 0) lines.push('', call.unknown.map(escape).join(' '));
  return new vscode.MarkdownString(lines.join('\n'));
}

/** The problem has all of it. */
function firstSentence(text: string): string {
  return /^.*?[.?](?=\s+[A-Z])/s.exec(text)?.[0] ?? text;
}

/** The comment below it: what can be done instead, each a line. */
export function waysOut(call: NewCallView): vscode.MarkdownString {
  const text = new vscode.MarkdownString(call.waysOut.map((way) => wayOut(call.key, way)).join('\n'));
  text.isTrusted = { enabledCommands: [TAKE_WAY_OUT] };
  return text;
}

const TAKE_WAY_OUT = 'sreLens.takeWayOut';

/** One that can be written is a link; its words come from files as little as may be, and are escaped all the same. */
function wayOut(key: string, { id, title, gives, applicable }: WayOutView): string {
  const name = applicable ? link(escape(title), TAKE_WAY_OUT, key, id) : escape(title);
  return `- ${name}${gives === '' ? '' : `: ${escape(gives)}`}`;
}

const GAP = '&emsp;';

function table(call: NewCallView): string[] {
  return [
    `| | ${GAP}before | ${GAP}after | ${GAP}target |`,
    '|:--|--:|--:|--:|',
    ...call.numbers.map(
      (row) =>
        `| ${escape(row.label)} | ${[row.before, row.after, row.target].map((it) => GAP + escape(it)).join(' | ')} |`,
    ),
  ];
}

/** `a → b`, `b → c` as the ends `a`, `b`, `c`. */
function chain(steps: readonly string[]): string[] {
  const ends: string[] = [];
  for (const step of steps) for (const end of step.split(' → ')) if (ends.at(-1) !== end) ends.push(end);
  return ends;
}

/** What is said below a question: the answer, or the ready answers to choose from. Plain text, no Markdown. */
export function answerText(view: QuestionView): string {
  const lines: string[] = [];
  if (view.staleBecause !== undefined) lines.push(`Answer it again: ${view.staleBecause}`);
  if (view.notApplicable !== undefined) lines.push(`Not applicable: ${view.notApplicable}`);
  else if (view.answer !== undefined) lines.push(view.by === undefined ? view.answer : `${view.answer} (${view.by})`);
  else if (view.ready.length > 0) lines.push(`Ready: ${view.ready.map(readyText).join('  ·  ')}`);
  else lines.push(view.why);
  if (view.known.length > 0) lines.push(`Known: ${view.known.join('; ')}`);
  return lines.join('\n');
}

function readyText({ text, source }: QuestionView['ready'][number]): string {
  // The services say enough here; the list to pick from has the operations too.
  return `“${text}” (${source.replace(/#[^\s→]+/g, '')})`;
}

const LINKS = ['sreLens.moreQuestions', 'sreLens.showPath', 'sreLens.openStory'] as const;

/** The last comment: links to what is not shown. Our own words only, so its links may be trusted. */
export function links(call: NewCallView): vscode.MarkdownString {
  const shown = [
    link('All questions', 'sreLens.moreQuestions', call.key),
    link('Show path', 'sreLens.showPath', call.key),
  ];
  if (call.story !== undefined) shown.push(link('Open story file', 'sreLens.openStory', call.key));
  const text = new vscode.MarkdownString(shown.join(' &nbsp;·&nbsp; '));
  text.isTrusted = { enabledCommands: LINKS };
  return text;
}

function link(words: string, command: (typeof LINKS)[number] | typeof TAKE_WAY_OUT, ...ids: readonly string[]): string {
  const argument = encodeURIComponent(JSON.stringify(ids)).replace(/[()'!*~]/g, hex);
  return `[${words}](command:${command}?${argument})`;
}

function hex(character: string): string {
  return `%${character.charCodeAt(0).toString(16)}`;
}
