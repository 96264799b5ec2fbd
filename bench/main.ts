// The benchmark: each figure is a ratio to a yardstick of the same run, because milliseconds depend on the machine.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { createSession, type Session } from '../src/core/session';
import { openWorkspace, type Workspace } from '../src/workspace/workspace';
import { startTestServer } from '../test/server/harness';
import { makeDemo } from '../scripts/demo.mjs';
import { generateEstate, writeEstate } from './generate';

const RUNS = 5;
const KEYSTROKES = 60;

interface Row {
  readonly what: string;
  readonly figure: string;
  readonly ratio: string;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function timed<T>(work: () => Promise<T> | T): Promise<{ readonly ms: number; readonly value: T }> {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
}

async function index(folder: string): Promise<{ readonly session: Session; readonly workspace: Workspace }> {
  const workspace = openWorkspace(folder);
  await workspace.scan();
  await workspace.readBaseline({ onDefaultBranch: 'head' });
  const session = createSession();
  session.judge(workspace.snapshot('2026-01-01'));
  return { session, workspace };
}

/** Yardstick: the YAML of the estate parsed once by the library alone. */
function parseAll(texts: readonly string[]): number {
  const start = performance.now();
  for (const text of texts) for (const part of text.split('\n---\n')) parseDocument(part, { uniqueKeys: false });
  return performance.now() - start;
}

async function estateRows(label: string, folder: string, texts: readonly string[]): Promise<Row[]> {
  const cold: number[] = [];
  const yard: number[] = [];
  const again: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    yard.push(parseAll(texts));
    const first = await timed(() => index(folder));
    cold.push(first.ms);
    const { session, workspace } = first.value;
    again.push((await timed(() => session.judge(workspace.snapshot('2026-01-01')))).ms);
  }
  const base = median(yard);
  return [
    { what: `${label}: yaml library, every document once`, figure: `${base.toFixed(0)} ms`, ratio: '1.00' },
    {
      what: `${label}: first index, walk, git and judgement`,
      figure: `${median(cold).toFixed(0)} ms`,
      ratio: (median(cold) / base).toFixed(2),
    },
    {
      what: `${label}: judge again, nothing changed`,
      figure: `${median(again).toFixed(1)} ms`,
      ratio: (median(again) / base).toFixed(3),
    },
  ];
}

async function keystrokeRows(folder: string, file: string, text: string): Promise<Row[]> {
  const { session, workspace } = await index(folder);
  const at = text.indexOf('mode: sync');
  const times: number[] = [];
  const parse: number[] = [];
  const parsedBefore = session.parsed();
  for (let stroke = 0; stroke < KEYSTROKES; stroke++) {
    const typed = `${text.slice(0, at)}${'# '.padEnd(2 + stroke, 'x')}\n          ${text.slice(at)}`;
    parse.push((await timed(() => parseDocument(typed, { uniqueKeys: false }))).ms);
    const { ms } = await timed(() => {
      workspace.overlay(file, typed);
      return session.judge(workspace.snapshot('2026-01-01'));
    });
    times.push(ms);
  }
  const parses = (session.parsed() - parsedBefore) / KEYSTROKES;
  return [
    {
      what: `yaml library, the ${Math.round(text.length / 1024)} KB document once`,
      figure: `${median(parse).toFixed(1)} ms`,
      ratio: '1.00',
    },
    {
      what: 'keystroke → report in it, 100 services',
      figure: `${median(times).toFixed(1)} ms`,
      ratio: (median(times) / median(parse)).toFixed(2),
    },
    { what: 'texts parsed per keystroke', figure: parses.toFixed(2), ratio: '' },
  ];
}

/** Through the language server: a line of a new call comes and goes, until its diagnostic does. */
async function serverRows(folder: string, file: string, text: string): Promise<Row[]> {
  const server = await startTestServer(folder, { trusted: true });
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.trim() === 'x-sre-calls:') + 1;
  const indent = '        ';
  const times: number[] = [];
  const parse: number[] = [];
  await server.open(file);
  for (let stroke = 0; stroke < KEYSTROKES / 2; stroke++) {
    parse.push((await timed(() => parseDocument(text, { uniqueKeys: false }))).ms);
    const added = timed(() =>
      server.judged(() => server.edit(file, at, 0, at, 0, `${indent}- to: svc-0000#getItem${stroke}\n`)),
    );
    times.push((await added).ms);
    if (!server.diagnostics(file).some((one) => one.range.start.line === at))
      throw new Error('the new call is not told');
    times.push((await timed(() => server.judged(() => server.edit(file, at, 0, at + 1, 0, '')))).ms);
  }
  await server.stop();
  return [
    {
      what: 'edit → diagnostics through the language server in it',
      figure: `${median(times).toFixed(1)} ms`,
      ratio: (median(times) / median(parse)).toFixed(2),
    },
  ];
}

function commit(folder: string): void {
  const git = (...args: readonly string[]) =>
    execFileSync(
      'git',
      [
        '-C',
        folder,
        '-c',
        'user.name=bench',
        '-c',
        'user.email=bench@example.com',
        '-c',
        'commit.gpgsign=false',
        ...args,
      ],
      { stdio: 'ignore' },
    );
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '-m', 'baseline');
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sre-lens-bench-'));
  try {
    const demo = await makeDemo(join(folder, 'demo'));
    const estate = generateEstate(100);
    const generated = join(folder, 'generated');
    writeEstate(generated, estate);
    commit(generated);
    const demoFiles = openWorkspace(demo.dir);
    await demoFiles.scan();
    const texts = [...demoFiles.snapshot('').head.values()]
      .map((source) => source.text())
      .filter((text) => typeof text === 'string');
    const rows = [
      ...(await estateRows('demo', demo.dir, texts)),
      ...(await estateRows('100 services', generated, [...estate.files.values()])),
      ...(await keystrokeRows(generated, estate.typed, estate.files.get(estate.typed) ?? '')),
      ...(await serverRows(generated, estate.typed, estate.files.get(estate.typed) ?? '')),
      {
        what: 'memory after all of it (RSS; an empty node has about 45 MB)',
        figure: `${Math.round(process.memoryUsage().rss / 1024 / 1024)} MB`,
        ratio: '',
      },
    ];
    const width = Math.max(...rows.map((row) => row.what.length));
    for (const row of rows)
      process.stdout.write(`${row.what.padEnd(width)}  ${row.figure.padStart(9)}  ${row.ratio.padStart(6)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
