// Real estates, read whole: the calls that must be found are, the known traps are not, each service stands there once.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSession } from '../../src/core/session';
import { graphJson } from '../../src/core/reporters/graph-json';
import type { Graph } from '../../src/core/model/graph';
import { openWorkspace } from '../../src/workspace/workspace';

const folder = join(__dirname, '..', '..', '..', 'shared', 'estates');

interface Expected {
  readonly edges: readonly {
    readonly src: string;
    readonly dst: string;
    readonly grade: 'required' | 'allowed' | 'forbidden';
  }[];
  readonly aliases: Readonly<Record<string, string>>;
}

async function read(estate: string): Promise<Graph> {
  const workspace = openWorkspace(join(folder, estate));
  await workspace.scan();
  workspace.setBaseline({ kind: 'empty' });
  return createSession().judge(workspace.snapshot('2026-01-01')).head;
}

/** With manifests alone: policies of sock-shop allow calls, nothing in it makes them. */
const FOUND_IN_MANIFESTS = { 'online-boutique': 14, 'retail-store': 6, 'sock-shop': 0 } as const;

describe('estates', function () {
  this.timeout(60_000);
  before(function () {
    if (existsSync(folder)) return;
    console.log('      skipped: the sample estates are not beside this repository');
    this.skip();
  });

  for (const [estate, found] of Object.entries(FOUND_IN_MANIFESTS)) {
    it(estate, async () => {
      const expected = JSON.parse(readFileSync(join(folder, `${estate}.calls.json`), 'utf8')) as Expected;
      const named = (name: string) => expected.aliases[name] ?? name;
      const graph = await read(estate);
      const pairs = (calls: Graph['calls']) =>
        new Set(calls.map(({ from, to }) => `${named(from.service)} → ${named(to.service)}`));
      const made = pairs(graph.calls);
      const hinted = pairs(graph.hints);
      const edges = (grade: string) =>
        expected.edges.filter((edge) => edge.grade === grade).map(({ src, dst }) => `${named(src)} → ${named(dst)}`);
      const required = edges('required');
      assert.equal(required.filter((pair) => made.has(pair)).length, found);
      if (found > 0)
        assert.deepEqual(
          required.filter((pair) => !made.has(pair)),
          [],
        );
      else assert.ok(required.filter((pair) => hinted.has(pair)).length > 5, 'policies are kept as what is allowed');
      assert.deepEqual(
        edges('forbidden').filter((pair) => made.has(pair) || hinted.has(pair)),
        [],
      );
      assert.deepEqual(graph.dangling, [], 'nothing in a real estate leads nowhere');
      const names = [...graph.services.values()].flatMap(({ name, aliases }) => [name, ...aliases]);
      assert.equal(new Set(names).size, names.length, 'one name leads to two services');
      const json = JSON.parse(graphJson.render(graph, graph.problems)) as { readonly services: readonly unknown[] };
      assert.equal(json.services.length, graph.services.size);
    });
  }
});
