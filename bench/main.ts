// `npm run bench [-- P5 P6] [--dry]`: the goals of speed beside what others need for it, in the same run.
import { join } from 'node:path';
import { openBench } from './bench';
import { GOALS } from './goals/index';
import type { Figure } from './goals/goal';
import { lineOf, writePage } from './report/page';
import { writePlot } from './report/plot';
import { mergeResults, readResults, type Result, writeResults } from './report/results';

/** Runs the named goals, all of them where none is named; writes docs/performance.md and its picture unless `--dry`. */
async function main(args: readonly string[]): Promise<void> {
  const isDry = args.includes('--dry');
  const names = args.filter((arg) => !arg.startsWith('--')).map((name) => name.toUpperCase());
  const unknown = names.filter((name) => !GOALS.some(({ id }) => id === name));
  if (unknown.length > 0)
    throw new Error(`No goal ${unknown.join(', ')}; there are ${GOALS.map(({ id }) => id).join(', ')}.`);
  const bench = openBench((text) => process.stderr.write(`… ${text}\n`));
  const docs = join(bench.root, 'docs');
  const write = (fresh: readonly Result[]): void => {
    const results = mergeResults(readResults(join(docs, 'performance.json')), fresh);
    writeResults(join(docs, 'performance.json'), results);
    writePage(join(docs, 'performance.md'), results, bench.peers()?.versions ?? []);
    writePlot(join(docs, 'performance.svg'), results);
  };
  try {
    for (const { id, goal, run } of GOALS.filter((one) => names.length === 0 || names.includes(one.id))) {
      process.stdout.write(`${id} ${goal}\n`);
      const figures: readonly Figure[] = await run(bench);
      for (const figure of figures) process.stdout.write(`${lineOf(figure)}\n`);
      // After each goal: a run that is ended early has not been for nothing.
      if (!isDry) write([{ id, goal, day: new Date().toISOString().slice(0, 10), figures }]);
    }
  } finally {
    bench.close();
  }
}

void main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
