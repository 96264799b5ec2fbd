// A real Prometheus on a free loopback port, with data of its own; `undefined` where the program is not installed.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMetrics } from './metrics';

export interface RealPrometheus {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Why the tests with a real Prometheus cannot run here; `undefined` where they can. */
export function whyNoPrometheus(): string | undefined {
  const missing = ['prometheus', 'promtool'].filter((program) => spawnSync(program, ['--version']).status !== 0);
  if (missing.length === 0) return undefined;
  return `${missing.join(' and ')} not installed (Debian: apt-get install prometheus)`;
}

/** Makes the data (OpenMetrics; empty: none) and starts the program. Rejects where it ends before it is ready. */
export async function startPrometheus(
  text: string = openMetrics(Math.floor(Date.now() / 1000)),
): Promise<RealPrometheus> {
  const folder = mkdtempSync(join(tmpdir(), 'sre-lens-prometheus-'));
  const data = join(folder, 'data');
  const metrics = join(folder, 'metrics.txt');
  const config = join(folder, 'prometheus.yml');
  writeFileSync(config, 'global: {}\n');
  if (text !== '') {
    writeFileSync(metrics, text);
    const made = spawnSync('promtool', ['tsdb', 'create-blocks-from', 'openmetrics', metrics, data], {
      encoding: 'utf8',
    });
    if (made.status !== 0) throw new Error(`promtool: ${made.stderr}`);
  }
  const address = `127.0.0.1:${await freePort()}`;
  const child = spawn('prometheus', [
    `--config.file=${config}`,
    `--storage.tsdb.path=${data}`,
    '--storage.tsdb.retention.time=60d',
    `--web.listen-address=${address}`,
  ]);
  await ready(child);
  return {
    url: `http://${address}`,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (said.includes('Server is ready to receive web requests')) resolve();
    });
    child.once('error', reject);
    child.once('close', () => reject(new Error(`prometheus ended: ${said.slice(-2000)}`)));
  });
}

/** A port that nothing listens at. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
