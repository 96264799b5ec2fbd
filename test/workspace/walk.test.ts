// The walk ends, stays inside, and hides what git ignores; one bad entry never ends it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, renameSync, symlinkSync, truncateSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openWorkspace } from '../../src/workspace/workspace';
import { walk } from '../../src/workspace/walk';
import { apiOf, deleteFolders, put, temporaryFolder } from './shop';

/** Does `work` as a user whom file modes bind. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(65534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

function putAll(folder: string, files: readonly string[]): void {
  for (const file of files) put(folder, file, 'a: 1\n');
}

describe('the walk', () => {
  afterEach(deleteFolders);

  it('finds candidates by their extension, and leaves out folders of other people', async () => {
    const folder = temporaryFolder();
    putAll(folder, ['a.yaml', 'b/c.YML', 'b/d.json', 'b/.env', 'b/e.txt', 'package.json', 'node_modules/f.yaml']);
    putAll(folder, ['.github/CODEOWNERS', 'b/CODEOWNERS']);
    putAll(folder, ['b/dist/g.yaml', '.git/h.yaml', '.sre/config.yaml', '.../i.yaml', '__proto__/j.yaml']);
    const { files, truncated, unreadable, someIgnored } = await walk(folder);
    assert.deepEqual(files, [
      '.../i.yaml',
      '.github/CODEOWNERS',
      '.sre/config.yaml',
      '__proto__/j.yaml',
      'a.yaml',
      'b/.env',
      'b/c.YML',
      'b/d.json',
    ]);
    assert.deepEqual({ truncated, unreadable, someIgnored }, { truncated: false, unreadable: [], someIgnored: false });
  });

  it('ends on loops of links, and follows none out of the folder', async () => {
    const folder = temporaryFolder();
    putAll(folder, ['ws/a/b/c.yaml', 'outside/secret.yaml', 'ws-evil/secret.yaml']);
    const ws = join(folder, 'ws');
    symlinkSync('..', join(ws, 'a/b/up'));
    symlinkSync('.', join(ws, 'a/self'));
    symlinkSync('loop', join(ws, 'loop'));
    symlinkSync('../outside', join(ws, 'out'));
    symlinkSync('../outside/secret.yaml', join(ws, 'secret.yaml'));
    symlinkSync('../ws-evil', join(ws, 'evil'));
    symlinkSync('/dev/zero', join(ws, 'zero.yaml'));
    assert.deepEqual((await walk(ws)).files, ['a/b/c.yaml']);
  });

  it('does not read a file behind a folder that has become a link', async () => {
    const folder = temporaryFolder();
    const ws = join(folder, 'ws');
    put(ws, 'a/openapi.yaml', apiOf('a'));
    put(folder, 'outside/openapi.yaml', apiOf('secret'));
    const workspace = openWorkspace(ws);
    await workspace.scan();
    renameSync(join(ws, 'a'), join(ws, 'b'));
    symlinkSync('../outside', join(ws, 'a'));
    assert.equal(await workspace.refresh(['a/openapi.yaml', '../outside/openapi.yaml']), true);
    assert.deepEqual([...workspace.snapshot('').head.keys()], []);
  });

  it('passes by pipes and devices', async function () {
    const folder = temporaryFolder();
    const { status } = spawnSync('mkfifo', [join(folder, 'pipe.yaml')]);
    if (status !== 0) {
      console.log('      skipped: no mkfifo here');
      this.skip();
    }
    putAll(folder, ['a.yaml']);
    const workspace = openWorkspace(folder);
    await workspace.scan();
    await workspace.refresh(['pipe.yaml']);
    const pipe = workspace.snapshot('').head.get('pipe.yaml')?.text();
    assert.equal(typeof pipe === 'object' && pipe.code, 'not-a-file');
  });

  it('says which folder cannot be listed, and reads the rest', async () => {
    const folder = temporaryFolder();
    putAll(folder, ['a.yaml', 'closed/b.yaml']);
    chmodSync(folder, 0o755);
    chmodSync(join(folder, 'closed'), 0);
    const workspace = openWorkspace(folder);
    await asNobody(() => workspace.scan());
    chmodSync(join(folder, 'closed'), 0o755);
    assert.deepEqual([...workspace.snapshot('').head.keys()], ['a.yaml']);
    assert.deepEqual(
      workspace.problems().map(({ message }) => message),
      ['closed cannot be listed.'],
    );
  });

  it('says of a folder that is not there that it cannot be listed', async () => {
    const { files, unreadable } = await walk(join(temporaryFolder(), 'nothing'));
    assert.deepEqual({ files, unreadable }, { files: [], unreadable: [''] });
  });

  it('stops going down at a depth that no repository has', async () => {
    const folder = temporaryFolder();
    const deep = 'd/'.repeat(80);
    mkdirSync(join(folder, deep), { recursive: true });
    putAll(folder, [`${deep}a.yaml`, `${'d/'.repeat(60)}b.yaml`]);
    const { files, unreadable } = await walk(folder);
    assert.deepEqual([files, unreadable], [[`${'d/'.repeat(60)}b.yaml`], ['d/'.repeat(65).slice(0, -1)]]);
  });

  it('throws the reason of a cancelled signal', async () => {
    const folder = temporaryFolder();
    putAll(folder, ['a/b.yaml']);
    const cancel = new AbortController();
    cancel.abort(new Error('enough'));
    await assert.rejects(walk(folder, cancel.signal), /enough/);
    await assert.rejects(openWorkspace(folder).scan({ signal: cancel.signal }), /enough/);
  });

  it('reads 2,000 files, and the second time none; a cancel in the middle leaves a folder that can be scanned', async () => {
    const folder = temporaryFolder();
    for (let index = 0; index < 2_000; index++) put(folder, `s${index % 50}/f${index}.yaml`, `a: ${index}\n`);
    const workspace = openWorkspace(folder);
    const cancel = new AbortController();
    const progress = (): void => cancel.abort(new Error('enough'));
    await assert.rejects(workspace.scan({ signal: cancel.signal, progress }), /enough/);
    assert.ok(workspace.counters().read < 2_000);
    await workspace.scan();
    const { read } = workspace.counters();
    assert.equal(workspace.snapshot('').head.size, 2_000);
    await workspace.scan();
    assert.equal(workspace.counters().read, read);
  });
});

describe('.gitignore', () => {
  afterEach(deleteFolders);

  it('is honoured as git does: nested, negated, anchored, by case', async () => {
    const folder = temporaryFolder();
    putAll(folder, ['a.yaml', 'a/a.yaml', 'b/keep.yaml', 'b/c.yaml', 'b/d/c.yaml', 'gone/keep.yaml', 'Case/x.yaml']);
    putAll(folder, ['x#y.yaml', '!z.yaml', 'q/gen/1.yaml', 'q/r/gen/2.yaml', 'case/x.yaml', 'b/e/c.yaml']);
    put(folder, '.gitignore', '/a.yaml\nb/*\n!b/keep.yaml\n!b/d/\ngone/\n!gone/keep.yaml\ncase/\n\\!z.yaml\n**/gen/\n');
    put(folder, 'b/d/.gitignore', '!c.yaml\n');
    put(folder, 'q/.gitignore', '# nothing\n\n!gen/\r\n');
    spawnSync('git', ['init', '--quiet'], { cwd: folder });
    const listed = spawnSync('git', ['-c', 'core.quotePath=false', 'ls-files', '--others', '--exclude-standard'], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    });
    const expected = listed.stdout.split('\n').filter((file) => file.endsWith('.yaml'));
    assert.ok(expected.length > 5);
    const { files, someIgnored } = await walk(folder);
    assert.deepEqual([...files], expected.sort());
    assert.equal(someIgnored, true);
  });

  it('that is a link, a folder, binary or full of costly patterns does no harm', async () => {
    const folder = temporaryFolder();
    const long = `${'a'.repeat(200)}.yaml`;
    const deep = `${'a/'.repeat(50)}b.yaml`;
    putAll(folder, ['1/x.yaml', '2/.gitignore/x.yaml', `3/${long}`, `4/${deep}`, '5/x.yaml', '6/x.yaml']);
    put(folder, 'rules', '*\n');
    symlinkSync('../rules', join(folder, '1/.gitignore'));
    put(folder, '3/.gitignore', `${'*a'.repeat(40)}b\n${'[a-z]*'.repeat(20)}b\n${'a*'.repeat(300)}\n[[[\n\\\n`);
    put(folder, '4/.gitignore', `${'**/a/'.repeat(30)}c\n${'**/a/'.repeat(4)}c\n`);
    put(folder, '5/.gitignore', Buffer.from([0xff, 0xfe, 0, 0x2a, 0x0a]));
    put(folder, '6/.gitignore', '');
    truncateSync(join(folder, '6/.gitignore'), 50_000_000);
    // Without the bounds the patterns of folder 4 take longer than any test is given.
    const { files } = await walk(folder);
    assert.deepEqual(files, ['1/x.yaml', '2/.gitignore/x.yaml', `3/${long}`, `4/${deep}`, '5/x.yaml', '6/x.yaml']);
  });

  it('is never taken from above the folder', async () => {
    const folder = temporaryFolder();
    put(folder, '.gitignore', '*\n');
    putAll(folder, ['ws/a.yaml']);
    assert.deepEqual((await walk(join(folder, 'ws'))).files, ['a.yaml']);
  });
});

