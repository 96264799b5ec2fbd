// A disk without room: no file is lost or half written, and the message says what happened.
import assert from 'node:assert/strict';
import { deleteFolders, temporaryFolder } from '../workspace/shop';
import { writeOnFullDisk } from './full-disk';

describe('a file that has no room', function () {
  this.timeout(60_000);
  afterEach(deleteFolders);

  it('stays as it was, and nothing is left beside it', async () => {
    // Files of more than two KB cannot be written; the answer and the report are longer.
    const tried = await writeOnFullDisk(temporaryFolder(), 'ulimit -f 2;', () => undefined);
    assert.deepEqual(
      tried.map(({ what, untouched, left }) => ({ what, untouched, left })),
      [
        { what: 'an answer', untouched: true, left: [] },
        { what: 'a report', untouched: true, left: [] },
      ],
    );
    for (const { status, said } of tried) {
      assert.ok(status !== 0 && status !== null);
      assert.match(said, /(could not|cannot) be written: EFBIG/);
    }
  });
});
