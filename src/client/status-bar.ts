// One status bar item: what was found, what is new, or what is missing.
import * as vscode from 'vscode';
import type { StatusView } from '../protocol/views';
import type { Model } from './model';

interface Shown {
  readonly text: string;
  readonly tooltip: string;
  readonly command: string;
}

/** Creates the item and keeps it up to date. */
export function createStatusBar(model: Model): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('sreLens.status', vscode.StatusBarAlignment.Left, 0);
  item.name = 'SRE Lens';
  const draw = (): void => {
    const shown = model.running() === 'stopped' ? STOPPED : describe(model.status(), model.running() === 'running');
    item.text = shown.text;
    item.tooltip = shown.tooltip;
    item.command = shown.command;
    item.accessibilityInformation = { label: `${shown.text.replace(/\$\([a-z~-]+\) ?/g, '')}. ${shown.tooltip}` };
    item.show();
  };
  draw();
  return vscode.Disposable.from(item, model.onChange(draw));
}

const STOPPED: Shown = {
  text: '$(debug-disconnect) SRE Lens: stopped',
  tooltip: 'The language server has stopped. Click to start it again; the output channel says why.',
  command: 'sreLens.restartServer',
};

/** The item for a state of the server; `running` is false while it starts. */
function describe(status: StatusView | undefined, running: boolean): Shown {
  if (status === undefined || !running || status.state === 'indexing')
    return {
      text: '$(loading~spin) SRE Lens: reading',
      tooltip: 'Reading OpenAPI documents and manifests. Click to see what was read.',
      command: 'sreLens.showOutput',
    };
  if (status.state === 'cancelled')
    return {
      text: '$(telescope) SRE Lens: reading was stopped',
      tooltip: 'Nothing is judged. Click to read the workspace again.',
      command: 'sreLens.refresh',
    };
  if (status.services === 0)
    return {
      text: '$(telescope) SRE Lens: no services',
      tooltip: 'No OpenAPI document or manifest was found. Click to see what was read.',
      command: 'sreLens.showOutput',
    };
  const found = `${count(status.services, 'service')}, ${count(status.calls, 'call')}`;
  if (status.baseline.kind === 'restricted')
    return {
      text: `$(telescope) SRE Lens: Restricted Mode, ${status.coreChosen ? 'no baseline' : 'no core chosen'}`,
      tooltip: `${found}. git does not run before you trust this workspace, so nothing is known to be new. Click to manage Workspace Trust.`,
      command: 'workbench.trust.manage',
    };
  if (!status.coreChosen)
    return {
      text: `$(telescope) SRE Lens: ${found}, no core chosen`,
      tooltip: 'Click to pick the core services. Nothing is flagged before.',
      command: 'sreLens.pickCoreServices',
    };
  if (status.baseline.kind === 'unknown')
    return {
      text: '$(telescope) SRE Lens: baseline unknown',
      tooltip: `${status.baseline.label}${status.baseline.remedy === undefined ? '' : `\nTry: ${status.baseline.remedy}`}`,
      command: 'sreLens.showOutput',
    };
  const questions = status.openQuestions === 0 ? '' : `, ${count(status.openQuestions, 'question')} open`;
  return {
    text: `$(telescope) SRE Lens: ${news(status)}${questions}`,
    tooltip: `${found}. ${status.baseline.compared ?? ''}`.trim(),
    command: 'sreLens.presprint.focus',
  };
}

function news(status: StatusView): string {
  if (status.newCalls === 0) return 'no new calls';
  if (status.touchCore === 0) return count(status.newCalls, 'new call');
  return `${count(status.newCalls, 'new call')}, ${status.touchCore} ${status.touchCore === 1 ? 'touches' : 'touch'} core`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
