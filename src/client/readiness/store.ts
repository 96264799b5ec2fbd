// The reviews that a person asked for, as the server told them: the page, the tests and the views show these.
import * as vscode from 'vscode';
import {
  READINESS,
  type ReadinessParams,
  type ReadinessResult,
  type ReadinessService,
  type ReadinessView,
} from '../../protocol/readiness';
import type { Connection } from '../connection';

export interface ReadinessReviews extends vscode.Disposable {
  /** Reviews, with progress that can be cancelled; `undefined` where it was, or where nothing is read yet. */
  readonly run: (params: ReadinessParams) => Promise<ReadinessView | undefined>;
  /** The same without progress of its own; a part of a longer run leaves the page of the folder as it is. */
  readonly ask: (
    params: ReadinessParams,
    token: vscode.CancellationToken,
    as: 'page' | 'part',
  ) => Promise<ReadinessView | undefined>;
  /** The last review of a folder, and what was asked for. */
  readonly of: (folder: string) => { readonly view: ReadinessView; readonly params: ReadinessParams } | undefined;
  /** The last review of a service, whichever it was part of. */
  readonly service: (folder: string, name: string) => ReadinessService | undefined;
  /** The day of the last review of a folder, an ISO date. */
  readonly today: (folder: string) => string;
  readonly onChange: vscode.Event<ReadinessView>;
}

export function createReadinessReviews(connection: Connection): ReadinessReviews {
  const changed = new vscode.EventEmitter<ReadinessView>();
  const last = new Map<string, { readonly view: ReadinessView; readonly params: ReadinessParams }>();
  const services = new Map<string, ReadinessService>();
  const days = new Map<string, string>();

  const ask: ReadinessReviews['ask'] = async (params, token, as) => {
    const view = await connection.ask<ReadinessResult>(READINESS, params, token).catch((error: unknown) => {
      if (token.isCancellationRequested) return null;
      throw error;
    });
    if (view === null || token.isCancellationRequested) return undefined;
    if (as === 'page') last.set(params.folder, { view, params });
    days.set(params.folder, view.today);
    for (const service of view.services) services.set(keyOf(params.folder, service.name), service);
    changed.fire(view);
    return view;
  };
  return {
    ask,
    run: (params) => {
      const source = new vscode.CancellationTokenSource();
      return withPatience(ask(params, source.token, 'page'), `SRE Lens: reviewing ${subjectOf(params)}`, source);
    },
    of: (folder) => last.get(folder),
    service: (folder, name) => services.get(keyOf(folder, name)),
    today: (folder) => days.get(folder) ?? new Date().toISOString().slice(0, 10),
    onChange: changed.event,
    dispose: () => changed.dispose(),
  };
}

function keyOf(folder: string, name: string): string {
  return `${folder} ${name}`;
}

function subjectOf({ services, within, squad, tier }: ReadinessParams): string {
  if (services !== undefined) return services.length === 1 ? (services[0] ?? '') : `${services.length} services`;
  if (within !== undefined) return `the services in ${within}`;
  if (squad !== undefined) return `the services of ${squad}`;
  return tier === undefined ? 'all services' : `all ${tier} services`;
}

/** Most reviews are over before a notification could be read. */
const SLOW_MS = 1500;

/** A bar in the view at once; what takes longer can be cancelled. */
async function withPatience<T>(work: Promise<T>, title: string, source: vscode.CancellationTokenSource): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const slow = new Promise<'slow'>((resolve) => {
    timer = setTimeout(() => resolve('slow'), SLOW_MS);
  });
  const isOver = work.then(() => 'over').catch(() => 'over');
  void vscode.window.withProgress({ location: { viewId: 'sreLens.services' } }, () => isOver);
  try {
    if ((await Promise.race([isOver, slow])) === 'slow')
      await vscode.window.withProgress(
        { location: vscode.ProgressLocation.Notification, title, cancellable: true },
        async (_, token) => {
          token.onCancellationRequested(() => source.cancel());
          await isOver;
        },
      );
    return await work;
  } finally {
    clearTimeout(timer);
    source.dispose();
  }
}
