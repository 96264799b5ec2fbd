// What other programs read: JSON alone on stdout, pipes that close early, folders that are typed from.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDemo } from '../../scripts/demo.mjs';
import { REPORTERS } from '../../src/core/reporters/index';
import { annotationErrors, issueErrors } from '../reporters/forge-shapes';
import { sarifErrors } from '../reporters/sarif-schema';
import { buildCli } from './build';

describe('output for other programs', function () {
  this.timeout(60_000);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sre-lens-output-')));
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_NOSYSTEM: '1',
  };
  let cli = '';
  const run = (args: readonly string[], cwd = folder) =>
    spawnSync(process.execPath, [cli, ...args], { cwd, encoding: 'utf8', env });

  before(async () => {
    cli = await buildCli();
    await makeDemo(folder, { force: true });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const line of [
    'check --format json --fail-on never',
    'check --format sarif --fail-on never',
    'check --format bitbucket --fail-on never',
    'graph',
    'services --format json',
    'services --slo --format json',
    'impact --from loyalty --to payments --format json',
    'solution --format json',
    'explain F-01 --format json',
    'explain compose --format json',
  ]) {
    it(`${line} is JSON and nothing else`, () => {
      const { status, stdout, stderr } = run(line.split(' '));
      assert.deepEqual([status, stderr], [0, '']);
      const value: unknown = JSON.parse(stdout);
      assert.ok(typeof value === 'object' && value !== null && Object.keys(value).length > 1);
      assert.ok(stdout.endsWith('}\n'));
      assert.doesNotMatch(stdout, /\u001b/);
    });
  }

  it('JSON to a file is the JSON of stdout', () => {
    const { stdout } = run(['check', '--format', 'json']);
    assert.equal(run(['check', '--format', 'json', '--output', 'report.json']).stdout, '');
    assert.equal(readFileSync(join(folder, 'report.json'), 'utf8'), stdout);
    rmSync(join(folder, 'report.json'));
  });

  it('a full disk behind stdout is told, and is no result', function () {
    if (!existsSync('/dev/full')) {
      console.log('      skipped: this system has no /dev/full');
      this.skip();
    }
    const full = openSync('/dev/full', 'w');
    try {
      const { status, stderr } = spawnSync(process.execPath, [cli, 'check', '--fail-on', 'never'], {
        cwd: folder,
        encoding: 'utf8',
        env,
        stdio: ['ignore', full, 'pipe'],
      });
      assert.equal(status, 2);
      assert.match(stderr, /^sre-lens: The result cannot be written: ENOSPC/);
    } finally {
      closeSync(full);
    }
  });

  it('one judgement is written in every format, and a failure keeps none of them back', () => {
    const ids = REPORTERS.map(({ id }) => id);
    const files = ids.flatMap((id) => ['--report', `${id}=reports.${id}`]);
    const { status, stdout, stderr } = run(['check', '--fail-on', 'warning', ...files]);
    assert.deepEqual([status, stderr], [1, '']);
    for (const id of ids) {
      const text = readFileSync(join(folder, `reports.${id}`), 'utf8');
      assert.match(text, /notifications-sms/, id);
      assert.doesNotMatch(text, /\u001b/, id);
      if (id === 'pretty') assert.equal(text, stdout);
      if (id === 'sarif') assert.deepEqual(sarifErrors(JSON.parse(text)), []);
      if (id === 'gitlab') assert.deepEqual(issueErrors(JSON.parse(text)), []);
      if (id === 'bitbucket') assert.deepEqual(annotationErrors(JSON.parse(text)), []);
      rmSync(join(folder, `reports.${id}`));
    }
    for (const wrong of ['sarif', 'sarif=', 'word=a.doc', '=a']) {
      const refused = run(['check', '--report', wrong]);
      assert.equal(refused.status, 2, wrong);
      assert.match(refused.stderr, /Write FORMAT=FILE, for example sarif=sre-lens\.sarif/);
    }
  });

  it('no format calls an unknown baseline a change without new calls', () => {
    const files = REPORTERS.flatMap(({ id }) => ['--report', `${id}=unknown.${id}`]);
    assert.equal(run(['check', '--baseline', 'nobody', ...files]).status, 3);
    for (const { id } of REPORTERS) {
      const text = readFileSync(join(folder, `unknown.${id}`), 'utf8');
      rmSync(join(folder, `unknown.${id}`));
      // The manuals of the rules in SARIF speak of new calls.
      const told = id === 'sarif' ? JSON.stringify({ ...JSON.parse(text).runs[0], tool: undefined }) : text;
      assert.match(told, /baseline|"kind": "none"/i, id);
      assert.doesNotMatch(told, /no new call/i, id);
    }
  });

  it('a workspace below the top of its repository is named from there where a forge reads', () => {
    const below = join(folder, 'services', 'payments');
    mkdirSync(join(below, '.sre'));
    writeFileSync(
      join(below, '.sre', 'config.yaml'),
      'sre-config: "1.0"\ntiers: { core: [payments], others: normal }\nteir: 1\n',
    );
    const text = (format: string) => run(['check', '--format', format], below).stdout;
    assert.match(text('github'), /^::warning file=services\/payments\/\.sre\/config\.yaml,line=3,/m);
    assert.match(text('pretty'), / \.sre\/config\.yaml:3: /);
    rmSync(join(below, '.sre'), { recursive: true });
  });

  it('paths and baseline files are named from the folder where they are typed', () => {
    assert.equal(run(['graph', '--output', 'before.json']).status, 0);
    const below = join(folder, 'services');
    const { stdout, status } = run(['check', 'web', '--baseline', '../before.json'], below);
    assert.match(stdout, /No new call\.\nCompared with before\.json\./);
    assert.equal(status, 0);
    assert.equal(run(['check', 'services/web'], below).status, 2);
    rmSync(join(folder, 'before.json'));
  });

  it('a reader that closes the pipe early is no error', async () => {
    const child = spawn(process.execPath, [cli, 'graph'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    assert.deepEqual([code, said], [0, '']);
  });

  it('questions of nobody knows which calls are no empty list', () => {
    const { status, stdout } = run(['solution', '--format', 'json', '--baseline', 'none']);
    const { baseline, calls } = JSON.parse(stdout) as { baseline: { kind: string; reason: string }; calls: unknown[] };
    assert.deepEqual([status, baseline.kind, calls], [3, 'none', []]);
    assert.match(baseline.reason, /no commit or file named none/);
  });

  it('where there is no git it ends at once, and says so', () => {
    const { status, stdout } = spawnSync(process.execPath, [cli, 'check'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...env, PATH: join(folder, 'nothing') },
      timeout: 20_000,
    });
    assert.match(stdout, /git is not installed/);
    assert.equal(status, 3);
  });
});
