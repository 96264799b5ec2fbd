// The *Pre-sprint* view: the new calls of the branch, and the questions of each with a box to check.
import * as vscode from 'vscode';
import type { NewCallView, QuestionView } from '../../protocol/views';
import { type Model, openQuestions } from '../model';

export interface PresprintView extends vscode.Disposable {
  /** The node that a menu or a click passes. */
  readonly callOf: (node: unknown) => NewCallView | undefined;
}

type Node =
  | { readonly kind: 'call'; readonly call: string }
  | { readonly kind: 'question'; readonly call: string; readonly question: string };

/** Registers the view; checking a question opens its answer. */
export function createPresprintView(model: Model): PresprintView {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren: (node) => (node === undefined ? roots(model) : questions(model, node)),
    getTreeItem: (node) => item(model, node),
  };
  const view = vscode.window.createTreeView('sreLens.presprint', {
    treeDataProvider: provider,
    manageCheckboxStateManually: true,
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
    const status = model.status();
    view.description = status === undefined || status.state === 'indexing' ? '' : `since ${status.baseline.label}`;
    changed.fire();
  };
  const following = model.onChange(draw);
  draw();
  return {
    callOf: (node) => (isNode(node) ? model.call(node.call) : undefined),
    dispose: () => vscode.Disposable.from(view, checking, following, changed).dispose(),
  };
}

function isNode(node: unknown): node is Node {
  return typeof node === 'object' && node !== null && 'kind' in node && 'call' in node;
}

function roots(model: Model): Node[] {
  return model.calls().map((call) => ({ kind: 'call', call: call.key }));
}

function questions(model: Model, node: Node): Node[] {
  if (node.kind !== 'call') return [];
  const call = model.call(node.call);
  const asked = call?.questions.filter((one) => one.gate || one.state === 'answered') ?? [];
  return asked.map((one) => ({ kind: 'question', call: node.call, question: one.id }));
}

function item(model: Model, node: Node): vscode.TreeItem {
  const call = model.call(node.call);
  if (call === undefined) return new vscode.TreeItem('');
  if (node.kind === 'call') return callItem(call);
  const view = call.questions.find((one) => one.id === node.question);
  return view === undefined ? new vscode.TreeItem('') : questionItem(call, view);
}

function callItem(call: NewCallView): vscode.TreeItem {
  const gates = call.questions.filter((one) => one.gate);
  const open = openQuestions(call).length;
  const tree = new vscode.TreeItem(
    call.label,
    gates.length === 0 ? vscode.TreeItemCollapsibleState.None : vscode.TreeItemCollapsibleState.Expanded,
  );
  tree.id = call.key;
  tree.description =
    gates.length === 0
      ? call.kind === 'added'
        ? 'new'
        : 'changed'
      : open === 0
        ? 'all answered'
        : `${gates.length - open} of ${gates.length} answered`;
  tree.tooltip = call.message;
  tree.iconPath = icon(call);
  tree.contextValue = 'call';
  tree.command = { command: 'sreLens.openChecklist', title: 'Open the Checklist', arguments: [call.key] };
  tree.accessibilityInformation = { label: `${call.label}, ${tree.description}` };
  return tree;
}

function icon(call: NewCallView): vscode.ThemeIcon {
  if (call.severity === 'error') return new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
  if (call.severity === 'warning')
    return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  return new vscode.ThemeIcon(call.severity === 'information' ? 'info' : 'circle-small');
}

function questionItem(call: NewCallView, view: QuestionView): vscode.TreeItem {
  const answered = view.state === 'answered' || view.state === 'evidence';
  const tree = new vscode.TreeItem(view.question);
  tree.id = `${call.key} ${view.id}`;
  tree.description =
    view.notApplicable === undefined ? (view.answer ?? view.id) : `not applicable: ${view.notApplicable}`;
  tree.tooltip = `${view.id}: ${view.why}`;
  tree.contextValue = `question ${view.state}`;
  tree.checkboxState = {
    state: answered ? vscode.TreeItemCheckboxState.Checked : vscode.TreeItemCheckboxState.Unchecked,
    tooltip: answered ? 'Answered' : 'Check to answer',
    accessibilityInformation: { label: `${view.question} ${answered ? 'answered' : 'open'}` },
  };
  return tree;
}
