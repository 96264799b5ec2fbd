// No answer is lost, no reader sees half a file, and nothing is written outside the workspace.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { updateFile } from '../../src/workspace/write-file';
import { deleteFolders, put, temporaryFolder } from './shop';

const FILE = '.sre/solutions/PAY-123.yaml';

/** Runs the writer as a process of its own; gives how it ended. */
function writer(...args: readonly string[]): Promise<{ readonly code: number | null; readonly signal: string | null }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'writer.ts'), ...args], {
      cwd: join(__dirname, '..', '..'),
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
}

async function refused(root: string, file = FILE): Promise<string> {
  const written = await updateFile(root, file, () => 'new\n');
  assert.equal(written.ok, false);
  return written.ok ? '' : written.reason;
}

describe('writing a file', function () {
  this.timeout(30_000);
  afterEach(deleteFolders);

  it('makes its folders, and leaves nothing else behind', async () => {
    const root = temporaryFolder();
    assert.deepEqual(await updateFile(root, FILE, (text) => `${text}`), { ok: true, text: 'undefined' });
    assert.deepEqual(readdirSync(join(root, '.sre/solutions')), ['PAY-123.yaml']);
  });

  it('keeps the mode of the file, and does not touch one that stays the same', async () => {
    const root = temporaryFolder();
    put(root, FILE, 'a\n');
    chmodSync(join(root, FILE), 0o600);
    const before = statSync(join(root, FILE), { bigint: true });
    await updateFile(root, FILE, (text) => text);
    assert.equal(statSync(join(root, FILE), { bigint: true }).ino, before.ino);
    await updateFile(root, FILE, () => 'b\n');
    assert.equal(statSync(join(root, FILE)).mode & 0o777, 0o600);
    assert.equal(readFileSync(join(root, FILE), 'utf8'), 'b\n');
  });

  it('keeps all answers of two processes that write at once', async () => {
    const root = temporaryFolder();
    const ends = await Promise.all(['a', 'b'].map((name) => writer(root, FILE, name, '25')));
    assert.deepEqual(ends, [
      { code: 0, signal: null },
      { code: 0, signal: null },
    ]);
    const lines = readFileSync(join(root, FILE), 'utf8').trim().split('\n');
    const expected = ['a', 'b'].flatMap((name) => Array.from({ length: 25 }, (_, index) => `${name}-${index}`));
    assert.deepEqual(lines.toSorted(), expected.toSorted());
    assert.deepEqual(readdirSync(join(root, '.sre/solutions')), ['PAY-123.yaml']);
  });

  it('keeps all answers of one process that writes at once', async () => {
    const root = temporaryFolder();
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => updateFile(root, FILE, (text = '') => `${text}${index}\n`)),
    );
    const lines = readFileSync(join(root, FILE), 'utf8').trim().split('\n').map(Number);
    assert.deepEqual(
      lines.toSorted((a, b) => a - b),
      Array.from({ length: 50 }, (_, index) => index),
    );
  });

  it('a writer that was killed neither harms the file nor blocks the next', async () => {
    const root = temporaryFolder();
    put(root, FILE, 'kept\n');
    assert.deepEqual(await writer(root, FILE, 'dead', 'DIE'), { code: null, signal: 'SIGKILL' });
    assert.ok(existsSync(join(root, `${FILE}.lock`)));
    assert.equal(readFileSync(join(root, FILE), 'utf8'), 'kept\n');
    const both = ['x', 'y'].map((name) => updateFile(root, FILE, (text) => `${text}${name}\n`));
    assert.deepEqual(
      (await Promise.all(both)).map(({ ok }) => ok),
      [true, true],
    );
    assert.match(readFileSync(join(root, FILE), 'utf8'), /^kept\n(x\ny|y\nx)\n$/);
    assert.deepEqual(readdirSync(join(root, '.sre/solutions')), ['PAY-123.yaml']);
  });

  it('sweeps what writers left that were killed long ago, and nothing else', async () => {
    const root = temporaryFolder();
    const old = ['PAY-123.yaml.0123456789ab.tmp', 'PAY-123.yaml.lock.0123456789ab'];
    const kept = ['PAY-1.yaml.0123456789ab.tmp', 'PAY-123.yaml.tmp', 'PAY-123.yaml.orig', 'PAY-124.yaml'];
    for (const name of [...old, ...kept]) {
      put(root, `.sre/solutions/${name}`, '');
      utimesSync(join(root, '.sre/solutions', name), 0, 0);
    }
    put(root, '.sre/solutions/PAY-123.yaml.ffffffffffff.tmp', '');
    await updateFile(root, FILE, () => 'a\n');
    const left = readdirSync(join(root, '.sre/solutions'));
    assert.deepEqual(left.toSorted(), [...kept, 'PAY-123.yaml', 'PAY-123.yaml.ffffffffffff.tmp'].toSorted());
  });

  it('takes an old lock of another machine, of an older version, or that is no file', async () => {
    const root = temporaryFolder();
    const lock = join(root, `${FILE}.lock`);
    const old = new Date('2026-01-01');
    put(root, FILE, '');
    put(root, 'target', 'untouched\n');
    for (const make of [
      () => writeFileSync(lock, '1 elsewhere 00'),
      () => writeFileSync(lock, ''),
      () => writeFileSync(lock, `${process.pid} ${hostname()} 00`),
      () => symlinkSync('../../target', lock),
    ]) {
      make();
      if (lstatSync(lock).isSymbolicLink()) lutimesSync(lock, old, old);
      else utimesSync(lock, old, old);
      assert.deepEqual(await updateFile(root, FILE, () => 'x\n'), { ok: true, text: 'x\n' });
      assert.equal(readFileSync(join(root, 'target'), 'utf8'), 'untouched\n');
      assert.deepEqual(readdirSync(join(root, '.sre/solutions')), ['PAY-123.yaml']);
    }
  });

  it('begins again, on the new text, where its lock was taken away meanwhile', async () => {
    const root = temporaryFolder();
    put(root, FILE, 'a\n');
    let turns = 0;
    const written = await updateFile(root, FILE, (text) => {
      turns += 1;
      if (turns === 1) {
        writeFileSync(join(root, `${FILE}.lock`), '999999999 somebody 00');
        utimesSync(join(root, `${FILE}.lock`), 0, 0);
        writeFileSync(join(root, FILE), 'a\nother\n');
      }
      return `${text}mine\n`;
    });
    assert.deepEqual([turns, written], [2, { ok: true, text: 'a\nother\nmine\n' }]);
    assert.equal(readFileSync(join(root, FILE), 'utf8'), 'a\nother\nmine\n');
  });

  it('says of a file with syntax errors that nothing was written', async () => {
    const root = temporaryFolder();
    put(root, FILE, 'a: [\n');
    assert.deepEqual(await updateFile(root, FILE, () => undefined), {
      ok: false,
      reason: `${FILE} has syntax errors. Mend them first; nothing was written.`,
    });
    assert.equal(readFileSync(join(root, FILE), 'utf8'), 'a: [\n');
    assert.deepEqual(readdirSync(join(root, '.sre/solutions')), ['PAY-123.yaml']);
  });

  it('says so where the text is no UTF-8, or where making the new one fails', async () => {
    const root = temporaryFolder();
    put(root, FILE, Buffer.from([0xff]));
    assert.match(await refused(root), /not UTF-8/);
    put(root, FILE, 'a\n');
    const written = await updateFile(root, FILE, () => {
      throw new Error('too hard');
    });
    assert.deepEqual(written, { ok: false, reason: `${FILE} could not be written: too hard` });
    assert.deepEqual(readdirSync(join(root, '.sre/solutions')), ['PAY-123.yaml']);
  });

  it('follows no planted link: not the file, no folder on the way', async () => {
    const folder = temporaryFolder();
    put(folder, 'outside/secret.yaml', 'secret\n');
    for (const [index, plant] of [
      (root: string) => {
        mkdirSync(join(root, '.sre/solutions'), { recursive: true });
        symlinkSync('../../../outside/secret.yaml', join(root, FILE));
      },
      (root: string) => {
        mkdirSync(join(root, '.sre'), { recursive: true });
        symlinkSync('../../outside', join(root, '.sre/solutions'));
      },
      (root: string) => symlinkSync('../outside', join(root, '.sre')),
      (root: string) => symlinkSync('../outside/new', join(root, '.sre')),
    ].entries()) {
      const root = join(folder, `ws${index}`);
      mkdirSync(root);
      plant(root);
      assert.match(await refused(root), index === 0 ? /a link or a special file/ : /a link leads there/);
      assert.deepEqual(readdirSync(join(folder, 'outside')), ['secret.yaml']);
      assert.equal(readFileSync(join(folder, 'outside/secret.yaml'), 'utf8'), 'secret\n');
    }
    assert.equal(readlinkSync(join(folder, 'ws2/.sre')), '../outside');
  });

  it('takes no path that leads out by itself', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'ws'));
    for (const file of ['../out.yaml', 'a/../../out.yaml', '../ws-evil/out.yaml', '..'])
      assert.match(await refused(join(folder, 'ws'), file), /outside the workspace/);
    assert.deepEqual(readdirSync(folder), ['ws']);
    assert.deepEqual(readdirSync(join(folder, 'ws')), []);
  });

  it('says so where the folder cannot be written, and leaves the file as it is', async () => {
    const root = temporaryFolder();
    put(root, FILE, 'a\n');
    chmodSync(root, 0o755);
    chmodSync(join(root, '.sre/solutions'), 0o555);
    const isRoot = process.getuid?.() === 0;
    if (isRoot) process.seteuid?.(65534);
    const reason = await refused(root).finally(() => {
      if (isRoot) process.seteuid?.(0);
    });
    assert.match(reason, /could not be written: EACCES/);
    assert.equal(readFileSync(join(root, FILE), 'utf8'), 'a\n');
  });

  it('says so where a file stands in the place of a folder', async () => {
    const root = temporaryFolder();
    put(root, '.sre', 'a file\n');
    assert.match(await refused(root), /could not be written: E/);
    assert.equal(readFileSync(join(root, '.sre'), 'utf8'), 'a file\n');
  });
});
