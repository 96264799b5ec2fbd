// All live numbers of a plan: a few queries at a time, until all are asked, time is up or somebody stops it.
import { type Answer, readAnswer } from '../../core/live/answer';
import type { LiveAsk } from '../../core/live/plan';
import { SIGNS } from '../../core/live/ready-queries';
import type { Live, LiveValue } from '../../core/model/live';
import {
  authorizationFault,
  isOpenToAll,
  type PrometheusAddress,
  type PrometheusSettings,
  readAddress,
} from './address';
import { all, type Failure, notPrometheus } from './failure';
import { QUERY_LIMITS, type QueryLimits, queryPrometheus } from './query';
import { createNotes, type Notes } from './notes';

export interface CollectOptions {
  readonly signal: AbortSignal;
  readonly limits?: QueryLimits;
  /** For the whole plan. */
  readonly wholeMs?: number;
  readonly progress?: (done: number, total: number) => void;
}

/** Queries under way at once: a Prometheus answers others, too. */
const AT_ONCE = 4;
const WHOLE_MS = 120_000;

interface Asking {
  readonly address: PrometheusAddress;
  readonly authorization: string | undefined;
  readonly signal: AbortSignal;
  readonly limits: QueryLimits;
  readonly values: Map<string, LiveValue[]>;
  readonly notes: Notes;
  /** Queries that Prometheus does not understand: not asked again for the next service. */
  readonly refused: Set<string>;
  /** Sets of queries whose metrics are not there at all. */
  readonly absent: Set<string>;
  failure: Failure | undefined;
}

/** Asks a Prometheus for the numbers of a plan. Never throws; what was answered before a failure is kept. */
export async function collectLive(
  { url, authorization }: PrometheusSettings,
  plan: readonly LiveAsk[],
  { signal, limits = QUERY_LIMITS, wholeMs = WHOLE_MS, progress }: CollectOptions,
): Promise<Live> {
  const at = new Date().toISOString();
  const address = readAddress(url);
  const fault = 'fault' in address ? address.fault : authorizationFault(authorization);
  if ('fault' in address || fault !== undefined)
    return { values: new Map(), at, notes: [], ...(fault === undefined ? {} : { failure: fault }) };
  const timeUp = AbortSignal.timeout(wholeMs);
  const asking: Asking = {
    address,
    authorization,
    signal: AbortSignal.any([signal, timeUp]),
    limits,
    values: new Map(),
    notes: createNotes(),
    refused: new Set(),
    absent: new Set(),
    failure: undefined,
  };
  // A first query that needs no metric tells a wrong address from a service without numbers.
  asking.failure = (await greet(asking)) ?? (await findSets(plan, asking));
  await eachOf(plan, asking, progress);
  const failure =
    timeUp.aborted && !signal.aborted
      ? `${address.shown} did not answer everything within ${wholeMs / 1000} s; the rest was not asked.`
      : asking.failure?.sentence;
  const open =
    authorization !== undefined && isOpenToAll(address)
      ? ['The authorization is sent unencrypted, because the address begins with http://.']
      : [];
  return {
    values: asking.values,
    at,
    notes: [...open, ...(failure === undefined ? asking.notes.sentences(plan, asking.values) : asking.notes.told())],
    ...(failure === undefined ? {} : { failure }),
  };
}

async function greet(asking: Asking): Promise<Failure | undefined> {
  const { address, authorization, signal, limits } = asking;
  const answer = await queryPrometheus(address, authorization, 'vector(1)', signal, limits);
  if (answer.kind === 'failure') return answer.spoils === 'all' ? answer : all(answer.sentence);
  return answer.samples.length === 1 ? undefined : notPrometheus(address.shown, 'vector(1) is not one number there');
}

async function findSets(plan: readonly LiveAsk[], asking: Asking): Promise<Failure | undefined> {
  const sets = new Set(plan.flatMap(({ queries }) => queries.map(({ id }) => id)));
  for (const set of sets) {
    const sign = SIGNS.get(set);
    if (sign === undefined) continue;
    const answer = await queryPrometheus(asking.address, asking.authorization, sign, asking.signal, asking.limits);
    if (answer.kind === 'samples' && answer.samples.length === 0) asking.absent.add(set);
    if (answer.kind === 'failure' && answer.spoils === 'all') return answer;
  }
  if (sets.size > 0 && [...sets].every((set) => asking.absent.has(set)))
    asking.notes.general(
      `No metric of ${[...sets].join(', ')} is recorded there; write queries of your own (live.queries).`,
    );
  return undefined;
}

async function eachOf(plan: readonly LiveAsk[], asking: Asking, progress: CollectOptions['progress']): Promise<void> {
  let next = 0;
  let done = 0;
  const worker = async (): Promise<void> => {
    for (let ask = plan[next++]; ask !== undefined && asking.failure === undefined; ask = plan[next++]) {
      await askOne(ask, asking);
      done += 1;
      progress?.(done, plan.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function askOne(ask: LiveAsk, asking: Asking): Promise<void> {
  const { address, authorization, signal, limits, refused, absent, notes } = asking;
  for (const { id, text } of ask.queries) {
    const key = `${id} ${ask.quantity}`;
    if (absent.has(id) || refused.has(key)) continue;
    const answer = await queryPrometheus(address, authorization, text, signal, limits);
    if (answer.kind === 'failure') {
      if (answer.spoils === 'all') {
        asking.failure ??= answer;
        return;
      }
      const isFirst = !refused.has(key);
      if (answer.spoils === 'query') refused.add(key);
      if (answer.spoils === 'query' && isFirst) notes.refused(ask, id, answer.sentence);
      if (answer.spoils === 'one') notes.unusable(ask, id, answer.sentence);
      continue;
    }
    const read: Answer = readAnswer(ask, id, answer.samples);
    if (read.kind === 'none') continue;
    if (read.kind === 'unusable') {
      notes.unusable(ask, id, read.reason);
      continue;
    }
    const known = asking.values.get(ask.service);
    if (known === undefined) asking.values.set(ask.service, [read.value]);
    else known.push(read.value);
    return;
  }
}
