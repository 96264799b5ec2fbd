// The picture of the mind map: one panel, reused; it follows the file.
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { PracticesView } from '../../protocol/views';
import type { Connection } from '../connection';
import { folderName } from '../folders';
import { rangeOf } from '../links';
import type { Model } from '../model';
import { askPractices } from '../practices/store';
import { pageDocument } from '../webview/document';
import { openBeside } from '../webview/open-place';
import { createReusedPanel, type ReusedPanel, type Shown } from '../webview/reused-panel';

const TITLE = 'SRE Mind Map';
const COMMANDS = new Map([
  ['review', 'sreLens.reviewPractices'],
  ['create', 'sreLens.createPractices'],
]);
const DECISIONS = new Map([
  ['adopted', 'sreLens.adoptPractice'],
  ['not-now', 'sreLens.postponePractice'],
  ['undecided', 'sreLens.undecidePractice'],
]);

interface MapPage {
  view: PracticesView | undefined;
  /** What the page was told, by which it is told again only what is new. */
  told: string;
  /** The script runs and listens. */
  ready: boolean;
}

export function createMindMapPanel(model: Model, connection: Connection, extension: vscode.Uri): ReusedPanel {
  let script: string | undefined;
  const readScript = async (): Promise<string> => {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist', 'mind-map-page.js'));
    return new TextDecoder().decode(bytes);
  };
  const draw = async ({ page, folder, panel }: Shown<MapPage>, isCurrent: () => boolean): Promise<void> => {
    if (!page.ready) return;
    const { folders } = await askPractices(connection);
    const view = folders.find((one) => one.folder === folder);
    if (view === undefined || !isCurrent()) return;
    page.view = view;
    const given = { title: titleOf(folder), practices: view.practices.map(({ place: _, folder: __, ...row }) => row) };
    const told = JSON.stringify(given);
    if (told === page.told) return;
    page.told = told;
    await panel.webview.postMessage({ given });
  };
  return createReusedPanel<MapPage>(model, {
    type: 'sreLens.mindMap',
    title: TITLE,
    extension,
    findWidget: false,
    fresh: () => ({ view: undefined, told: '', ready: false }),
    write: async ({ panel: { webview }, folder }) => {
      script ??= await readScript();
      webview.html = pageDocument({
        title: TITLE,
        nonce: randomBytes(16).toString('hex'),
        state: JSON.stringify({ folder }),
        body: '<p class="reading">Reading the practices…</p>',
        style: '.reading { padding: 1em; }',
        script,
      });
    },
    draw,
    // The script begins anew and says so.
    returned: ({ page }) => {
      page.told = '';
    },
    answer: async (shown, message) => {
      const { page } = shown;
      if ('ready' in message) {
        Object.assign(page, { ready: true, told: '' });
        if (model.status()?.state === 'ready') await draw(shown, () => true);
        return;
      }
      const command = 'run' in message && typeof message.run === 'string' ? COMMANDS.get(message.run) : undefined;
      if (command !== undefined) {
        await vscode.commands.executeCommand(command);
        return;
      }
      const row = rowNamed(page, 'decide' in message ? message.decide : 'open' in message ? message.open : undefined);
      if (row === undefined) return;
      const state = 'state' in message && typeof message.state === 'string' ? message.state : '';
      const decision = DECISIONS.get(state);
      if ('decide' in message && decision !== undefined)
        await vscode.commands.executeCommand(decision, { kind: 'practice', row });
      else if ('open' in message)
        await openBeside(shown.panel, vscode.Uri.parse(row.place.uri), rangeOf(row.place.range).start);
    },
  });
}

function rowNamed({ view }: MapPage, id: unknown): PracticesView['practices'][number] | undefined {
  return view?.practices.find((row) => row.id === id);
}

function titleOf(folder: string): string {
  const name = folderName(folder);
  return name === undefined ? TITLE : `${TITLE}: ${name}`;
}
