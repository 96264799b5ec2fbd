// Saves the last production readiness review of a folder in a format that a person picks; the HTML file is the one to print.
import * as vscode from 'vscode';
import type { ReportFormatsResult, ReportResult } from '../../protocol/messages';
import { READINESS_FORMATS, READINESS_REPORT, type ReadinessReportParams } from '../../protocol/readiness';
import type { ClientCommand } from '../context';
import { folderAsked } from './folder-asked';
import { saveText } from './save-report';

export const exportReadinessReview: ClientCommand = {
  id: 'sreLens.exportReadinessReview',
  run: async ({ connection, readiness }, thing) => {
    const folder = await folderAsked(thing, 'Export the review of which folder?');
    if (folder === undefined) return;
    const params = readiness.of(folder)?.params ?? { folder };
    const formats = await connection.ask<ReportFormatsResult>(READINESS_FORMATS);
    const isHtml = ({ id }: { readonly id: string }) => id === 'html';
    const items = [...formats]
      .sort((a, b) => Number(isHtml(b)) - Number(isHtml(a)))
      .map((format) => ({ label: format.title, description: `.${format.extension}`, format }));
    const picked = await vscode.window.showQuickPick(items, {
      title: 'Export the production readiness review',
      placeHolder: 'Format',
      matchOnDescription: true,
    });
    if (picked === undefined) return;
    const { id } = picked.format;
    await saveText(folder, picked.format, 'production-readiness', (target) =>
      connection.ask<ReportResult>(READINESS_REPORT, { ...params, format: id, target } satisfies ReadinessReportParams),
    );
  },
};
