// The inline checklist: one collapsed thread at each new call that asks something.
import * as vscode from 'vscode';
import type { NewCallView, QuestionView } from '../../protocol/views';
import { rangeOf, show } from '../links';
import { type Model, openQuestions } from '../model';
import { more, question, summary } from './markdown';

export interface Threads extends vscode.Disposable {
  /** Shows the call and expands its thread; the others collapse. */
  readonly open: (call: NewCallView) => Promise<void>;
  /** The call of a thread or of a comment in it, as menus pass them. */
  readonly callOf: (thing: unknown) => NewCallView | undefined;
  /** The question of a comment. */
  readonly questionOf: (thing: unknown) => QuestionView | undefined;
}

/** A comment that knows its question: VS Code passes the same object to the menu's command. */
interface ChecklistComment extends vscode.Comment {
  readonly call: string;
  readonly question?: string;
}

interface Shown {
  readonly thread: vscode.CommentThread;
  /** What the comments were made from: redrawing the same would make an open thread flicker. */
  drawn: string;
}

const AUTHOR: vscode.CommentAuthorInformation = { name: 'SRE Lens' };

/** Keeps a thread at each new call that has a finding or an open question. */
export function createThreads(model: Model): Threads {
  const controller = vscode.comments.createCommentController('sreLens.checklist', 'Technical solution');
  controller.options = {
    prompt: 'Answer the next open question',
    placeHolder: 'Your answer to the first open question, or “TS-07 your answer”',
  };
  const shown = new Map<string, Shown>();
  const expanded = new Set<string>();

  const draw = (): void => {
    const wanted = new Map(
      model
        .calls()
        .filter(isAsked)
        .map((call) => [call.key, call]),
    );
    for (const [key, one] of shown) {
      if (wanted.has(key) && one.thread.uri.toString() === wanted.get(key)?.place.uri) continue;
      one.thread.dispose();
      shown.delete(key);
    }
    for (const call of wanted.values()) drawOne(call);
  };
  const drawOne = (call: NewCallView): void => {
    let one = shown.get(call.key);
    if (one === undefined) {
      const thread = controller.createCommentThread(vscode.Uri.parse(call.place.uri), rangeOf(call.place.range), []);
      thread.collapsibleState = expanded.has(call.key)
        ? vscode.CommentThreadCollapsibleState.Expanded
        : vscode.CommentThreadCollapsibleState.Collapsed;
      one = { thread, drawn: '' };
      shown.set(call.key, one);
    }
    const drawn = JSON.stringify({ ...call, place: undefined, path: call.path.map((link) => link.label) });
    const range = rangeOf(call.place.range);
    if (one.thread.range === undefined || !one.thread.range.isEqual(range)) one.thread.range = range;
    if (one.drawn === drawn) return;
    one.drawn = drawn;
    one.thread.label = `Technical solution${call.story === undefined ? '' : ` ${call.story.name}`} · ${call.label}`;
    one.thread.comments = commentsOf(call);
    const open = openQuestions(call).length;
    one.thread.canReply = open > 0;
    one.thread.state = open > 0 ? vscode.CommentThreadState.Unresolved : vscode.CommentThreadState.Resolved;
    one.thread.contextValue = call.story === undefined ? 'checklist' : 'checklist story';
  };
  draw();
  const following = model.onChange(draw);

  const keyOf = (thing: unknown): string | undefined => {
    if (isComment(thing)) return thing.call;
    const thread = isReply(thing) ? thing.thread : thing;
    for (const [key, one] of shown) if (one.thread === thread) return key;
    return undefined;
  };
  return {
    open: async (call) => {
      for (const [key, one] of shown)
        if (key !== call.key) one.thread.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
      expanded.clear();
      expanded.add(call.key);
      await show(call.place);
      const one = shown.get(call.key);
      if (one !== undefined) one.thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
    },
    callOf: (thing) => model.call(keyOf(thing) ?? thing),
    questionOf: (thing) => {
      if (!isComment(thing)) return undefined;
      return model.call(thing.call)?.questions.find((one) => one.id === thing.question);
    },
    dispose: () => {
      following.dispose();
      controller.dispose();
    },
  };
}

function isAsked(call: NewCallView): boolean {
  return call.severity !== 'none' || openQuestions(call).length > 0;
}

function isComment(thing: unknown): thing is ChecklistComment {
  return typeof thing === 'object' && thing !== null && 'call' in thing && typeof thing.call === 'string';
}

function isReply(thing: unknown): thing is vscode.CommentReply {
  return typeof thing === 'object' && thing !== null && 'thread' in thing;
}

function commentsOf(call: NewCallView): ChecklistComment[] {
  const gates = call.questions.filter((one) => one.gate);
  const rest = call.questions.filter((one) => !one.gate);
  const filled = rest.filter((one) => one.state === 'evidence' || one.state === 'answered');
  const optional = rest.filter((one) => one.state === 'open' || one.state === 'stale');
  const comments: ChecklistComment[] = [
    { call: call.key, author: AUTHOR, body: summary(call), mode: vscode.CommentMode.Preview, contextValue: 'summary' },
    ...gates.map((one) => ({
      call: call.key,
      question: one.id,
      author: { name: one.id },
      body: question(one),
      mode: vscode.CommentMode.Preview,
      contextValue: contextOf(one),
      label: labelOf(one),
    })),
  ];
  if (rest.length > 0)
    comments.push({
      call: call.key,
      author: { name: `More: ${filled.length} filled in, ${optional.length} optional` },
      body: more(filled, optional),
      mode: vscode.CommentMode.Preview,
      contextValue: 'more',
    });
  return comments;
}

/** Words that package.json's menus match: what can be done with the comment. */
function contextOf(view: QuestionView): string {
  const open = view.state === 'open' || view.state === 'stale';
  if (!open) return view.state === 'answered' ? 'question answered' : 'question evidence';
  return view.ready.length > 0 ? 'question open ready' : 'question open';
}

function labelOf(view: QuestionView): string {
  const words = { open: 'open', stale: 'answer again', answered: 'answered', evidence: 'from the files' } as const;
  return words[view.state];
}
