// How the nodes of the *Pre-sprint* view look: a story, a call, a question.
import * as vscode from 'vscode';
import type { NewCallView, QuestionView } from '../../protocol/views';
import { folderOf } from '../folders';
import { openQuestions } from '../model';

/** A story with the progress of its calls. */
export function storyItem(name: string, calls: readonly NewCallView[]): vscode.TreeItem {
  const tree = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Expanded);
  const gates = calls.flatMap((call) => call.questions.filter((one) => one.gate)).length;
  const open = calls.reduce((sum, call) => sum + openQuestions(call).length, 0);
  tree.id = `story ${name}`;
  tree.description = progress(gates, open);
  tree.iconPath = new vscode.ThemeIcon('book');
  tree.contextValue = 'story';
  tree.accessibilityInformation = { label: `Story ${name}, ${questionsTold(gates, open)}` };
  return tree;
}

/** A new call: who calls whom, and how much is answered. */
export function callItem(call: NewCallView): vscode.TreeItem {
  const gates = call.questions.filter((one) => one.gate).length;
  const tree = new vscode.TreeItem(
    services(call.label),
    gates === 0 ? vscode.TreeItemCollapsibleState.None : vscode.TreeItemCollapsibleState.Expanded,
  );
  const state = gates === 0 ? (call.kind === 'added' ? 'new' : 'changed') : progress(gates, openQuestions(call).length);
  tree.id = call.key;
  tree.description = [state, operations(call.label), folderOf(call.place.uri) ?? '']
    .filter((text) => text !== '')
    .join(' · ');
  tree.tooltip = [call.label, call.message].join('\n\n');
  tree.iconPath = icon(call);
  tree.contextValue = gates === 0 ? 'call' : 'call asked';
  tree.command =
    gates === 0 && call.severity === 'none'
      ? { command: 'sreLens.goToCall', title: 'Go to Call', arguments: [call.key] }
      : { command: 'sreLens.openChecklist', title: 'Open the Checklist', arguments: [call.key] };
  const severity = call.severity === 'none' ? [] : [call.severity];
  const told = gates === 0 ? state : questionsTold(gates, openQuestions(call).length);
  tree.accessibilityInformation = { label: [call.label, ...severity, told].join(', ') };
  return tree;
}

/** A question with its box: the words of the question while it is open, else the answer. */
export function questionItem(call: NewCallView, view: QuestionView): vscode.TreeItem {
  const done = view.state === 'answered' || view.state === 'evidence';
  const said = view.notApplicable === undefined ? view.answer : `not applicable: ${view.notApplicable}`;
  const tree = new vscode.TreeItem(`${view.id} ${done ? (said ?? '') : view.question}`);
  tree.id = `${call.key} ${view.id}`;
  if (view.state === 'stale') tree.description = 'answer again';
  tree.tooltip = [view.question, said ?? view.why, view.staleBecause ?? ''].filter((text) => text !== '').join('\n\n');
  tree.contextValue = `question ${view.state}`;
  tree.command = { command: 'sreLens.openChecklist', title: 'Open the Checklist', arguments: [call.key] };
  const label = `${view.id} ${view.question} ${done ? `Answered: ${said ?? ''}` : 'Open'}`;
  tree.checkboxState = {
    state: done ? vscode.TreeItemCheckboxState.Checked : vscode.TreeItemCheckboxState.Unchecked,
    tooltip: done ? 'Answered' : 'Check to answer',
    accessibilityInformation: { label },
  };
  tree.accessibilityInformation = { label };
  return tree;
}

function progress(gates: number, open: number): string {
  return open === 0 ? 'all answered' : `${gates - open} of ${gates}`;
}

/** The same for those who hear it, without the boxes beside it. */
function questionsTold(gates: number, open: number): string {
  return open === 0 ? 'all questions answered' : `${gates - open} of ${gates} questions answered`;
}

function icon(call: NewCallView): vscode.ThemeIcon {
  if (call.severity === 'error') return new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
  if (call.severity === 'warning')
    return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  return new vscode.ThemeIcon(call.severity === 'information' ? 'info' : 'arrow-right');
}

/** `payments#confirm → sms#send` without the operations. */
function services(label: string): string {
  return label.replace(/#[^→]+?(?= →|$)/g, '');
}

/** `confirm → send`, or nothing where no operation is known. */
function operations(label: string): string {
  const ends = label.split(' → ').map((end) => end.split('#').slice(1).join('#'));
  return ends.every((end) => end === '') ? '' : ends.map((end) => (end === '' ? '…' : end)).join(' → ');
}
