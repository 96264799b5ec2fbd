// Runs a transcript: a Markdown page with files and console blocks, whose output is exactly what a user reads.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeDemo } from '../../scripts/demo.mjs';
import { GIT_ENVIRONMENT } from '../workspace/shop';

const FENCE = /^(`{3,})(\w+)(?: (\S+))?$/;

/**
 * Runs a page from top to bottom in one temporary folder and gives the page with the real output in its console blocks.
 * A block ```` ```yaml path ```` writes a file. In a ```` ```console ```` block each `$ ` line runs `sre-lens …`, `git …`,
 * `demo` (makes the example here), `link TO AT` or `rm FILE`; ` < FILE` at the end pipes a file in; its output follows, stderr lines with `! `, and `[exit N]` where N is not 0.
 */
export async function runTranscript(page: string, cli: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'sre-lens-transcript-'));
  try {
    const out: string[] = [];
    const lines = page.split('\n');
    for (let index = 0; index < lines.length; index++) {
      const line = lines[index] ?? '';
      out.push(line);
      const fence = FENCE.exec(line);
      if (fence === null) continue;
      const [, ticks = '```', language, path] = fence;
      const end = lines.indexOf(ticks, index + 1);
      if (end < 0) throw new Error(`line ${index + 1}: the block is not closed`);
      const body = lines.slice(index + 1, end);
      if (language === 'console') {
        const told = await runConsole(body, folder, cli);
        if (told.includes(ticks)) throw new Error(`line ${index + 1}: the output holds ${ticks}, use a longer fence`);
        out.push(...told);
      } else {
        if (path !== undefined) writeFile(join(folder, path), `${body.join('\n')}\n`);
        out.push(...body);
      }
      out.push(ticks);
      index = end;
    }
    return out.join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

async function runConsole(body: readonly string[], folder: string, cli: string): Promise<string[]> {
  const out: string[] = [];
  for (const line of body) {
    if (!line.startsWith('$ ')) continue;
    out.push(line, ...(await runLine(line.slice(2), folder, cli)));
  }
  return out;
}

async function runLine(line: string, folder: string, cli: string): Promise<string[]> {
  const [typed = '', input] = line.split(' < ');
  const [program = '', ...args] = words(typed);
  if (program === 'demo') {
    await makeDemo(folder, { force: true });
    return [];
  }
  if (program === 'link') {
    const [to = '', at = ''] = args;
    symlinkSync(to, join(folder, at));
    return [];
  }
  if (program === 'rm') {
    for (const arg of args) rmSync(join(folder, arg), { recursive: true });
    return [];
  }
  if (program !== 'sre-lens' && program !== 'git') throw new Error(`a transcript cannot run ${program}`);
  const [command, all] = program === 'git' ? ['git', args] : [process.execPath, [cli, ...args]];
  const result = spawnSync(command, all, {
    cwd: folder,
    encoding: 'utf8',
    ...(input === undefined ? {} : { input: readFileSync(join(folder, input)) }),
    // As on a CI server: nothing is kept beside the files, not even in the home folder, which is this one.
    env: { ...GIT_ENVIRONMENT, HOME: folder, NO_COLOR: '1', CI: 'true' },
  });
  const clean = (text: string) => text.replaceAll(folder, '<folder>').replace(/\n$/, '').split('\n');
  return [
    ...(result.stdout === '' ? [] : clean(result.stdout)),
    ...(result.stderr === '' ? [] : clean(result.stderr).map((text) => `! ${text}`)),
    ...(result.status === 0 ? [] : [`[exit ${String(result.status)}]`]),
  ];
}

/** Splits at blanks; double quotes hold words together. */
function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
}
