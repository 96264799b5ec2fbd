// What holds for every graph: the order of files does not matter, a hard call never lowers a tier, everything ends.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { link } from '../../src/core/catalog/link';
import { buildGraph } from '../../src/core/graph/build';
import { cycleThrough, syncCycles } from '../../src/core/graph/cycles';
import type { Facts } from '../../src/core/model/facts';
import type { Graph } from '../../src/core/model/graph';
import { compareTiers } from '../../src/core/model/tier';
import { callFact } from '../facts';
import { CONFIG, workspace } from './generated';

const RUNS = { numRuns: 150 };

function graphOf(all: readonly Facts[]): Graph {
  return buildGraph(link(all, CONFIG));
}

describe('graph: properties', () => {
  it('is the same for every order of files and calls', () => {
    const shuffled = workspace.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc
          .shuffledSubarray(all, { minLength: all.length })
          .map((files) => files.map((one) => ({ ...one, calls: [...one.calls].reverse() }))),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([all, other]) => assert.deepEqual(graphOf(other), graphOf(all))),
      RUNS,
    );
  });

  it('never lowers a tier for one more hard call', () => {
    const ends = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    fc.assert(
      fc.property(workspace, ends, ends, (all, from, to) => {
        const added = callFact(from, to, { mode: 'sync', criticality: 'hard' });
        const before = graphOf(all);
        const after = graphOf(
          all.map((one) => (one.file === `${from}.yaml` ? { ...one, calls: [...one.calls, added] } : one)),
        );
        for (const [name, { tier }] of before.tiers) {
          const now = after.tiers.get(name);
          assert.ok(now !== undefined && compareTiers(now.tier, tier) >= 0, name);
        }
      }),
      RUNS,
    );
  });

  it('explains every promotion by a path that hangs together, and is a fixpoint', () => {
    fc.assert(
      fc.property(workspace, (all) => {
        const graph = graphOf(all);
        for (const { because, tier } of graph.tiers.values()) {
          if (because === undefined) continue;
          assert.equal(because.to, tier);
          for (const [index, step] of because.path.entries()) {
            const next = because.path[index + 1];
            const meets = [step.to.service, step.from.service];
            assert.ok(next === undefined || meets.includes(next.from.service));
            assert.equal(step.grade, 'declared');
          }
        }
        for (const call of graph.calls) {
          if (call.grade !== 'declared' || call.criticality !== 'hard' || call.assumed) continue;
          if (call.from.operation !== undefined || graph.tiers.get(call.from.service)?.because === undefined) continue;
          const [from, to] = [graph.tiers.get(call.from.service), graph.tiers.get(call.to.service)];
          assert.ok(from !== undefined && to !== undefined && compareTiers(to.tier, from.tier) >= 0);
        }
      }),
      RUNS,
    );
  });

  it('finds a ring of services exactly where a call lies in a cycle', () => {
    fc.assert(
      fc.property(workspace, (all) => {
        const graph = graphOf(all);
        const groups = syncCycles(graph);
        for (const call of graph.calls.filter(({ mode }) => mode === 'sync')) {
          const ring = cycleThrough(graph, call);
          const together = groups.some((group) => group.includes(call.from.service) && group.includes(call.to.service));
          assert.equal(ring !== undefined, together, call.key);
          const [first, last] = [ring?.calls[0], ring?.calls.at(-1)];
          assert.equal(last?.to.service, first?.from.service);
        }
      }),
      RUNS,
    );
  });
});
