// The first reading lets others have their turn, and can be stopped in the middle.
import assert from 'node:assert/strict';
import type { SourceFile } from '../../src/core/model/snapshot';
import { readAhead } from '../../src/server/read-ahead';

const files = new Map(
  Array.from({ length: 100 }, (_, index): [string, SourceFile] => [
    `${index}.yaml`,
    { file: `${index}.yaml`, id: `${index}`, text: () => '' },
  ]),
);

describe('reading ahead', () => {
  it('gives others a turn after every 40 ms of reading', async () => {
    let time = 0;
    let turns = 0;
    let isDone = false;
    const others = (): void => {
      turns += 1;
      if (!isDone) setImmediate(others);
    };
    setImmediate(others);
    const read: string[] = [];
    await readAhead(
      {
        read: ({ file }) => {
          time += 10;
          read.push(file);
        },
      },
      { head: files, baseline: { kind: 'empty' } },
      { now: () => time },
    );
    isDone = true;
    assert.deepEqual(read, [...files.keys()]);
    assert.ok(turns >= 15, `${turns} turns in a second of reading`);
  });

  it('reads the baseline too, and stops when it is told to', async () => {
    let count = 0;
    const read = (): void => {
      count += 1;
    };
    await readAhead({ read }, { head: files, baseline: { kind: 'commit', ref: 'main', commit: 'a', files } });
    assert.equal(count, 200);
    const stop = new AbortController();
    stop.abort(new Error('stopped'));
    const asked = readAhead(
      { read },
      { head: files, baseline: { kind: 'empty' } },
      { signal: stop.signal, now: () => count * 100 },
    );
    await assert.rejects(asked, /stopped/);
  });
});
