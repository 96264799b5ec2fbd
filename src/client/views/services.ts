// The *Services* view: the services by tier, each with callers, callees, flows and the lines that speak of it.
import * as vscode from 'vscode';
import {
  SERVICE,
  type ServiceParams,
  type ServiceResult,
  SERVICES,
  type ServicesResult,
} from '../../protocol/messages';
import type { ReadinessService } from '../../protocol/readiness';
import type { CallRow, Link, ServiceRow, ServiceView } from '../../protocol/views';
import type { Connection } from '../connection';
import type { Model } from '../model';
import type { ReadinessReviews } from '../readiness/store';
import { callItem, lineItem, partItem, serviceItem, TIER_ORDER, tierItem } from './services-items';

export interface ServicesView extends vscode.Disposable {
  /** The service of a node that a menu passes. */
  readonly rowOf: (node: unknown) => ServiceRow | undefined;
}

type Part = 'callers' | 'callees' | 'flows' | 'evidence';

type Node =
  | { readonly kind: 'tier'; readonly tier: ServiceRow['effective']; readonly rows: readonly ServiceRow[] }
  | { readonly kind: 'service'; readonly row: ServiceRow }
  | { readonly kind: 'part'; readonly part: Part; readonly id: string; readonly view: ServiceView }
  | { readonly kind: 'call'; readonly id: string; readonly call: CallRow }
  | { readonly kind: 'line'; readonly id: string; readonly label: string; readonly note: string; readonly link: Link };

const PARTS: readonly { readonly part: Part; readonly title: string; readonly icon: string }[] = [
  { part: 'callers', title: 'Callers', icon: 'call-incoming' },
  { part: 'callees', title: 'Calls', icon: 'call-outgoing' },
  { part: 'flows', title: 'Flows', icon: 'git-merge' },
  { part: 'evidence', title: 'Evidence', icon: 'references' },
];

/** Up to so many services every tier is unfolded at first. */
const FEW = 40;

/** Registers the view. Services are asked for when it is looked at, what is below one when it is unfolded. */
export function createServicesView(model: Model, connection: Connection, readiness: ReadinessReviews): ServicesView {
  const changed = new vscode.EventEmitter<void>();
  const roots = async (): Promise<Node[]> => {
    if (model.status()?.state !== 'ready' || model.running() !== 'running') return [];
    const rows = await connection.ask<ServicesResult>(SERVICES);
    return TIER_ORDER.flatMap((tier): Node[] => {
      const those = rows.filter((row) => row.effective === tier).sort(byName);
      return those.length === 0 ? [] : [{ kind: 'tier', tier, rows: those }];
    });
  };
  const unfolded = async ({ folder, name }: ServiceRow): Promise<Node[]> => {
    const params: ServiceParams = { folder, name };
    const view = await connection.ask<ServiceResult>(SERVICE, params);
    return view === null ? [] : partsOf(`${folder} ${name}`, view);
  };
  const view = vscode.window.createTreeView<Node>('sreLens.services', {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (node) => {
        if (node === undefined) return roots();
        return node.kind === 'service' ? unfolded(node.row) : childrenOf(node);
      },
      getTreeItem: (node) =>
        itemOf(node, (model.status()?.services ?? 0) <= FEW, ({ folder, name }) => readiness.service(folder, name)),
    },
  });
  const following = model.onChange(() => changed.fire());
  const reviewed = readiness.onChange(() => changed.fire());
  return {
    rowOf: (node) => (isService(node) ? node.row : undefined),
    dispose: () => {
      for (const one of [view, following, reviewed, changed]) one.dispose();
    },
  };
}

function partsOf(id: string, view: ServiceView): Node[] {
  return PARTS.filter(({ part }) => view[part].length > 0).map(({ part }) => ({
    kind: 'part',
    part,
    id: `${part} ${id}`,
    view,
  }));
}

function childrenOf(node: Exclude<Node, { kind: 'service' }>): Node[] {
  switch (node.kind) {
    case 'tier':
      return node.rows.map((row) => ({ kind: 'service', row }));
    case 'part':
      return thingsOf(node.part, node.id, node.view);
    case 'call':
      return node.call.links.map((link, at) => line(`${node.id} ${at}`, link.label, '', link));
    case 'line':
      return [];
  }
}

function thingsOf(part: Part, id: string, view: ServiceView): Node[] {
  if (part === 'flows')
    return view.flows.map(({ name, tier, how, link }, at) => line(`${id} ${at}`, name, `${tier} · ${how}`, link));
  if (part === 'evidence')
    return view.evidence.map(({ format, link }, at) => line(`${id} ${at}`, link.label, format, link));
  return view[part].map((call) => ({ kind: 'call', id: `${id} ${call.key}`, call }));
}

function line(id: string, label: string, note: string, link: Link): Node {
  return { kind: 'line', id, label, note, link };
}

function itemOf(
  node: Node,
  few: boolean,
  reviewOf: (row: ServiceRow) => ReadinessService | undefined,
): vscode.TreeItem {
  switch (node.kind) {
    case 'tier':
      return tierItem(node.tier, node.rows.length, few || node.tier === 'core');
    case 'service':
      return serviceItem(node.row, reviewOf(node.row));
    case 'part': {
      const { title = '', icon = '' } = PARTS.find(({ part }) => part === node.part) ?? {};
      return partItem(node.id, title, icon, node.view[node.part].length);
    }
    case 'call':
      return callItem(node.id, node.call);
    case 'line':
      return lineItem(node.id, node.label, node.note, node.link);
  }
}

function isService(node: unknown): node is Extract<Node, { kind: 'service' }> {
  return typeof node === 'object' && node !== null && 'kind' in node && node.kind === 'service' && 'row' in node;
}

function byName(a: ServiceRow, b: ServiceRow): number {
  return Number(b.known) - Number(a.known) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}
