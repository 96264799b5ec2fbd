// What an operation needs, and rings of calls.
import assert from 'node:assert/strict';
import { link } from '../../src/core/catalog/link';
import { buildGraph } from '../../src/core/graph/build';
import { cycleThrough, syncCycles } from '../../src/core/graph/cycles';
import { hardReach, mayNeedOne } from '../../src/core/graph/reach';
import { type Call, shortened } from '../../src/core/model/call';
import type { CallFact } from '../../src/core/model/facts';
import { call } from '../impact/small-graph';
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

describe('graph: reach of many', () => {
  const chain = Array.from({ length: 60 }, (_, at) => callFact(`s${at}`, `s${at + 1}`, SYNC));
  const graph = buildGraph(link([facts('all.yaml', { calls: chain })], config({}, { others: 'normal' })));

  it('gives no more than the nearest where no more are asked for', () => {
    assert.deepEqual([...hardReach(graph, { service: 's10' }, 3).keys()], ['s11', 's12', 's13']);
    assert.equal(hardReach(graph, { service: 's10' }).size, 50);
  });

  it('every service that reaches another is among those that may need it', () => {
    // The first questions are answered one by one, the others for all services at once.
    const needed = new Set(['s30']);
    for (const at of [...chain.keys(), 60, 30, 31, 0, 59]) {
      const reaches = at === 30 || hardReach(graph, { service: `s${at}` }).has('s30');
      assert.equal(mayNeedOne(graph, `s${at}`, needed), reaches, `s${at}`);
    }
  });

  it('a call that is not in the graph closes a ring all the same', () => {
    const back = { ...graph.calls[0], from: { service: 's5' }, to: { service: 's2' }, key: 'back' } as Call;
    assert.equal(cycleThrough(graph, back)?.calls.length, 4);
    const [first] = graph.calls;
    assert.ok(first !== undefined);
    assert.equal(cycleThrough(graph, first), undefined);
  });

  it('of a long way the ends are shown, and how much is left out', () => {
    const path = Array.from({ length: 39 }, (_, at) => call(`s${at}`, `s${at + 1}`));
    const stops = Array.from({ length: 40 }, (_, at) => `s${at}`);
    const nameOf = ({ service }: { readonly service: string }) => service;
    assert.deepEqual(shortened(path.slice(0, 11), nameOf), stops.slice(0, 12));
    assert.deepEqual(shortened(path, nameOf), [...stops.slice(0, 6), '(28 more)', ...stops.slice(-6)]);
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
