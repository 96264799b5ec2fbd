// Saves the report of a folder in a format that a person picks: those of the command line.
import * as vscode from 'vscode';
import { REPORT_FORMATS, type ReportFormatsResult } from '../../protocol/messages';
import type { ClientCommand } from '../context';
import { pickFolder } from '../folders';
import { saveReport } from './save-report';

export const exportReport: ClientCommand = {
  id: 'sreLens.exportReport',
  run: async (client) => {
    const folder = await pickFolder('Export the report of which folder?');
    if (folder === undefined) return;
    const formats = await client.connection.ask<ReportFormatsResult>(REPORT_FORMATS);
    const items = formats.map((format) => ({ label: format.title, description: `.${format.extension}`, format }));
    const picked = await vscode.window.showQuickPick(items, {
      title: 'Export the report of this branch',
      placeHolder: 'Format',
      matchOnDescription: true,
    });
    if (picked !== undefined) await saveReport(client, folder, picked.format, `sre-lens-${picked.format.id}`);
  },
};
