// The page of a branch's new calls, and the report of a folder as text in each of the formats of the command line.
import { pathFrom } from '../../core/model/place';
import type { Report } from '../../core/model/report';
import { REPORTERS } from '../../core/reporters/index';
import { linesOf } from '../../core/reporters/parts/excerpt';
import { pageMarkdown } from '../../core/reporters/parts/page-markdown';
import { uriPath } from '../../core/reporters/parts/repository-path';
import type { RenderOptions } from '../../core/reporters/reporter';
import { reviewPage } from '../../core/reporters/review';
import { manualFolder } from '../../core/rules/judging/manual-page';
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
import { version } from '../../../package.json';
import { manual } from '../../workspace/manuals';
import { folderInRepository } from '../../workspace/repository-folder';
import type { Server } from '../context';
import type { Folder } from '../folder';
import { onAsk } from '../guard';
import { fileOf } from '../uri';

/** The page of the review as Markdown: a format of the editor alone. */
const PAGE = { id: 'review', title: 'The page of the review (Markdown)', extension: 'md' };

const EXTENSIONS = new Map([
  ['pretty', 'txt'],
  ['markdown', 'md'],
  ['github-summary', 'md'],
  ['github', 'txt'],
  ['html', 'html'],
  ['junit', 'xml'],
  ['sarif', 'sarif'],
]);

export function registerReview({ connection, folders }: Server): void {
  const folderOf = (uri: string) => folders().find((folder) => folder.uri === uri);
  onAsk<ReviewParams, ReviewResult>(connection, REVIEW, 'The review', null, (params) => {
    const report = folderOf(params.folder)?.report();
    return report === undefined ? null : { folder: params.folder, page: reviewPage(report) };
  });
  onAsk<unknown, ReportFormatsResult>(connection, REPORT_FORMATS, 'The formats', [], () => [
    PAGE,
    ...REPORTERS.map(({ id, title }) => ({ id, title, extension: EXTENSIONS.get(id) ?? 'json' })),
  ]);
  onAsk<ReportParams, ReportResult>(connection, REPORT, 'The report', null, ({ folder: uri, format, target }) => {
    const folder = folderOf(uri);
    const report = folder?.report();
    if (folder === undefined || report === undefined) return null;
    const whole = { ...report, problems: [...folder.workspace.problems(), ...report.problems] };
    return render(whole, format, optionsOf(folder, target)) ?? null;
  });
}

function render(report: Report, format: string, options: RenderOptions): string | undefined {
  if (format === PAGE.id) return pageMarkdown(reviewPage(report), options);
  return REPORTERS.find(({ id }) => id === format)?.render(report, options);
}

function optionsOf(folder: Folder, target: string | undefined): RenderOptions {
  const inside = target === undefined ? undefined : fileOf(folder.root, target);
  return {
    paint: (_style, text) => text,
    line: linesOf(folder.source),
    folder: folderInRepository(folder.root),
    manual: (rule) => manual(manualFolder(rule), rule),
    version,
    ...(inside === undefined ? {} : { link: (file: string, line: number) => linkFrom(inside, file, line) }),
  };
}

/** A link from one file of the folder to a line of another, as forges and editors read it. */
function linkFrom(from: string, file: string, line: number): string {
  return `${uriPath(pathFrom(from, file))}#L${line}`;
}
