// Programs that run out of disk: started in a child whose files may not grow, or on a small disk.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildCli } from '../cli/build';
import { buildWriter } from './killed-writers';

/** A document whose report is longer than the disk has room for. */
const SHOP = [
  'services:',
  ...Array.from(
    { length: 200 },
    (_, index) => `  svc-${index}: { image: shop, depends_on: [svc-${(index + 1) % 200}] }`,
  ),
].join('\n');

export interface Tried {
  readonly what: string;
  /** The file is, byte for byte, what it was. */
  readonly untouched: boolean;
  /** What was left beside it. */
  readonly left: readonly string[];
  readonly status: number | null;
  readonly said: string;
}

/** Tries each kind of write in `folder`. `before` is put in front of each command (a limit), `fill` fills the disk. */
export async function writeOnFullDisk(folder: string, before: string, fill: () => void): Promise<readonly Tried[]> {
  const writer = await buildWriter();
  const cli = await buildCli();
  const story = '.sre/solutions/PAY-1.yaml';
  const old = `${'an answer\n'.repeat(300)}`;
  mkdirSync(join(folder, '.sre/solutions'), { recursive: true });
  writeFileSync(join(folder, 'compose.yaml'), SHOP);
  writeFileSync(join(folder, story), old);
  writeFileSync(join(folder, 'report.json'), old);
  fill();
  const attempt = (what: string, file: string, ...args: readonly string[]): Tried => {
    const { status, stderr } = spawnSync('bash', ['-c', `${before} exec "$0" "$@"`, process.execPath, ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    const [, name = ''] = /([^/]+)$/.exec(file) ?? [];
    return {
      what,
      untouched: readFileSync(join(folder, file), 'utf8') === old,
      left: readdirSync(dirname(join(folder, file))).filter((one) => one.startsWith(name) && one !== name),
      status,
      said: stderr.trim().split('\n')[0] ?? '',
    };
  };
  return [
    attempt('an answer', story, writer, folder, story, 'new', '1'),
    attempt('a report', 'report.json', cli, 'graph', '--output', 'report.json'),
  ];
}
