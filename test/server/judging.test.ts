// A judgement that takes long gives way to requests, and is begun anew by a change.
import assert from 'node:assert/strict';
import type { Report } from '../../src/core/model/report';
import type { Steps } from '../../src/core/syntax/steps';
import type { Clock } from '../../src/server/clock';
import { createJudging } from '../../src/server/judging';

const STEP_MS = 30;

/** A folder whose judgement takes some steps; each report is known by a number. `turn` lets the next turn of the loop come. */
function folder(stepsOf: () => number) {
  let now = 0;
  let begun = 0;
  const turns: { run: () => void }[] = [];
  const told: string[] = [];
  const clock: Clock = {
    today: () => '2026-11-23',
    now: () => now,
    later: (_, run) => {
      const turn = { run };
      turns.push(turn);
      return () => void turns.splice(turns.indexOf(turn) >>> 0, 1);
    },
  };
  const judging = createJudging({
    clock,
    begin: function* (): Steps<Report> {
      const mine = (begun += 1);
      for (let step = 0; step < stepsOf(); step++) {
        now += STEP_MS;
        yield;
      }
      return { number: mine } as unknown as Report;
    },
    isReady: () => true,
    judged: (onlyTyping) => told.push(`${numberOf(judging.latest())}${onlyTyping ? ' typed' : ''}`),
    failed: (error) => told.push(String(error)),
  });
  return {
    judging,
    told,
    begun: () => begun,
    waiting: () => turns.length,
    turn: () => turns.shift()?.run(),
  };
}

function numberOf(report: Report | undefined): number | undefined {
  return (report as unknown as { number: number } | undefined)?.number;
}

describe('when a folder is judged', () => {
  it('a short judgement is not interrupted', () => {
    const { judging, told, turn, waiting } = folder(() => 2);
    judging.touch('typing');
    assert.deepEqual([judging.isJudged(), told], [false, []]);
    turn();
    assert.deepEqual([judging.isJudged(), told, waiting()], [true, ['1 typed'], 0]);
  });

  it('a request waits for a short one', () => {
    const { judging, told, waiting } = folder(() => 2);
    judging.touch('other');
    assert.equal(numberOf(judging.report()), 1);
    assert.deepEqual([told, waiting()], [['1'], 0]);
  });

  it('a long one goes on in turns, and requests get what was there before', () => {
    let steps = 1;
    const { judging, told, turn } = folder(() => steps);
    judging.touch('other');
    turn();
    steps = 20;
    judging.touch('other');
    assert.equal(numberOf(judging.report()), 1);
    assert.equal(judging.isJudged(), false);
    for (let count = 0; !judging.isJudged(); count++) {
      assert.ok(count < 30);
      turn();
    }
    assert.deepEqual([numberOf(judging.report()), told], [2, ['1']]);
    turn();
    assert.deepEqual(told, ['1', '2']);
  });

  it('a change begins a long one anew, which still is not taken for mere typing', () => {
    let steps = 20;
    const { judging, told, turn, begun } = folder(() => steps);
    judging.touch('other');
    turn();
    judging.touch('typing');
    steps = 1;
    turn();
    assert.deepEqual([begun(), numberOf(judging.report()), told, judging.isJudged()], [2, 2, ['2'], true]);
  });

  it('what a long one says is not shown where a change made it old, and the next is no mere typing', async () => {
    let steps = 20;
    const { judging, told, turn } = folder(() => steps);
    judging.touch('other');
    await judging.settled();
    steps = 1;
    judging.touch('typing');
    turn();
    turn();
    assert.deepEqual([numberOf(judging.report()), told], [2, ['2']]);
  });

  it('a first one that takes long is waited for', async () => {
    const { judging, told, turn } = folder(() => 50);
    judging.touch('other');
    assert.equal(judging.report(), undefined);
    await judging.settled();
    turn();
    assert.deepEqual([numberOf(judging.report()), told], [1, ['1']]);
  });

  it('nothing is judged once the folder is gone', async () => {
    const { judging, told, waiting } = folder(() => 50);
    judging.touch('other');
    judging.report();
    judging.stop();
    await judging.settled();
    assert.deepEqual([told, waiting()], [[], 0]);
  });

  it('a judgement that fails is told, and the last report stays', () => {
    let fails = false;
    const { judging, told, turn } = folder(() => {
      if (fails) throw new Error('no');
      return 1;
    });
    judging.touch('other');
    turn();
    fails = true;
    judging.touch('other');
    turn();
    assert.deepEqual([numberOf(judging.latest()), told], [1, ['1', 'Error: no', '1']]);
  });
});
