// The inline checklist: one collapsed thread at each new call that asks something.
import * as vscode from 'vscode';
import type { NewCallView, QuestionView } from '../../protocol/views';
import { rangeOf, showAtTop } from '../links';
import { type Model, openQuestions } from '../model';
import { type ChecklistComment, commentsOf } from './comments';

export interface Threads extends vscode.Disposable {
  /** Shows the call and expands its thread; the others collapse. */
  readonly open: (call: NewCallView) => Promise<void>;
  /** The call of a thread or of a comment in it, as menus pass them. */
  readonly callOf: (thing: unknown) => NewCallView | undefined;
  /** The question of a comment. */
  readonly questionOf: (thing: unknown) => QuestionView | undefined;
}

interface Shown {
  readonly thread: vscode.CommentThread;
  /** What the comments were made from: redrawing the same would make an open thread flicker. */
  drawn: string;
}

/** Keeps a thread at each new call that has a finding or an open question. */
export function createThreads(model: Model, extension: vscode.Uri): Threads {
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
    one.thread.comments = commentsOf(call, extension);
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
      await showAtTop(call.place);
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
