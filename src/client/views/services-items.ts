// How the nodes of the *Services* view look: a tier, a service, its callers, callees, flows and evidence.
import * as vscode from 'vscode';
import type { ReadinessService } from '../../protocol/readiness';
import type { CallRow, Link, ServiceRow } from '../../protocol/views';
import { folderName } from '../folders';

type Tier = ServiceRow['effective'];

const TIERS: Record<Tier, { readonly title: string; readonly icon: string; readonly means: string }> = {
  core: { title: 'Core', icon: 'star-full', means: 'If one of these fails, all users feel it.' },
  normal: { title: 'Normal', icon: 'circle-filled', means: 'Some users feel it if one of these fails.' },
  supplementary: { title: 'Supplementary', icon: 'circle-outline', means: 'These may be late or missing.' },
  unknown: { title: 'Tier unknown', icon: 'question', means: 'Nobody has said how important these are.' },
};

/** The tiers in the order of the view. */
export const TIER_ORDER: readonly Tier[] = ['core', 'normal', 'supplementary', 'unknown'];

export function tierItem(tier: Tier, services: number, expanded: boolean): vscode.TreeItem {
  const { title, icon, means } = TIERS[tier];
  const tree = new vscode.TreeItem(title, collapsible(expanded));
  tree.id = `tier ${tier}`;
  tree.description = String(services);
  tree.tooltip = means;
  tree.iconPath = new vscode.ThemeIcon(icon);
  tree.contextValue = 'tier';
  tree.accessibilityInformation = { label: `${title}, ${count(services, 'service')}. ${means}` };
  return tree;
}

/** `review` is its last readiness review, once one has been run. */
export function serviceItem(row: ServiceRow, review?: ReadinessService): vscode.TreeItem {
  const tree = new vscode.TreeItem(row.name, vscode.TreeItemCollapsibleState.Collapsed);
  const notes = [
    row.effective === row.declared ? undefined : `declared ${row.declared === 'unknown' ? 'nowhere' : row.declared}`,
    row.perhaps === undefined ? undefined : 'tier asked',
    row.known ? (row.onboarded ? 'onboarded' : review && 'not onboarded') : 'described nowhere here',
    review?.score,
    row.owner,
    row.live?.short,
    folderName(row.folder),
  ].filter((text) => text !== undefined);
  const facts = [
    row.effective === 'unknown' ? 'Tier unknown' : `Tier: ${row.effective}${tierReason(row)}`,
    ...(row.perhaps === undefined ? [] : [`It ${row.perhaps}`]),
    row.callers === 0 ? 'No callers known' : count(row.callers, 'caller'),
    row.callees === 0 ? 'Calls no other service' : `Calls ${count(row.callees, 'service')}`,
    row.onboarded ? 'Onboarded to SRE' : 'Not onboarded to SRE',
    ...(review === undefined
      ? []
      : [`Readiness: ${review.score}`, ...(review.gate === undefined ? [] : [capital(review.gate)])]),
    row.owner === undefined ? 'No owner known' : `Owner: ${row.owner}`,
    ...(row.live?.lines.map(capital) ?? []),
    ...(row.descriptor ? [] : [row.known ? 'It has no sre.yaml' : 'No file in this workspace describes it']),
  ];
  tree.id = `service ${row.folder} ${row.name}`;
  tree.description = notes.join(' · ');
  tree.tooltip = [row.name, ...facts].join('\n');
  tree.iconPath = new vscode.ThemeIcon(icon(row));
  tree.contextValue = [
    'service',
    row.place && 'placed',
    row.known && !row.descriptor && 'bare',
    row.callers > 0 && 'called',
    row.operations.length > 0 && 'api',
    row.objectives > 0 && 'slo',
  ]
    .filter((word) => typeof word === 'string')
    .join(' ');
  tree.accessibilityInformation = { label: [row.name, ...facts].join(', ') };
  return tree;
}

export function partItem(id: string, title: string, icon: string, things: number): vscode.TreeItem {
  const tree = new vscode.TreeItem(title, collapsible(false));
  tree.id = id;
  tree.description = String(things);
  tree.iconPath = new vscode.ThemeIcon(icon);
  tree.contextValue = 'part';
  tree.accessibilityInformation = { label: `${title}, ${things}` };
  return tree;
}

/** A caller or a callee; a click shows the best line that says so, its further evidence is below. */
export function callItem(id: string, call: CallRow): vscode.TreeItem {
  const tree = new vscode.TreeItem(call.service, collapsible(false));
  const [best, ...others] = call.links;
  if (others.length === 0) tree.collapsibleState = vscode.TreeItemCollapsibleState.None;
  const where = best === undefined ? [] : [best.label];
  const news = call.isNew ? ['new'] : [];
  tree.id = id;
  tree.description = [...news, call.operations, call.terms].filter((text) => text !== '').join(' · ');
  tree.tooltip = [call.service, call.operations, call.terms, ...news, ...where]
    .filter((text) => text !== '')
    .join('\n');
  tree.iconPath = new vscode.ThemeIcon(call.isNew ? 'diff-added' : 'arrow-right');
  tree.contextValue = 'line';
  if (best !== undefined) tree.command = opening(best);
  tree.accessibilityInformation = { label: [call.service, tree.description, ...where].join(', ') };
  return tree;
}

/** A line of a file: evidence, or a flow. */
export function lineItem(id: string, label: string, description: string, link: Link): vscode.TreeItem {
  const tree = new vscode.TreeItem(label);
  tree.id = id;
  tree.description = description;
  tree.tooltip = [label, description, link.label].filter((text, at, all) => all.indexOf(text) === at).join('\n');
  tree.iconPath = new vscode.ThemeIcon('go-to-file');
  tree.contextValue = 'line';
  tree.command = opening(link);
  tree.accessibilityInformation = { label: [label, description].filter((text) => text !== '').join(', ') };
  return tree;
}

function opening({ uri, range }: Link): vscode.Command {
  const { line, character } = range.start;
  const selection = new vscode.Range(line, character, line, character);
  return { command: 'vscode.open', title: 'Open', arguments: [vscode.Uri.parse(uri), { selection }] };
}

function tierReason({ effective, declared, because }: ServiceRow): string {
  if (effective === declared) return '';
  return `, declared ${declared === 'unknown' ? 'nowhere' : declared}${because === undefined ? '' : ` (${because})`}`;
}

function icon({ known, effective, declared, perhaps }: ServiceRow): string {
  if (!known) return 'circle-slash';
  if (effective !== declared) return 'arrow-circle-up';
  return perhaps === undefined ? 'server' : 'question';
}

function collapsible(expanded: boolean): vscode.TreeItemCollapsibleState {
  return expanded ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
