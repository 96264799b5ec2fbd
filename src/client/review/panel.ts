// The page of a branch's new calls: one panel, reused; it follows what is judged.
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { REVIEW, type ReviewParams, type ReviewResult } from '../../protocol/messages';
import type { Connection } from '../connection';
import { folderName } from '../folders';
import type { Model } from '../model';
import { openPlace } from '../webview/open-place';
import { createReusedPanel, type ReusedPanel, type Shown } from '../webview/reused-panel';
import { documentOf, type DrawnPage, drawPage } from './html';

const TITLE = 'New Calls';
const COMMANDS = new Map([
  ['export', 'sreLens.exportReview'],
  ['copy', 'sreLens.copyReview'],
]);

interface ReviewPage {
  drawn: DrawnPage;
  /** Nothing can be told to a page that was never drawn. */
  begun: boolean;
  /** What a page that was hidden begins with when it is shown again. */
  written: string;
}

const READING: DrawnPage = { html: '<p>Reading OpenAPI documents and manifests…</p>', links: [] };

export function createReviewPanel(model: Model, connection: Connection, extension: vscode.Uri): ReusedPanel {
  return createReusedPanel<ReviewPage>(model, {
    type: 'sreLens.review',
    title: TITLE,
    extension,
    findWidget: true,
    fresh: () => ({ drawn: READING, begun: false, written: '' }),
    write,
    draw: async (shown, isCurrent) => {
      const { page, folder, panel } = shown;
      const review = await connection.ask<ReviewResult>(REVIEW, { folder } satisfies ReviewParams);
      if (review === null || !isCurrent()) return;
      const before = page.drawn.html;
      page.drawn = drawPage(review.page, folderName(folder));
      if (!page.begun) write(shown);
      else if (page.drawn.html !== before) await panel.webview.postMessage({ html: page.drawn.html });
    },
    // What was told since it was written is not in it.
    returned: (shown) => {
      if (shown.page.written !== shown.page.drawn.html) write(shown);
    },
    answer,
  });
}

function write({ panel, folder, page }: Shown<ReviewPage>): void {
  page.begun = page.drawn !== READING;
  page.written = page.drawn.html;
  panel.webview.html = documentOf(page.drawn.html, TITLE, randomBytes(16).toString('hex'), JSON.stringify({ folder }));
}

/** What the page says: the number of a link, or the name of a button; anything else is not listened to. */
async function answer({ page, folder, panel }: Shown<ReviewPage>, message: object): Promise<void> {
  if ('run' in message) {
    const command = typeof message.run === 'string' ? COMMANDS.get(message.run) : undefined;
    if (command !== undefined) await vscode.commands.executeCommand(command);
    return;
  }
  const place = 'open' in message && typeof message.open === 'number' ? page.drawn.links[message.open] : undefined;
  if (place !== undefined) await openPlace(panel, folder, place);
}
