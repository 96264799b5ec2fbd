// A program of its own (`node --expose-gc`): the memory that the facts of a folder keep, without the trees of the files read last.
import { setFlagsFromString } from 'node:v8';
import { createReader } from '../../src/core/reading';
import { openWorkspace } from '../../src/workspace/workspace';

interface Retained {
  readonly fileBytes: number;
  readonly indexBytes: number;
}

async function retained(folder: string): Promise<Retained> {
  const workspace = openWorkspace(folder);
  await workspace.scan();
  const { head } = workspace.snapshot('2026-01-01');
  let fileBytes = 0;
  // Each text is read and let go: what a file set holds of its own is not the index.
  const sources = [...head.values()].map(({ file, id, text }) => {
    const whole = text();
    fileBytes += typeof whole === 'string' ? Buffer.byteLength(whole) : 0;
    return { file, id, text };
  });
  const readAll = () => {
    const reader = createReader();
    return sources.map((source) => reader.read(source, head).facts);
  };
  // Once before: what is compiled at first is no index either.
  readAll();
  const rounds = Array.from({ length: ROUNDS }, () => bytesOf(readAll)).sort((a, b) => a - b);
  return { fileBytes, indexBytes: rounds[Math.floor(ROUNDS / 2)] ?? 0 };
}

const ROUNDS = 5;

// Compiled code is no index: it would be made and thrown away between two looks at the memory.
setFlagsFromString('--no-opt');
setFlagsFromString('--no-flush-bytecode');

function bytesOf(readAll: () => readonly unknown[]): number {
  collect();
  const before = process.memoryUsage().heapUsed;
  const kept = readAll();
  collect();
  const bytes = process.memoryUsage().heapUsed - before;
  // Used here, so that nothing of it is collected earlier.
  return kept.length === 0 ? 0 : bytes;
}

function collect(): void {
  for (let turn = 0; turn < 2; turn++) globalThis.gc?.();
}

void retained(process.argv[2] ?? '.').then((result) => process.stdout.write(JSON.stringify(result)));
