// The live numbers of each folder: asked for on request, and when they are old; nothing connects before a person's word.
import type { Connection } from 'vscode-languageserver/node';
import { planLive } from '../core/live/plan';
import { configOf } from '../core/reading';
import type { Live } from '../core/model/live';
import type { RefreshLiveResult } from '../protocol/messages';
import type { PrometheusSettings } from '../sources/prometheus/address';
import { collectLive } from '../sources/prometheus/collect';
import type { Clock } from './clock';
import type { Folder } from './folder';
import { inBackground } from './guard';
import { withProgress } from './progress';
import type { Settings } from './settings';

export interface LiveEnvironment {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly settings: () => Settings;
  /** True where the client shows progress. */
  readonly progress: () => boolean;
  readonly folders: () => readonly Folder[];
  readonly trusted: () => boolean;
  /** Told when there are other numbers than before. */
  readonly changed: () => void;
  readonly prometheus?: PrometheusSettings;
}

export interface LiveStore {
  /** What was last measured of a folder's services; `undefined` before, and where it is off. */
  readonly of: (folder: Folder) => Live | undefined;
  /** Asks now, because a person wants it: they see it, and `signal` is their cancel. */
  readonly refresh: (signal: AbortSignal) => Promise<RefreshLiveResult>;
  /** Something was judged: asks in the background if the last attempt, whatever came of it, is old enough. */
  readonly touch: () => void;
  readonly dispose: () => void;
}

const MS_OF_A_MINUTE = 60_000;
const ASKING = { title: 'Live numbers', what: 'numbers' };

/** A store without an address answers `off`, and does nothing else. */
export function createLiveStore(environment: LiveEnvironment): LiveStore {
  const { connection, clock, prometheus } = environment;
  const byFolder = new Map<string, Live>();
  const ended = new AbortController();
  let attempted: number | undefined;
  let running: Promise<RefreshLiveResult> | undefined;

  const ask = async (settings: PrometheusSettings, person?: AbortSignal): Promise<RefreshLiveResult> => {
    const told: Live[] = [];
    attempted = clock.now();
    const signal = person ?? ended.signal;
    await withProgress(
      connection,
      person === undefined && environment.progress(),
      ASKING,
      async (cancelled, progress) => {
        const whole = AbortSignal.any([signal, cancelled, ended.signal]);
        for (const folder of environment.folders()) {
          const graph = folder.report()?.head;
          if (graph === undefined) continue;
          const config = configOf(folder.workspace.snapshot(clock.today()).head)?.live;
          const live = await collectLive(settings, planLive(graph, config), { signal: whole, progress });
          byFolder.set(folder.uri, kept(byFolder.get(folder.uri), live));
          told.push(live);
          // What ended this folder's would end the next one's.
          if (live.failure !== undefined) break;
        }
      },
    );
    log(connection, told);
    environment.changed();
    return resultOf(told);
  };
  const refresh = (person?: AbortSignal): Promise<RefreshLiveResult> => {
    if (prometheus === undefined) return Promise.resolve(OFF);
    if (!environment.trusted()) return Promise.resolve(RESTRICTED);
    running ??= ask(prometheus, person).finally(() => {
      running = undefined;
    });
    return running;
  };
  return {
    of: (folder) => byFolder.get(folder.uri),
    refresh,
    touch: () => {
      const minutes = environment.settings().liveMinutes;
      if (prometheus === undefined || minutes === 0 || running !== undefined || !environment.trusted()) return;
      if (attempted !== undefined && clock.now() - attempted < minutes * MS_OF_A_MINUTE) return;
      const folders = environment.folders();
      if (folders.length === 0 || folders.some((folder) => folder.state() !== 'ready')) return;
      inBackground(connection, 'Live numbers', async () => {
        await refresh();
      });
    },
    dispose: () => ended.abort(),
  };
}

const OFF: RefreshLiveResult = {
  state: 'off',
  message: 'Live numbers are off: no address of a Prometheus is set.',
};

const RESTRICTED: RefreshLiveResult = {
  state: 'restricted',
  message: 'In Restricted Mode nothing connects: trust the workspace to ask for its live numbers.',
};

/** A failure takes nothing away: what was had before says from when it is. */
function kept(before: Live | undefined, live: Live): Live {
  if (before === undefined || live.failure === undefined) return live;
  return { ...live, values: new Map([...before.values, ...live.values]) };
}

function resultOf(told: readonly Live[]): RefreshLiveResult {
  const services = told.reduce((sum, live) => sum + live.values.size, 0);
  const had = `Live numbers of ${services} ${services === 1 ? 'service' : 'services'}.`;
  const failure = told.find((live) => live.failure !== undefined)?.failure;
  if (failure !== undefined) return { state: 'failed', message: services === 0 ? failure : `${had} ${failure}` };
  const notes = told.flatMap((live) => live.notes).length;
  return {
    state: 'done',
    message: notes === 0 ? had : `${had} The output channel says what is missing.`,
  };
}

function log(connection: Connection, told: readonly Live[]): void {
  const { message } = resultOf(told);
  connection.console.info(message);
  for (const note of told.flatMap((live) => live.notes)) connection.console.warn(note);
}
