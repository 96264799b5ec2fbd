// What a whole process costs: CPU seconds of it and its children, and the peak of its memory, by GNU time.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './cpu';

const TIME = '/usr/bin/time';
const LONGEST_MS = 280_000;

export interface Cost {
  readonly cpuSeconds: number;
  readonly peakMb: number;
  readonly wallMs: number;
  readonly stdout: string;
  readonly code: number | null;
}

export function canMeasureProcesses(): boolean {
  return existsSync(TIME);
}

/** Runs `node script …args` to its end. `undefined` where it took too long. */
export function costOf(script: string, args: readonly string[], cwd: string): Cost | undefined {
  const scratch = mkdtempSync(join(tmpdir(), 'sre-lens-time-'));
  const into = join(scratch, 'time');
  try {
    const begun = performance.now();
    const ran = spawnSync(TIME, ['-f', '%U %S %M', '-o', into, process.execPath, script, ...args], {
      cwd,
      encoding: 'utf8',
      timeout: LONGEST_MS,
      killSignal: 'SIGKILL',
      maxBuffer: 1024 * 1024 * 1024,
      env: { ...process.env, NO_COLOR: '1', CI: '1', REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    });
    const wallMs = performance.now() - begun;
    const line = existsSync(into) ? (readFileSync(into, 'utf8').trim().split('\n').at(-1) ?? '') : '';
    const [user = Number.NaN, system = Number.NaN, kilobytes = Number.NaN] = line.split(' ').map(Number);
    if (ran.error !== undefined || Number.isNaN(kilobytes)) return undefined;
    return { cpuSeconds: user + system, peakMb: kilobytes / 1024, wallMs, stdout: ran.stdout, code: ran.status };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

export interface Program {
  readonly script: string;
  readonly args: readonly string[];
  readonly cwd: string;
}

/** The median costs of programs that run in turn. */
export function costsOf<Name extends string>(
  programs: Readonly<Record<Name, Program>>,
  runs: number,
): Readonly<Partial<Record<Name, Cost>>> {
  const all = new Map<string, Cost[]>();
  for (let round = 0; round < runs; round++)
    for (const [name, { script, args, cwd }] of Object.entries<Program>(programs)) {
      // What did not end once is not waited for again.
      if (round > 0 && all.get(name) === undefined) continue;
      const cost = costOf(script, args, cwd);
      if (cost !== undefined) all.set(name, [...(all.get(name) ?? []), cost]);
    }
  const costs = [...all].map(([name, list]) => {
    const [first] = list;
    const middle = (of: (cost: Cost) => number) => median(list.map(of));
    return [
      name,
      {
        stdout: first?.stdout ?? '',
        code: first?.code ?? null,
        cpuSeconds: middle(({ cpuSeconds }) => cpuSeconds),
        peakMb: middle(({ peakMb }) => peakMb),
        wallMs: middle(({ wallMs }) => wallMs),
      },
    ];
  });
  return Object.fromEntries(costs) as Readonly<Partial<Record<Name, Cost>>>;
}
