// What is no UTF-8 text of a sensible size in a regular file is not read, and the reason says so.
import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { blobId, decode, MAX_BYTES, readBytes, sourceOf } from '../../src/workspace/read-file';
import { createSession } from '../../src/core/session';
import { openWorkspace } from '../../src/workspace/workspace';
import { apiOf, deleteFolders, git, put, temporaryFolder } from './shop';

const UTF_16 = 'Not read: the file is UTF-16. Save it as UTF-8.';
const NOT_UTF_8 = 'Not read: the file is not UTF-8.';

function utf16(text: string, bigEndian: boolean, mark: boolean): Buffer {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

describe('reading a file', () => {
  afterEach(deleteFolders);

  const texts: readonly (readonly [string, Buffer, string])[] = [
    ['UTF-8', Buffer.from('a: ü\n'), 'a: ü\n'],
    ['UTF-8 with a byte order mark, kept', Buffer.from('\ufeffa: 1\n'), '\ufeffa: 1\n'],
    ['an empty file', Buffer.alloc(0), ''],
    ['one character', Buffer.from('a'), 'a'],
    ['UTF-16 LE', utf16('openapi: 3.1.0\n', false, true), UTF_16],
    ['UTF-16 BE', utf16('openapi: 3.1.0\n', true, true), UTF_16],
    ['UTF-16 LE without a mark', utf16('openapi: 3.1.0\n', false, false), UTF_16],
    ['UTF-16 BE without a mark', utf16('openapi: 3.1.0\n', true, false), UTF_16],
    ['Latin-1', Buffer.from('a: ü\n', 'latin1'), NOT_UTF_8],
    ['a cut character', Buffer.from('ü').subarray(0, 1), NOT_UTF_8],
    ['an overlong slash', Buffer.from([0xc0, 0xaf]), NOT_UTF_8],
    ['half a pair', Buffer.from([0xed, 0xa0, 0x80]), NOT_UTF_8],
  ];
  for (const [name, bytes, expected] of texts) {
    it(name, () => {
      const text = decode(bytes);
      assert.equal(typeof text === 'string' ? text : text.message, expected);
    });
  }

  it('refuses links, folders, what is too large; knows what is not there', async () => {
    const folder = temporaryFolder();
    put(folder, 'a.yaml', 'a: 1\n');
    put(folder, 'large.yaml', '');
    truncateSync(join(folder, 'large.yaml'), MAX_BYTES + 1);
    symlinkSync('a.yaml', join(folder, 'link.yaml'));
    mkdirSync(join(folder, 'folder.yaml'));
    const read = async (file: string) => {
      const bytes = await readBytes(join(folder, file));
      return Buffer.isBuffer(bytes) ? bytes.toString() : bytes?.message;
    };
    assert.equal(await read('a.yaml'), 'a: 1\n');
    assert.equal(await read('large.yaml'), 'Not read: 20 MB, the limit is 20 MB.');
    assert.equal(await read('link.yaml'), 'Not read: a link or a special file.');
    assert.equal(await read('folder.yaml'), 'Not read: a link or a special file.');
    assert.equal(await read('nothing.yaml'), undefined);
    assert.equal(await read('a.yaml/b.yaml'), undefined);
  });

  it('names content as git does', () => {
    const folder = temporaryFolder();
    for (const text of ['', 'a: ü\r\n', 'x'.repeat(70_000)]) {
      put(folder, 'a.yaml', text);
      assert.equal(blobId(Buffer.from(text)), git(folder, 'hash-object', '--no-filters', 'a.yaml'));
    }
  });

  it('gives the same text each time', () => {
    const source = sourceOf('a.yaml', Buffer.from('a: 1\n'));
    assert.equal(source.text(), 'a: 1\n');
    assert.equal(source.text(), source.text());
  });

  it('tells each unread file once, at its first line, and goes on with the others', async () => {
    const folder = temporaryFolder();
    put(folder, 'a.yaml', utf16(apiOf('a'), false, true));
    put(folder, 'b.yaml', Buffer.from(`${apiOf('b')}# ü`, 'latin1'));
    put(folder, 'c.yaml', '');
    truncateSync(join(folder, 'c.yaml'), MAX_BYTES + 1);
    put(folder, 'd.yaml', `${apiOf('d')}\0`);
    put(folder, 'e.yaml', apiOf('e'));
    put(folder, 'f.yaml', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n');
    const workspace = openWorkspace(folder);
    await workspace.scan();
    workspace.setBaseline({ kind: 'empty' });
    const report = createSession().judge(workspace.snapshot('2026-11-23'));
    assert.deepEqual(
      report.problems.map(({ code, place }) => `${place?.file}:${place?.line} ${code}`),
      ['a.yaml:1 not-utf8', 'b.yaml:1 not-utf8', 'c.yaml:1 too-large', 'd.yaml:8 not-text', 'f.yaml:1 lfs-pointer'],
    );
    assert.deepEqual([...report.head.services.keys()], ['e']);
  });
});
