// How the nodes of the *Practices* view look: a group, a practice with its state, what it switches.
import * as vscode from 'vscode';
import type { PracticeRow, PracticeState } from '../../protocol/views';
import { folderName } from '../folders';

const STATES: Record<PracticeState, { readonly word: string; readonly icon: string; readonly colour?: string }> = {
  adopted: { word: 'adopted', icon: 'pass-filled', colour: 'testing.iconPassed' },
  'not-now': { word: 'not now', icon: 'error', colour: 'testing.iconFailed' },
  undecided: { word: 'undecided', icon: 'circle-large-outline' },
};

export function groupItem(id: string, name: string, rows: readonly PracticeRow[]): vscode.TreeItem {
  const tree = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Expanded);
  const adopted = rows.filter(({ state }) => state === 'adopted').length;
  const folder = rows[0] === undefined ? undefined : folderName(rows[0].folder);
  tree.id = id;
  tree.description = [`${adopted} of ${rows.length} adopted`, ...(folder === undefined ? [] : [folder])].join(' · ');
  tree.iconPath = new vscode.ThemeIcon('layers');
  tree.contextValue = 'group';
  tree.accessibilityInformation = { label: `${name}, ${tree.description}` };
  return tree;
}

/** The state is told by the shape of the icon and in words, not by its colour alone. */
export function practiceItem(row: PracticeRow): vscode.TreeItem {
  const { icon, colour } = STATES[row.state];
  const tree = new vscode.TreeItem(row.title, vscode.TreeItemCollapsibleState.Collapsed);
  if (row.switches.length === 0) tree.collapsibleState = vscode.TreeItemCollapsibleState.None;
  const facts = factsOf(row);
  tree.id = `practice ${row.folder} ${row.id}`;
  tree.description = [stateWords(row), ...(row.due === undefined ? [] : ['due'])].join(' · ');
  tree.tooltip = [row.title, ...facts].join('\n');
  tree.iconPath = new vscode.ThemeIcon(icon, colour === undefined ? undefined : new vscode.ThemeColor(colour));
  tree.contextValue = `practice ${row.state}`;
  const { uri, range } = row.place;
  const { line, character } = range.start;
  const selection = new vscode.Range(line, character, line, character);
  tree.command = { command: 'vscode.open', title: 'Open', arguments: [vscode.Uri.parse(uri), { selection }] };
  tree.accessibilityInformation = { label: [row.title, ...facts].join(', ') };
  return tree;
}

export function switchItem(row: PracticeRow, at: number): vscode.TreeItem {
  const { id, title } = row.switches[at] ?? { id: '' };
  const tree = new vscode.TreeItem(id);
  tree.id = `switch ${row.folder} ${row.id} ${id}`;
  if (title !== undefined) tree.description = title;
  const state = row.state === 'not-now' ? 'off' : 'on';
  tree.tooltip = [id, title ?? '', `${state}: ${row.title} is ${STATES[row.state].word}`]
    .filter((text) => text !== '')
    .join('\n');
  tree.contextValue = 'switch';
  tree.accessibilityInformation = { label: [id, ...(title === undefined ? [] : [title])].join(', ') };
  return tree;
}

/** `not now until 2027-01-31`. */
export function stateWords({ state, review }: Pick<PracticeRow, 'state' | 'review'>): string {
  const { word } = STATES[state];
  return state === 'not-now' && review !== undefined ? `${word} until ${review}` : word;
}

/** What is known of a practice, a sentence each. */
export function factsOf(row: PracticeRow): readonly string[] {
  const { reason, decided, due, why, id } = row;
  return [
    stateWords(row),
    ...(due === undefined ? [] : [`Due: ${due}`]),
    ...(reason === undefined ? [] : [`Reason: ${reason}`]),
    ...(decided === undefined ? [] : [`Decided on ${decided}`]),
    ...(why === undefined ? [] : [why]),
    `Id: ${id}`,
  ];
}
