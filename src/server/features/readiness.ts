// Production readiness reviews: run for whom a person picks, as a view or as text, and the fixes of what failed.
import { resolveFix } from '../../core/fixes/resolve';
import type { Review } from '../../core/model/review';
import { isOurs } from '../../core/model/service';
import { READINESS_REPORTERS } from '../../core/reporters/readiness-index';
import type { ReportFormatsResult, ReportResult, WriteResult } from '../../protocol/messages';
import {
  READINESS,
  READINESS_CHOICES,
  READINESS_FIX,
  READINESS_FORMATS,
  READINESS_REPORT,
  type ReadinessChoices,
  type ReadinessFixParams,
  type ReadinessParams,
  type ReadinessReportParams,
  type ReadinessResult,
} from '../../protocol/readiness';
import type { Server } from '../context';
import type { Folder } from '../folder';
import { onAsk } from '../guard';
import { applyFix } from '../apply-fix';
import { readinessView } from '../readiness-views';
import { extensionOf, renderOptionsOf } from '../report-options';

export function registerReadiness(server: Server): void {
  const { connection, folders, readiness } = server;
  const folderOf = (uri: string) => folders().find((folder) => folder.uri === uri);
  onAsk<ReadinessParams, ReadinessResult>(connection, READINESS, 'The review', null, async (params, token) => {
    const folder = folderOf(params.folder);
    const review = folder && (await reviewOf(folder, params, token));
    if (folder === undefined || review === undefined) return null;
    readiness.keep(folder, review);
    return readinessView(folder, review, { staged: params.stage !== undefined, today: server.clock.today() });
  });
  onAsk<unknown, ReportFormatsResult>(connection, READINESS_FORMATS, 'The formats', [], () =>
    READINESS_REPORTERS.map(({ id, title }) => ({ id, title, extension: extensionOf(id) })),
  );
  onAsk<ReadinessReportParams, ReportResult>(
    connection,
    READINESS_REPORT,
    'The report',
    null,
    async (params, token) => {
      const folder = folderOf(params.folder);
      const reporter = READINESS_REPORTERS.find(({ id }) => id === params.format);
      const review = folder && (await reviewOf(folder, params, token));
      if (folder === undefined || review === undefined || reporter === undefined) return null;
      return reporter.render(review, renderOptionsOf(folder, params.target));
    },
  );
  onAsk<{ readonly folder: string }, ReadinessChoices>(
    connection,
    READINESS_CHOICES,
    'The services',
    { services: [], squads: [], folders: [] },
    (params) => choicesOf(folderOf(params.folder)),
  );
  const failed: WriteResult = { ok: false, reason: 'The output channel says more.' };
  onAsk<ReadinessFixParams, WriteResult>(connection, READINESS_FIX, 'A quick fix', failed, (params, token) =>
    fix(server, params, token),
  );
}

type Token = Parameters<Parameters<typeof onAsk>[4]>[1];

/** Reviews what is there now. `undefined` before the first index. Throws where it was cancelled. */
async function reviewOf(folder: Folder, params: ReadinessParams, token: Token): Promise<Review | undefined> {
  const { services, within, squad, tier, stage, profile } = params;
  const abort = new AbortController();
  const listener = token.onCancellationRequested(() => abort.abort());
  try {
    return await folder.review(
      {
        ...(services === undefined ? {} : { services }),
        ...(within === undefined ? {} : { folder: within }),
        ...(squad === undefined ? {} : { squad }),
        ...(tier === undefined ? {} : { tier }),
        ...(stage === undefined ? {} : { stage }),
        ...(profile === undefined ? {} : { profile }),
      },
      abort.signal,
    );
  } catch (error) {
    // The guard answers a cancelled request.
    if (token.isCancellationRequested) return undefined;
    throw error;
  } finally {
    listener.dispose();
  }
}

function choicesOf(folder: Folder | undefined): ReadinessChoices {
  const graph = folder?.report()?.head;
  if (graph === undefined) return { services: [], squads: [], folders: [] };
  const ours = [...graph.services.values()].filter(isOurs);
  const squads = ours.flatMap(({ owner }) => (owner === undefined ? [] : [owner.value.squad ?? owner.value.team]));
  return {
    services: ours
      .map(({ name, owner }) => ({
        name,
        tier: graph.tiers.get(name)?.tier ?? 'unknown',
        ...(owner === undefined ? {} : { owner: owner.value.team }),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    squads: [...new Set(squads)].sort(),
    folders: sharedFolders(ours.map(({ evidence }) => new Set(evidence.flatMap(({ place }) => foldersOf(place.file))))),
  };
}

/** Folders that hold more than one service. */
function sharedFolders(each: readonly ReadonlySet<string>[]): readonly string[] {
  const held = new Map<string, number>();
  for (const folders of each) for (const folder of folders) held.set(folder, (held.get(folder) ?? 0) + 1);
  return [...held].flatMap(([folder, services]) => (services > 1 ? [folder] : [])).sort();
}

/** Every folder above a file, the root left out. */
function foldersOf(file: string): readonly string[] {
  const parts = file.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** Looked up anew: what was on screen may be of an older text. */
async function fix(server: Server, params: ReadinessFixParams, token: Token): Promise<WriteResult> {
  const folder = server.folders().find(({ uri }) => uri === params.folder);
  const review = folder && (await reviewOf(folder, { folder: params.folder, services: [params.service] }, token));
  const report = folder?.report();
  const check = review?.services[0]?.checks.find(({ id }) => id === params.check);
  const wanted = check?.fixes.find(({ title }) => title === params.fix);
  if (folder === undefined || report === undefined || wanted === undefined)
    return { ok: false, reason: 'This fix is no longer needed. Nothing was changed.' };
  for (const { place } of check?.evidence ?? []) await folder.nodes(place.file);
  return applyFix(server, folder, resolveFix({ head: report.head, syntax: folder.syntax }, wanted));
}
