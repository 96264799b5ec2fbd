// A disk that is slow is read by several threads: with the same result.
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createDiskFiles } from '../../src/workspace/disk-files';
import { deleteFolders, put, temporaryFolder } from './shop';

describe('the files of a disk', () => {
  afterEach(deleteFolders);

  it('say the same whether they are read in turn or side by side', async () => {
    const folder = temporaryFolder();
    const files = Array.from({ length: 100 }, (_, number) => `${number}.yaml`);
    for (const file of files) put(folder, file, `number: ${file}\n`);
    rmSync(join(folder, '97.yaml'));
    rmSync(join(folder, '98.yaml'));
    symlinkSync('1.yaml', join(folder, '98.yaml'));
    rmSync(join(folder, '99.yaml'));
    mkdirSync(join(folder, '99.yaml'));
    const read = async (slowMs: number) => {
      const told: number[] = [];
      const disk = createDiskFiles({ root: folder, slowMs });
      await disk.loadAll(files, { progress: (done) => told.push(done) });
      assert.equal(told.at(-1), files.length);
      return files.map((file) => [file, disk.get(file)?.id, disk.get(file)?.text()]);
    };
    const inTurn = await read(Number.POSITIVE_INFINITY);
    assert.deepEqual(await read(0), inTurn);
    assert.equal(inTurn[96]?.[2], 'number: 96.yaml\n');
    assert.equal(inTurn[97]?.[1], undefined);
    assert.deepEqual(inTurn[98]?.[2], { code: 'not-a-file', message: 'Not read: a link or a special file.' });
    assert.equal(inTurn[99]?.[1], undefined);
  });
});
