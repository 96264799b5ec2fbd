// The picture of the calls: one panel, reused; its script draws what the server tells, and follows what is judged.
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { GRAPH, type GraphParams, type GraphResult } from '../../protocol/messages';
import type { GraphView } from '../../protocol/views';
import type { Connection } from '../connection';
import { folderName } from '../folders';
import type { Model } from '../model';
import { pageDocument } from '../webview/document';
import { openPlace } from '../webview/open-place';
import { createReusedPanel, type Shown } from '../webview/reused-panel';

/** What somebody wants to look at. */
export interface GraphWish {
  /** Name of a service, or key of a call. */
  readonly service?: string;
  readonly call?: string;
  /** Of the service: what stops when it stops. */
  readonly down?: boolean;
}

export interface GraphPanel extends vscode.Disposable {
  /** Shows the picture of a folder (its URI). */
  readonly open: (folder: string, wish?: GraphWish) => Promise<void>;
}

const TITLE = 'Call Graph';
const COMMANDS = new Map([['pickCore', 'sreLens.pickCoreServices']]);

/** Calls that are drawn around what was asked for. */
const HOPS = 2;

interface GraphPage {
  view: GraphView | undefined;
  /** What the page was told, by which it is told again only what is new. */
  told: string;
  /** The script runs and listens. */
  ready: boolean;
  wish: GraphWish | undefined;
}

export function createGraphPanel(model: Model, connection: Connection, extension: vscode.Uri): GraphPanel {
  let wished: GraphWish | undefined;
  let script: string | undefined;
  const readScript = async (): Promise<string> => {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist', 'picture-page.js'));
    return new TextDecoder().decode(bytes);
  };
  const draw = async (shown: Shown<GraphPage>, isCurrent: () => boolean): Promise<void> => {
    const { page, folder, panel } = shown;
    if (wished !== undefined) [page.wish, wished] = [wished, undefined];
    if (!page.ready) return;
    const { service, call } = page.wish ?? {};
    const params: GraphParams = {
      folder,
      ...(service !== undefined && { service }),
      ...(call !== undefined && { call }),
    };
    const view = await connection.ask<GraphResult>(GRAPH, params);
    if (view === null || !isCurrent()) return;
    const told = JSON.stringify(view.picture);
    if (page.wish === undefined && told === page.told) return;
    const given = { title: titleOf(folder), picture: view.picture, ...(page.wish && lookOf(view, page.wish)) };
    Object.assign(page, { view, told, wish: undefined });
    await panel.webview.postMessage({ given });
  };
  const panel = createReusedPanel<GraphPage>(model, {
    type: 'sreLens.graph',
    title: TITLE,
    extension,
    findWidget: false,
    fresh: () => ({ view: undefined, told: '', ready: false, wish: undefined }),
    write: async ({ panel: { webview }, folder }) => {
      script ??= await readScript();
      webview.html = pageDocument({
        title: TITLE,
        nonce: randomBytes(16).toString('hex'),
        state: JSON.stringify({ folder }),
        body: '<p class="reading">Reading OpenAPI documents and manifests…</p>',
        style: '.reading { padding: 1em; }',
        script,
        worker: true,
      });
    },
    draw,
    // The script begins anew and says so.
    returned: ({ page }) => {
      page.told = '';
    },
    answer: async (shown, message) => {
      const { page, folder } = shown;
      if ('ready' in message) {
        Object.assign(page, { ready: true, told: '' });
        if (model.status()?.state === 'ready') await draw(shown, () => true);
        return;
      }
      if ('run' in message) {
        const command = typeof message.run === 'string' ? COMMANDS.get(message.run) : undefined;
        if (command !== undefined) await vscode.commands.executeCommand(command);
        return;
      }
      const number = 'open' in message && typeof message.open === 'number' ? message.open : -1;
      const place = page.view?.picture.places[number];
      if (place !== undefined) await openPlace(shown.panel, folder, place, 'stay' in message && message.stay === true);
    },
  });
  return {
    open: async (folder, wish) => {
      wished = wish;
      await panel.open(folder);
    },
    dispose: () => {
      panel.dispose();
    },
  };
}

/** Where the page looks: around a service or the caller of a call; what is not known any more is not looked for. */
function lookOf({ picture, service, call }: GraphView, { down = false }: GraphWish): object {
  const centre = service ?? (call === undefined ? undefined : picture.calls[call]?.from);
  const name = centre === undefined ? undefined : picture.services[centre]?.name;
  if (name === undefined) return {};
  return {
    scope: down ? { kind: 'down', service: name } : { kind: 'around', service: name, hops: HOPS },
    ...(service !== undefined && { service }),
    ...(call !== undefined && { call }),
  };
}

function titleOf(folder: string): string {
  const name = folderName(folder);
  return name === undefined ? TITLE : `${TITLE}: ${name}`;
}
