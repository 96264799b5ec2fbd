// P3: a second start on a workspace of 1,000 services, from what the first one left in the cache.
import { join } from 'node:path';
import { createReader } from '../../src/core/reading';
import { openIndexCache } from '../../src/workspace/index-cache/cache';
import { openWorkspace } from '../../src/workspace/workspace';
import type { Bench } from '../bench';
import { cpuOfAsync, median } from '../measure/cpu';
import { atMost, type Goal, ms, times } from './goal';

const SERVICES = 1000;
const RUNS = 3;
const MOST = 0.15;

/** Walks the folder and has the facts of every file; with a cache, from there. */
async function index(folder: string, cacheFolder: string | undefined): Promise<number> {
  const cache =
    cacheFolder === undefined ? undefined : await openIndexCache({ root: folder, folder: cacheFolder, build: 'bench' });
  const workspace = openWorkspace(folder, cache);
  await workspace.scan();
  const reader = createReader(cache?.store);
  const { head } = workspace.snapshot('2026-01-01');
  let services = 0;
  for (const source of head.values()) services += reader.read(source, head).facts.services.length;
  await cache?.save();
  return services;
}

async function run({ estate, scratch }: Bench) {
  const { folder } = estate({ services: SERVICES });
  const cacheFolder = join(scratch, 'warm-index');
  await index(folder, cacheFolder);
  const cold: number[] = [];
  const warm: number[] = [];
  for (let round = 0; round < RUNS; round++) {
    warm.push(await cpuOfAsync(() => index(folder, cacheFolder)));
    cold.push(await cpuOfAsync(() => index(folder, undefined)));
  }
  const ratio = median(warm) / median(cold);
  const figure = `${times(ratio)} (${ms(median(warm))})`;
  return [
    atMost(`${SERVICES} services, walk included`, ratio, MOST, { figure, peer: `cold index ${ms(median(cold))}` }),
  ];
}

export const warmStartGoal: Goal = {
  id: 'P3',
  goal: 'warm start of a 1,000-service workspace, walk included: ≤ 0.15 × of the cold index',
  run,
};
