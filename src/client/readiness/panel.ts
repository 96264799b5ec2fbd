// The page of the last production readiness review of a folder: one panel, reused.
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { WriteResult } from '../../protocol/messages';
import { READINESS_FIX, type ReadinessFixParams } from '../../protocol/readiness';
import type { Connection } from '../connection';
import { folderName } from '../folders';
import { show } from '../links';
import type { Model } from '../model';
import { createReusedPanel, type ReusedPanel, type Shown } from '../webview/reused-panel';
import { drawReview, type DrawnReview, NOTHING, type ReadinessFix, readinessDocument } from './html';
import type { ReadinessReviews } from './store';

const COMMANDS = new Map([
  ['run', 'sreLens.runReadinessReview'],
  ['again', 'sreLens.runReadinessReviewAgain'],
  ['export', 'sreLens.exportReadinessReview'],
]);

interface ReadinessPage {
  drawn: DrawnReview;
  /** What a page that was hidden begins with when it is shown again. */
  written: string;
}

export function createReadinessPanel(
  model: Model,
  connection: Connection,
  reviews: ReadinessReviews,
  extension: vscode.Uri,
): ReusedPanel {
  return createReusedPanel<ReadinessPage>(
    { ...model, onChange: either(model.onChange, reviews.onChange) },
    {
      type: 'sreLens.readiness',
      title: 'Production Readiness',
      extension,
      findWidget: true,
      fresh: () => ({ drawn: NOTHING, written: '' }),
      write,
      draw: async (shown) => {
        const { page, folder, panel } = shown;
        const last = reviews.of(folder);
        const before = page.drawn.html;
        page.drawn =
          last === undefined ? NOTHING : drawReview(last.view, folderName(folder), last.params.stage !== undefined);
        if (page.drawn.html !== before) await panel.webview.postMessage({ html: page.drawn.html });
      },
      // What was told since it was written is not in it.
      returned: (shown) => {
        if (shown.page.written !== shown.page.drawn.html) write(shown);
      },
      answer: (shown, message) => answer(connection, reviews, shown, message),
    },
  );
}

function either(one: vscode.Event<void>, other: vscode.Event<unknown>): vscode.Event<void> {
  return (listener, self, disposables) => {
    const tell = (): unknown => listener.call(self, undefined);
    const both = vscode.Disposable.from(one(tell), other(tell));
    disposables?.push(both);
    return both;
  };
}

function write({ panel, folder, page }: Shown<ReadinessPage>): void {
  page.written = page.drawn.html;
  panel.webview.html = readinessDocument(page.drawn.html, randomBytes(16).toString('hex'), JSON.stringify({ folder }));
}

/** What the page says: the number of a link or of a fix, or the name of a button; anything else is not listened to. */
async function answer(
  connection: Connection,
  reviews: ReadinessReviews,
  { page, folder, panel }: Shown<ReadinessPage>,
  message: object,
): Promise<void> {
  if ('run' in message) {
    const command = typeof message.run === 'string' ? COMMANDS.get(message.run) : undefined;
    if (command !== undefined) await vscode.commands.executeCommand(command, folder);
    return;
  }
  const link = 'open' in message && typeof message.open === 'number' ? page.drawn.links[message.open] : undefined;
  const beside = panel.viewColumn === vscode.ViewColumn.Two ? vscode.ViewColumn.One : vscode.ViewColumn.Beside;
  if (link !== undefined) await show(link, beside);
  const fix = 'fix' in message && typeof message.fix === 'number' ? page.drawn.fixes[message.fix] : undefined;
  const attest =
    'attest' in message && typeof message.attest === 'number' ? page.drawn.attests[message.attest] : undefined;
  if (attest !== undefined)
    await vscode.commands.executeCommand('sreLens.attest', { folder, service: attest.service }, attest.check);
  if (fix !== undefined) await mend(connection, reviews, folder, fix);
}

/** Makes the fix, shows the file that it changed, and reviews again what the page shows. */
async function mend(
  connection: Connection,
  reviews: ReadinessReviews,
  folder: string,
  fix: ReadinessFix,
): Promise<void> {
  const result = await connection.ask<WriteResult>(READINESS_FIX, { folder, ...fix } satisfies ReadinessFixParams);
  if (!result.ok) {
    await vscode.window.showWarningMessage(result.reason);
    return;
  }
  await vscode.window.showTextDocument(vscode.Uri.parse(result.uri), { viewColumn: vscode.ViewColumn.Beside });
  const last = reviews.of(folder);
  if (last !== undefined) await reviews.run(last.params);
}
