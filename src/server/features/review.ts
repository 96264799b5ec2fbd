// The page of a branch's new calls, and the report of a folder as text in each of the formats of the command line.
import type { Report } from '../../core/model/report';
import { REPORTERS } from '../../core/reporters/index';
import { pageMarkdown } from '../../core/reporters/parts/page-markdown';
import type { RenderOptions } from '../../core/reporters/reporter';
import { reviewPage } from '../../core/reporters/review';
import {
  REPORT,
  REPORT_FORMATS,
  type ReportFormatsResult,
  type ReportParams,
  type ReportResult,
  REVIEW,
  type ReviewParams,
  type ReviewResult,
} from '../../protocol/messages';
import type { Server } from '../context';
import { onAsk } from '../guard';
import { extensionOf, renderOptionsOf } from '../report-options';

/** The page of the review as Markdown: a format of the editor alone. */
const PAGE = { id: 'review', title: 'The page of the review (Markdown)', extension: 'md' };

export function registerReview({ connection, folders }: Server): void {
  const folderOf = (uri: string) => folders().find((folder) => folder.uri === uri);
  onAsk<ReviewParams, ReviewResult>(connection, REVIEW, 'The review', null, (params) => {
    const report = folderOf(params.folder)?.report();
    return report === undefined ? null : { folder: params.folder, page: reviewPage(report) };
  });
  onAsk<unknown, ReportFormatsResult>(connection, REPORT_FORMATS, 'The formats', [], () => [
    PAGE,
    ...REPORTERS.map(({ id, title }) => ({ id, title, extension: extensionOf(id) })),
  ]);
  onAsk<ReportParams, ReportResult>(connection, REPORT, 'The report', null, ({ folder: uri, format, target }) => {
    const folder = folderOf(uri);
    const report = folder?.report();
    if (folder === undefined || report === undefined) return null;
    const whole = { ...report, problems: [...folder.workspace.problems(), ...report.problems] };
    return render(whole, format, renderOptionsOf(folder, target)) ?? null;
  });
}

function render(report: Report, format: string, options: RenderOptions): string | undefined {
  if (format === PAGE.id) return pageMarkdown(reviewPage(report), options);
  return REPORTERS.find(({ id }) => id === format)?.render(report, options);
}
