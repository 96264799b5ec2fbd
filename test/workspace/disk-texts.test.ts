// The texts of a folder: held up to a limit, read again when they are asked for, and never another content than was read.
import assert from 'node:assert/strict';
import { generateEstate, writeEstate } from '../../bench/generate';
import { createSession } from '../../src/core/session';
import { createDiskTexts } from '../../src/workspace/disk-texts';
import { blobId } from '../../src/workspace/read-file';
import { openWorkspace } from '../../src/workspace/workspace';
import { deleteFolders, put, temporaryFolder } from './shop';

describe('texts of a disk', () => {
  afterEach(deleteFolders);

  it('are held up to a limit, those that were asked for last', () => {
    const folder = temporaryFolder();
    const texts = createDiskTexts(folder, 25);
    const sources = ['a', 'b', 'c'].map((name) => {
      const bytes = Buffer.from(`${name}: 1234567\n`);
      put(folder, `${name}.yaml`, bytes.toString());
      return texts.source(`${name}.yaml`, blobId(bytes), bytes);
    });
    assert.equal(texts.held(), 22);
    // `b` and `c` are held: what the disk says now does not matter.
    put(folder, 'c.yaml', 'c: other\n');
    assert.equal(sources[2]?.text(), 'c: 1234567\n');
    assert.equal(sources[0]?.text(), 'a: 1234567\n');
    assert.equal(texts.held(), 22);
    put(folder, 'b.yaml', 'b: other\n');
    assert.deepEqual(sources[1]?.text(), {
      code: 'unreadable',
      message: 'Not read: the file changed while it was being read.',
    });
  });

  it('are not needed again for a judgement that was read while the folder was: no file is opened twice', async function () {
    this.timeout(30_000);
    const folder = temporaryFolder();
    const estate = generateEstate({ services: 10, typedBytes: 60_000, documentBytes: 4_000, environments: 1 });
    writeEstate(folder, estate);
    const most = 20_000;
    const workspace = openWorkspace(folder, undefined, { mostHeld: most });
    const session = createSession();
    const held: number[] = [];
    await workspace.scan({
      read: (source, files) => {
        session.read(source, files);
        held.push(workspace.counters().bytesHeld);
      },
    });
    assert.equal(held.length, estate.files.size);
    const texts = [...estate.files.values()].map((text) => Buffer.byteLength(text));
    assert.ok(texts.reduce((sum, bytes) => sum + bytes, 0) > 4 * most, 'the estate is larger than what may be held');
    // One text that is larger than the limit is held while it is read, and no longer.
    assert.ok(Math.max(...held) <= most + Math.max(...texts), `${Math.max(...held)} bytes`);
    assert.equal(workspace.counters().read, estate.files.size);
    const parsed = session.parsed();
    const report = session.judge(workspace.snapshot('2026-01-01'));
    assert.equal(report.read.files, estate.files.size);
    assert.equal(session.parsed(), parsed);
  });

  it('of an open editor stay, whatever becomes of the file', async () => {
    const folder = temporaryFolder();
    put(folder, 'a.yaml', 'a: 1\n');
    const workspace = openWorkspace(folder, undefined, { mostHeld: 0 });
    await workspace.scan();
    workspace.overlay('a.yaml', 'a: 1\n');
    put(folder, 'a.yaml', 'a: 2\n');
    const source = () => workspace.snapshot('2026-01-01').head.get('a.yaml');
    assert.equal(source()?.text(), 'a: 1\n');
    await workspace.refresh(['a.yaml']);
    assert.equal(source()?.text(), 'a: 1\n');
    workspace.overlay('a.yaml', undefined);
    assert.equal(source()?.text(), 'a: 2\n');
  });

  it('of files that refer to one another are read in any order', async () => {
    const folder = temporaryFolder();
    const document = (path: string) =>
      `openapi: 3.0.3\ninfo: { title: a, version: "1" }\npaths:\n  /x:\n    $ref: "${path}"\n`;
    put(folder, 'a.yaml', document('z/paths.yaml#/x'));
    put(
      folder,
      'z/paths.yaml',
      'openapi: none\nx:\n  get: { operationId: getX, responses: { "200": { description: ok } } }\n',
    );
    const workspace = openWorkspace(folder, undefined, { mostHeld: 0 });
    const session = createSession();
    const found: string[] = [];
    await workspace.scan({
      read: (source, files) => {
        const { apis } = session.facts(source, files);
        for (const { operations } of apis) found.push(...operations.map(({ operationId }) => operationId ?? '?'));
      },
    });
    assert.deepEqual(found, ['getX']);
    assert.equal(workspace.counters().read, 2);
  });
});
