// The *Practices* view: the SRE mind map by group, each practice with its state and what it switches.
import * as vscode from 'vscode';
import type { PracticeRow } from '../../protocol/views';
import type { Connection } from '../connection';
import type { Model } from '../model';
import { askPractices, dueRows } from '../practices/store';
import { groupItem, practiceItem, switchItem } from './practices-items';

export interface PracticesTree extends vscode.Disposable {
  /** The practice of a node that a menu passes. */
  readonly rowOf: (node: unknown) => PracticeRow | undefined;
}

type Node =
  | { readonly kind: 'group'; readonly id: string; readonly name: string; readonly rows: readonly PracticeRow[] }
  | { readonly kind: 'practice'; readonly row: PracticeRow }
  | { readonly kind: 'switch'; readonly row: PracticeRow; readonly at: number };

/** Registers the view; practices are asked for when it is looked at. */
export function createPracticesView(model: Model, connection: Connection): PracticesTree {
  const changed = new vscode.EventEmitter<void>();
  const roots = async (): Promise<Node[]> => {
    if (model.status()?.state !== 'ready' || model.running() !== 'running') return [];
    const known = await askPractices(connection);
    // What was never decided is listed; only a date that a person chose asks for attention.
    const due = dueRows(known).filter(({ review }) => review !== undefined).length;
    view.badge = due === 0 ? undefined : { value: due, tooltip: `${due} to be reviewed` };
    return known.folders.flatMap(({ folder, practices }) => groupsOf(folder, practices));
  };
  const view = vscode.window.createTreeView<Node>('sreLens.practices', {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (node) => (node === undefined ? roots() : childrenOf(node)),
      getTreeItem: itemOf,
    },
  });
  const following = model.onChange(() => changed.fire());
  return {
    rowOf: (node) => (isPractice(node) ? node.row : undefined),
    dispose: () => {
      for (const one of [view, following, changed]) one.dispose();
    },
  };
}

function groupsOf(folder: string, practices: readonly PracticeRow[]): Node[] {
  const names = [...new Set(practices.map(({ group }) => group))];
  return names.map((name) => ({
    kind: 'group',
    id: `group ${folder} ${name}`,
    name,
    rows: practices.filter(({ group }) => group === name),
  }));
}

function childrenOf(node: Node): Node[] {
  switch (node.kind) {
    case 'group':
      return node.rows.map((row) => ({ kind: 'practice', row }));
    case 'practice':
      return node.row.switches.map((_, at) => ({ kind: 'switch', row: node.row, at }));
    case 'switch':
      return [];
  }
}

function itemOf(node: Node): vscode.TreeItem {
  switch (node.kind) {
    case 'group':
      return groupItem(node.id, node.name, node.rows);
    case 'practice':
      return practiceItem(node.row);
    case 'switch':
      return switchItem(node.row, node.at);
  }
}

function isPractice(node: unknown): node is Extract<Node, { kind: 'practice' }> {
  return typeof node === 'object' && node !== null && 'kind' in node && node.kind === 'practice' && 'row' in node;
}
