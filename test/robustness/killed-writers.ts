// Writers of one file, side by side and killed: processes of their own over the real file system.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { build } from 'esbuild';

const root = join(__dirname, '../..');
const bundle = join(root, 'out/test-writer/writer.js');
let built: Promise<unknown> | undefined;

/** The path of the bundled writer. */
export async function buildWriter(): Promise<string> {
  built ??= build({
    entryPoints: [join(root, 'test/workspace/writer.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  await built;
  return bundle;
}

/** Runs `writers` processes that add `answers` lines each; gives how many lines were kept, and what else was left behind. */
export async function writeTogether(
  folder: string,
  file: string,
  writers: number,
  answers: number,
): Promise<{ readonly kept: number; readonly left: readonly string[] }> {
  await buildWriter();
  const ends = Array.from({ length: writers }, (_, index) => start(folder, file, `w${index}`, answers).end);
  await Promise.all(ends);
  const lines = new Set(readFileSync(join(folder, file), 'utf8').trim().split('\n'));
  return { kept: lines.size, left: leftovers(folder, file) };
}

/**
 * Kills `kills` writers while they write, one after the other. Torn: a text that does not end with a whole line, or that
 * lacks a line it held before.
 */
export async function killWriters(
  folder: string,
  file: string,
  kills: number,
  random: () => number,
): Promise<{ readonly torn: number; readonly lines: number }> {
  await buildWriter();
  let torn = 0;
  let before = read(folder, file);
  for (let kill = 0; kill < kills; kill++) {
    const { child, end } = start(folder, file, `k${kill}`, 100_000);
    // Begun: its first line stands in the file.
    while (read(folder, file).length === before.length && child.exitCode === null) await nextTurn();
    for (let turn = Math.floor(random() * 2000); turn > 0; turn--) await nextTurn();
    child.kill('SIGKILL');
    await end;
    const after = read(folder, file);
    if (!after.endsWith('\n') || !after.startsWith(before)) torn += 1;
    before = after;
  }
  return { torn, lines: before.split('\n').length - 1 };
}

function start(folder: string, file: string, name: string, count: number) {
  const child = spawn(process.execPath, [bundle, folder, file, name, String(count)], { stdio: 'ignore' });
  const end = new Promise<void>((resolve) => child.on('close', () => resolve()));
  return { child, end };
}

function read(folder: string, file: string): string {
  try {
    return readFileSync(join(folder, file), 'utf8');
  } catch {
    return '';
  }
}

function leftovers(folder: string, file: string): readonly string[] {
  return readdirSync(join(folder, dirname(file))).filter((name) => !file.endsWith(`/${name}`));
}
