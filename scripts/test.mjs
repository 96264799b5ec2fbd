// npm test: sets up what is missing, then checks and tests everything; the last line is `N passed, N failed`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root, run, setUp } from './set-up.mjs';

const bin = (name) => path.join(root, 'node_modules', name);
const mocha = (...args) => [bin('mocha/bin/mocha.js'), '--reporter', 'test/tally.mjs', ...args];

// `tests` marks the steps that run mocha: each must run at least one test.
const steps = [
  { name: 'build', args: ['esbuild.mjs'] },
  { name: 'lint', args: [bin('oxlint/bin/oxlint'), '--type-aware'] },
  { name: 'format', args: [bin('@biomejs/biome/bin/biome'), 'format'] },
  { name: 'types', args: [bin('typescript/bin/tsc'), '--project', 'tsconfig.json'] },
  { name: 'types of core', args: [bin('typescript/bin/tsc'), '--project', 'tsconfig.core.json'] },
  { name: 'types of the page', args: [bin('typescript/bin/tsc'), '--project', 'src/page/tsconfig.json'] },
  { name: 'unused code', args: [bin('knip/bin/knip.js')] },
  {
    name: 'unit tests',
    args: mocha('--reporter-option', 'style=dot', '--ignore', 'test/host/**', 'test/**/*.test.ts'),
    tests: true,
  },
  { name: 'tests inside VS Code', args: ['--import', 'tsx', 'test/host/host-suite.ts'], tests: true },
  // A window that a busy machine draws late is tried a second time, from the beginning of its file; that is said.
  {
    name: 'tests by hand in VS Code',
    args: mocha('test/host/e2e/*.test.ts'),
    tests: true,
    again: (files) => mocha(...files),
  },
];

function readTally(file) {
  try {
    const runs = readFileSync(file, 'utf8').trim().split('\n');
    return { failedFiles: [], ...JSON.parse(runs.at(-1)) };
  } catch {
    return { passed: 0, failed: 0, skipped: 0, failedFiles: [] };
  }
}

async function runStep(args, tally) {
  const code = await run(process.execPath, args, { env: { SRE_LENS_TALLY: tally } });
  return { code, ...readTally(tally) };
}

/** Runs the files again that failed; what they say the second time counts, and that there was one is said. */
async function secondTime(name, first, again, tally) {
  const files = first.failedFiles.map(({ file }) => file);
  if (files.some((file) => typeof file !== 'string')) return first;
  const names = files.map((file) => path.relative(root, file)).join(', ');
  console.log(`\n== ${name}: ${first.failed} failed; a second time: ${names}`);
  const second = await runStep(again(files), tally);
  const replaced = first.failedFiles.reduce((sum, { passed }) => sum + passed, 0);
  if (second.code === 0) console.log(`Flaky: ${first.failed} failed the first time only, in ${names}.`);
  return { ...second, passed: first.passed - replaced + second.passed };
}

async function main() {
  await setUp();
  const scratch = mkdtempSync(path.join(tmpdir(), 'sre-lens-test-'));
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const failedSteps = [];
  for (const [index, { name, args, tests = false, again }] of steps.entries()) {
    console.log(`\n== ${name}`);
    const tally = path.join(scratch, `${index}.json`);
    const first = await runStep(args, tally);
    const { code, passed, failed, skipped } =
      again === undefined || first.failed === 0 ? first : await secondTime(name, first, again, `${tally}.again`);
    const none = tests && passed + failed === 0;
    if (none) console.log('No test was run.');
    if (code !== 0 || failed > 0 || none) failedSteps.push(name);
    sum.passed += passed;
    sum.skipped += skipped;
    // A step that fails without a failed test counts as one.
    sum.failed += failed > 0 ? failed : Number(code !== 0 || none);
  }
  rmSync(scratch, { recursive: true, force: true });
  if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join(', ')}`);
  const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : '';
  console.log(`\n${sum.passed} passed, ${sum.failed} failed${skipped}`);
  process.exitCode = failedSteps.length > 0 ? 1 : 0;
}

await main();
