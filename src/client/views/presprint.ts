// The *Pre-sprint* view: the stories and new calls of the branch, and the questions of each call with a box to check.
import * as vscode from 'vscode';
import type { NewCallView } from '../../protocol/views';
import { type Model, openQuestions } from '../model';
import { callItem, questionItem, storyItem } from './presprint-items';

export interface PresprintView extends vscode.Disposable {
  /** The call of the node that a menu or a click passes; of a story's node its first call. */
  readonly callOf: (node: unknown) => NewCallView | undefined;
}

type Node =
  | { readonly kind: 'story'; readonly story: string }
  | { readonly kind: 'call'; readonly call: string }
  | { readonly kind: 'question'; readonly call: string; readonly question: string };

/** Registers the view; checking a question opens its answer. */
export function createPresprintView(model: Model): PresprintView {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren: (node) => children(model, node),
    getTreeItem: (node) => item(model, node),
  };
  const view = vscode.window.createTreeView('sreLens.presprint', {
    treeDataProvider: provider,
    manageCheckboxStateManually: true,
    showCollapseAll: true,
  });
  const checking = view.onDidChangeCheckboxState(async (event) => {
    for (const [node, state] of event.items) {
      if (node.kind !== 'question') continue;
      const command =
        state === vscode.TreeItemCheckboxState.Checked ? 'sreLens.answerQuestion' : 'sreLens.takeAnswerBack';
      await vscode.commands.executeCommand(command, node.call, node.question);
    }
    // A cancelled answer leaves the box as it was: the tree is drawn from the model, not from the click.
    changed.fire();
  });
  const draw = (): void => {
    const open = model.calls().reduce((sum, call) => sum + openQuestions(call).length, 0);
    view.badge =
      open === 0 ? undefined : { value: open, tooltip: `${open} open ${open === 1 ? 'question' : 'questions'}` };
    view.description = model.calls().length === 0 ? '' : `since ${model.status()?.baseline.label ?? ''}`;
    changed.fire();
  };
  const following = model.onChange(draw);
  draw();
  return {
    callOf: (node) => {
      if (!isNode(node)) return undefined;
      return node.kind === 'story' ? ofStory(model, node.story)[0] : model.call(node.call);
    },
    dispose: () => {
      for (const one of [view, checking, following, changed]) one.dispose();
    },
  };
}

function isNode(node: unknown): node is Node {
  return typeof node === 'object' && node !== null && 'kind' in node && ('call' in node || 'story' in node);
}

function ofStory(model: Model, name: string): readonly NewCallView[] {
  return model.calls().filter((call) => call.story?.name === name);
}

function children(model: Model, node: Node | undefined): Node[] {
  if (node === undefined) {
    const stories = new Set(model.calls().flatMap((call) => call.story?.name ?? []));
    // What asks for something comes before what does not.
    const alone = model.calls().filter((call) => call.story === undefined);
    return [
      ...[...stories].map((story): Node => ({ kind: 'story', story })),
      ...alone.filter(asks).map(callNode),
      ...alone.filter((call) => !asks(call)).map(callNode),
    ];
  }
  if (node.kind === 'story') return ofStory(model, node.story).map(callNode);
  if (node.kind === 'question') return [];
  const questions = model.call(node.call)?.questions ?? [];
  return questions
    .filter((one) => one.gate || one.state === 'answered' || one.state === 'stale')
    .map((one) => ({ kind: 'question', call: node.call, question: one.id }));
}

function callNode(call: NewCallView): Node {
  return { kind: 'call', call: call.key };
}

function asks(call: NewCallView): boolean {
  return call.severity !== 'none' || call.questions.some((one) => one.gate);
}

function item(model: Model, node: Node): vscode.TreeItem {
  if (node.kind === 'story') return storyItem(node.story, ofStory(model, node.story));
  const call = model.call(node.call);
  if (call === undefined) return new vscode.TreeItem('');
  if (node.kind === 'call') return callItem(call);
  const view = call.questions.find((one) => one.id === node.question);
  return view === undefined ? new vscode.TreeItem('') : questionItem(call, view);
}
