// Copies the page of the review as Markdown.
import * as vscode from 'vscode';
import { REPORT, type ReportParams, type ReportResult } from '../../protocol/messages';
import type { ClientCommand } from '../context';
import { pickFolder } from '../folders';

export const copyReview: ClientCommand = {
  id: 'sreLens.copyReview',
  run: async (client) => {
    const folder = client.review.folder() ?? (await pickFolder('Copy the review of which folder?'));
    if (folder === undefined) return;
    const params: ReportParams = { folder, format: 'review' };
    const text = await client.connection.ask<ReportResult>(REPORT, params);
    if (text === null) return;
    await vscode.env.clipboard.writeText(text);
    vscode.window.setStatusBarMessage('SRE Lens: the review is on the clipboard', 3000);
  },
};
