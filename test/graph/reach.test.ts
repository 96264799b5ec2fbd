// What an operation needs, and rings of calls.
import assert from 'node:assert/strict';
import { link } from '../../src/core/catalog/link';
import { buildGraph } from '../../src/core/graph/build';
import { cycleThrough, syncCycles } from '../../src/core/graph/cycles';
import { hardReach } from '../../src/core/graph/reach';
import type { CallFact } from '../../src/core/model/facts';
import { callFact, config, facts, place, serviceFact } from '../facts';

const SYNC = { mode: 'sync' } as const;

function graphOf(calls: readonly CallFact[], core: readonly string[] = []) {
  const services = ['a', 'b', 'c', 'd'].map((name) => serviceFact({ name, place: place('all.yaml') }));
  return buildGraph(link([facts('all.yaml', { services, calls })], config({ core }, { others: 'normal' })));
}

function ring(calls: readonly CallFact[], key: string) {
  const graph = graphOf(calls);
  const call = graph.calls.find((one) => one.key === key);
  assert.ok(call !== undefined, key);
  const found = cycleThrough(graph, call);
  return found && `${found.closedBy}: ${found.calls.map(({ from, to }) => `${from.service}>${to.service}`).join(' ')}`;
}

describe('graph: reach', () => {
  it('finds services over hard calls with the shortest path', () => {
    const graph = graphOf(
      [
        callFact('a', 'b', SYNC),
        callFact('b', 'c', SYNC),
        callFact('c', 'd', SYNC),
        callFact('b', 'd', SYNC),
        callFact('d', 'a', { mode: 'async' }),
      ],
      ['d'],
    );
    const reached = hardReach(graph, { service: 'a' });
    assert.deepEqual(
      reached
        .get('d')?.()
        .map(({ to }) => to.service),
      ['b', 'd'],
    );
    assert.deepEqual([...reached.keys()], ['b', 'c', 'd']);
    assert.equal(hardReach(graph, { service: 'd' }).size, 0);
  });

  it('starts at an operation with its own calls and those of the whole service', () => {
    const graph = graphOf([callFact('a#x', 'b', SYNC), callFact('a#y', 'c', SYNC), callFact('a', 'd', SYNC)]);
    assert.deepEqual([...hardReach(graph, { service: 'a', operation: 'x' }).keys()], ['d', 'b']);
  });
});

describe('graph: rings', () => {
  it('finds the shortest ring of operations', () => {
    const calls = [
      callFact('a', 'b', SYNC),
      callFact('b', 'c', SYNC),
      callFact('c', 'a', SYNC),
      callFact('b', 'd', SYNC),
      callFact('d', 'c', SYNC),
    ];
    assert.equal(ring(calls, 'c#* -> a#* (sync)'), 'operations: c>a a>b b>c');
    assert.deepEqual(syncCycles(graphOf(calls)), [['a', 'b', 'c', 'd']]);
  });

  it('tells a ring of services from a ring of one request', () => {
    const calls = [callFact('a#x', 'b#x', SYNC), callFact('b#y', 'a#z', SYNC)];
    assert.equal(ring(calls, 'a#x -> b#x (sync)'), 'services: a>b b>a');
    assert.equal(ring([callFact('a#x', 'a#y', SYNC)], 'a#x -> a#y (sync)'), 'services: a>a');
    assert.equal(ring([callFact('a#x', 'a#x', SYNC)], 'a#x -> a#x (sync)'), 'operations: a>a');
  });

  it('follows other calls only when asked to', () => {
    const graph = graphOf([callFact('a', 'b', SYNC), callFact('b', 'a', { mode: 'async' })]);
    const [call] = graph.calls;
    assert.ok(call !== undefined);
    assert.equal(cycleThrough(graph, call), undefined);
    assert.equal(cycleThrough(graph, call, () => true)?.calls.length, 2);
    assert.deepEqual(syncCycles(graph), []);
  });

  it('ends on a long chain that closes', () => {
    const chain = (size: number) =>
      Array.from({ length: size }, (_, index) => callFact(`s${index}`, `s${(index + 1) % size}`, SYNC));
    const catalog = link([facts('all.yaml', { calls: chain(10_000) })], config());
    assert.equal(syncCycles(catalog)[0]?.length, 10_000);
    const graph = buildGraph(link([facts('all.yaml', { calls: chain(500) })], config({ core: ['s0'] })));
    assert.equal(graph.tiers.get('s499')?.possible?.path.length, 499);
  });
});
