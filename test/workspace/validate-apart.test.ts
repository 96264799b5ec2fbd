// Validation in a worker: the same problems as in the thread; stopped, starved and late workers end without harm.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execFileSync } from 'node:child_process';
import { validateApart } from '../../src/workspace/validate-apart';
import { validateText } from '../../src/workspace/validate-text';
import { IN_THREAD } from '../../src/workspace/validator-input';

const root = resolve(import.meta.dirname, '../..');
const WRONG = 'openapi: 3.0.3\ninfo: { title: a, version: "1", nonsense: 1 }\npaths: {}\n';

/** A schema whose references, written out, are far more than a heap of the smallest size holds. */
function large(): string {
  const schemas = Array.from(
    { length: 4000 },
    (_, index) => `    S${index}: { type: object, description: ${'x'.repeat(200)} }`,
  );
  return `openapi: 3.0.3\ninfo: { title: a, version: "1" }\npaths: {}\ncomponents:\n  schemas:\n${schemas.join('\n')}\n`;
}

describe('workspace/validate-apart', function () {
  this.timeout(60_000);
  let folder = '';
  let worker = '';

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'sre-lens-worker-'));
    execFileSync(process.execPath, [join(root, 'esbuild.mjs'), '--into', folder], { stdio: 'ignore' });
    worker = join(folder, 'validator-worker.js');
    assert.ok(existsSync(worker));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('says what the thread says', async () => {
    const problems = await validateApart('a.yaml', WRONG, { worker });
    assert.equal(problems[0]?.code, 'invalid-openapi');
    assert.deepEqual(problems, await validateText('a.yaml', WRONG, IN_THREAD));
    assert.deepEqual(await validateApart('a.yaml', 'a: 1\n', { worker }), []);
  });

  it('without its bundle it runs in the thread', async () => {
    const problems = await validateApart('a.yaml', WRONG, { worker: join(folder, 'nothing.js') });
    assert.equal(problems[0]?.code, 'invalid-openapi');
  });

  it('can be stopped', async () => {
    const stop = new AbortController();
    const asked = validateApart('a.yaml', large(), { worker, signal: stop.signal });
    stop.abort();
    assert.deepEqual(await asked, []);
    assert.deepEqual(await validateApart('a.yaml', WRONG, { worker, signal: stop.signal }), []);
  });

  it('too long and too large are told', async () => {
    const [late] = await validateApart('a.yaml', large(), { worker, longestMs: 1 });
    assert.deepEqual([late?.code, late?.severity], ['not-validated', 'information']);
    const [starved] = await validateApart('a.yaml', large(), { worker, heapMb: 8 });
    assert.equal(starved?.message, 'The document was not validated. It needs too much memory.');
  });
});
