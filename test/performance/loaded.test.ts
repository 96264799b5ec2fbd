// What a program loads before it does its work, in bytes: none of these figures depends on the machine.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { commitAll } from '../../bench/bench';
import { generateEstate, writeEstate } from '../../bench/generate';
import { bundlePrograms } from '../../esbuild.mjs';

/** 648 KB were measured, of 1,400 KB of the whole command line. */
const MOST_FOR_CHECK = 700_000;

describe('what is loaded', function () {
  this.timeout(60_000);
  let folder = '';
  const run = (...args: readonly string[]) => {
    const told = join(folder, 'loaded.json');
    const program = ['-r', join(import.meta.dirname, 'loaded.cjs'), join(folder, 'dist/cli.js'), ...args];
    const { status, stderr } = spawnSync(process.execPath, program, {
      cwd: join(folder, 'estate'),
      encoding: 'utf8',
      env: { ...process.env, CI: '1', LOADED: told },
    });
    assert.ok(status === 0 || status === 1, stderr);
    const files = JSON.parse(readFileSync(told, 'utf8')) as readonly string[];
    return {
      names: files.map((file) => basename(file)),
      bytes: files.reduce((sum, file) => sum + statSync(file).size, 0),
    };
  };

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sre-lens-loaded-'));
    await bundlePrograms({ production: true, into: join(folder, 'dist') });
    const estate = generateEstate({ services: 3, typedBytes: 1_000, documentBytes: 1_000, environments: 1 });
    writeEstate(join(folder, 'estate'), estate);
    commitAll(join(folder, 'estate'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('`check` loads what it needs and no more', () => {
    const { names, bytes } = run('check', '--fail-on', 'never');
    assert.ok(names.includes('cli.js') && bytes > 100_000, `${bytes} bytes of ${names.join(', ')}`);
    assert.deepEqual(
      names.filter((name) => name.startsWith('late-')),
      [],
    );
    assert.ok(bytes <= MOST_FOR_CHECK, `${bytes} bytes of ${names.join(', ')}`);
  });

  it('what only others need is loaded by them', () => {
    const check = run('check', '--fail-on', 'never');
    const review = run('review');
    assert.ok(review.bytes > check.bytes + 200_000, `${review.bytes} bytes, ${check.bytes} for check`);
    assert.ok(run('check', '--validate', '--fail-on', 'never').bytes > check.bytes + 200_000);
  });

  it('the tolerant parser is loaded for what is broken', () => {
    const broken = ['check', '--fail-on', 'never'] as const;
    assert.ok(!run(...broken).names.includes('late-yaml.js'));
    writeFileSync(join(folder, 'estate/broken.yaml'), 'openapi: 3.0.3\ninfo: [\npaths:\n  /a: {');
    assert.ok(run(...broken).names.includes('late-yaml.js'));
  });
});