describe('a workspace', () => {
  afterEach(deleteFolders);

  it('lays unsaved text over a file, and takes it away again', async () => {
    const folder = temporaryFolder();
    put(folder, 'a.yaml', 'saved\n');
    const workspace = openWorkspace(folder);
    await workspace.scan();
    const text = () => workspace.snapshot('').head.get('a.yaml')?.text();
    const id = () => workspace.snapshot('').head.get('a.yaml')?.id;
    const saved = id();
    workspace.overlay('a.yaml', 'typed\n');
    assert.equal(text(), 'typed\n');
    assert.notEqual(id(), saved);
    workspace.overlay('a.yaml', 'saved\n');
    assert.equal(id(), saved, 'the same text is the same content');
    workspace.overlay('a.yaml', 'typed\n');
    workspace.overlay('a.yaml', undefined);
    assert.equal(text(), 'saved\n');
  });

  it('sees files created, changed and deleted', async () => {
    const folder = temporaryFolder();
    put(folder, 'a.yaml', 'one\n');
    const workspace = openWorkspace(folder);
    await workspace.scan();
    assert.equal(await workspace.refresh(['a.yaml']), false);
    put(folder, 'a.yaml', 'other\n');
    put(folder, 'b.yaml', 'new\n');
    assert.equal(await workspace.refresh(['a.yaml', 'b.yaml', 'c.txt']), true);
    unlinkSync(join(folder, 'a.yaml'));
    assert.equal(await workspace.refresh(['a.yaml']), true);
    assert.deepEqual([...workspace.snapshot('').head.keys()], ['b.yaml']);
    assert.deepEqual(readdirSync(dirname(join(folder, 'b.yaml'))), ['b.yaml']);
  });
});
