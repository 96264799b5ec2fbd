// The graphs of many repositories, merged.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeGraphs, type Merged } from '../../src/core/organisation/merge';
import type { GraphFile } from '../../src/core/organisation/read';
import { graphJson } from '../../src/core/reporters/graph-json';
import { schemaErrors } from '../reporters/schema';
import { api, descriptor, graphOf, published, type Repository, SHOP } from './estate';

const files = (repositories: Readonly<Record<string, Repository>>): GraphFile[] =>
  Object.entries(repositories).map(([name, texts]) => ({ file: `${name}.json`, text: published(texts, name) }));
const render = (merged: Merged) =>
  graphJson.render(merged.graph, merged.problems, { repositories: merged.repositories });
const keys = ({ graph }: Merged) => graph.calls.map(({ key }) => key);
const codes = ({ problems }: Merged) => problems.map(({ code, place }) => `${code} ${place?.file ?? ''}`);

describe('graph merge', () => {
  it('looks up in the others what one repository does not know: names, hosts, operations', () => {
    const merged = mergeGraphs(files(SHOP));
    assert.deepEqual(keys(merged), [
      'orders#* -> ledger#* (unknown)',
      'orders#* -> notifications#* (unknown)',
      'orders#POST /orders -> payments#POST /charges (sync)',
      'web#POST /buy -> orders#POST /orders (sync)',
    ]);
    assert.ok(merged.graph.calls.every(({ unresolved }) => unresolved === undefined));
    assert.deepEqual(
      [...merged.graph.services.keys()],
      ['invoices', 'ledger', 'notifications', 'orders', 'payments', 'web'],
    );
    assert.deepEqual(merged.repositories, Object.keys(SHOP).sort());
    assert.deepEqual(merged.problems, []);
  });

  it('works out the tiers of the whole', () => {
    const { graph, parts } = mergeGraphs(files(SHOP));
    assert.equal(graph.tiers.get('payments')?.tier, 'core');
    assert.equal(graph.tiers.get('payments')?.because?.flow, 'checkout');
    assert.ok(parts.every((part) => part.tiers.get('payments')?.tier !== 'core'));
  });

  it('names the repository, the file and the line where each thing is said', () => {
    const merged = mergeGraphs(files(SHOP));
    const again = mergeGraphs([{ file: 'org.json', text: render(merged) }]);
    for (const { graph } of [merged, again]) {
      assert.deepEqual(graph.services.get('orders')?.evidence[0]?.origins?.[0], {
        repository: 'orders',
        file: 'sre.yaml',
        line: 2,
        format: 'sre-yaml',
      });
      const call = graph.calls.find(({ to }) => to.service === 'payments');
      assert.deepEqual(
        call?.evidence[0]?.origins?.map(({ file, line }) => `${file}:${line}`),
        ['sre.yaml:6'],
      );
    }
    assert.equal(render(again), render(merged));
  });

  it('fits the schema of a graph, as its parts do', () => {
    const all = files(SHOP);
    for (const text of [...all.map((one) => one.text), render(mergeGraphs(all))])
      assert.deepEqual(schemaErrors('graph', JSON.parse(typeof text === 'string' ? text : '')), []);
  });

  it('gives the same text for every order of the files', () => {
    const all = files(SHOP);
    const expected = render(mergeGraphs(all));
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) =>
        assert.equal(render(mergeGraphs(shuffled)), expected),
      ),
      { numRuns: 25 },
    );
  });

  it('never throws, whatever the files hold', () => {
    const [first] = files(SHOP);
    const text = first?.text ?? '';
    assert.ok(typeof text === 'string');
    const broken = fc.nat(text.length).map((at) => text.slice(0, at));
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.json(), fc.string(), broken), { maxLength: 4 }), (texts) => {
        const merged = mergeGraphs(texts.map((one, index) => ({ file: `${index}.json`, text: one })));
        assert.ok(merged.repositories.length + merged.problems.length >= texts.length);
      }),
      { numRuns: 60 },
    );
  });

  it('a described service wins over a mere name and over a copy of its document', () => {
    const copy = {
      'vendor-payments.yaml': api('payments', ['GET /ancient ancient']),
      'sre.yaml': descriptor('orders'),
    };
    const merged = mergeGraphs(files({ a: copy, payments: SHOP['payments'] ?? {} }));
    const payments = merged.graph.services.get('payments');
    assert.deepEqual(
      payments?.operations.map(({ path }) => path),
      ['/charges'],
    );
    assert.equal(payments.owner?.value.team, 'team-payments');
  });

  it('joins services by their aliases', () => {
    const sms = { 'compose.yaml': 'services:\n  sms-gateway:\n    image: a\n    hostname: sms\n' };
    const orders = { 'sre.yaml': descriptor('orders', ['dependencies: [{ to: sms, mode: async }]']) };
    const { graph } = mergeGraphs(files({ orders, sms }));
    assert.deepEqual([...graph.services.keys()], ['orders', 'sms-gateway']);
    assert.deepEqual(
      graph.calls.map(({ key }) => key),
      ['orders#* -> sms-gateway#* (async)'],
    );
  });

  it('keeps a call once, with its best grade and all its evidence', () => {
    const platform = {
      'deploy.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: orders }
spec: { template: { spec: { containers: [{ name: app, env: [{ name: PAYMENTS_URL, value: "http://payments:80" }] }] } } }
`,
    };
    const { graph } = mergeGraphs(files({ platform, orders: SHOP['orders'] ?? {}, payments: SHOP['payments'] ?? {} }));
    const calls = graph.calls.filter(({ to }) => to.service === 'payments');
    assert.deepEqual(
      calls.map(({ grade }) => grade),
      ['declared'],
    );
    const repositories = calls[0]?.evidence.flatMap(
      ({ origins }) => origins?.map(({ repository }) => repository) ?? [],
    );
    assert.deepEqual(repositories, ['orders', 'platform']);
  });

  it('tells which files disagree', () => {
    const other = { 'sre.yaml': descriptor('orders', ['tier: core', 'owner: team-else']) };
    const merged = mergeGraphs(files({ orders: SHOP['orders'] ?? {}, zone: other }));
    assert.deepEqual(codes(merged), ['graphs-disagree zone.json', 'graphs-disagree zone.json']);
    assert.match(
      merged.problems[0]?.message ?? '',
      /The tier of orders is "core" here and "normal" in orders.json, which counts/,
    );
    assert.equal(merged.graph.services.get('orders')?.tier.declared, 'normal');
  });

  it('leaves out what is no graph, another version, unreadable, or given twice; the others go on', () => {
    const [invoices] = files({ invoices: SHOP['invoices'] ?? {} });
    assert.ok(invoices);
    const merged = mergeGraphs([
      invoices,
      { file: 'a.json', text: '{ "services": [] }' },
      { file: 'b.json', text: '{ "sreGraph": 2, "services": [] }' },
      { file: 'c.json', text: '{ "sreGraph": 1, "services": [' },
      { file: 'd.json', text: { message: 'There is no such file.' } },
      { file: 'z.json', text: invoices.text },
    ]);
    assert.deepEqual(codes(merged), [
      'not-a-graph a.json',
      'unknown-version b.json',
      'syntax-error c.json',
      'unreadable d.json',
      'repository-twice z.json',
    ]);
    assert.ok(merged.problems.every(({ message }) => message.length < 200 && /out|read/.test(message)));
    assert.deepEqual(merged.repositories, ['invoices']);
  });

  it('takes the graph of a repository before the merged graph that holds it too', () => {
    const all = files(SHOP);
    const merged = mergeGraphs([...all, { file: 'all.json', text: render(mergeGraphs(all)) }]);
    assert.deepEqual(codes(merged), ['repository-twice all.json']);
  });

  it('calls a repository by its file where its graph does not say its name', () => {
    const text = published(SHOP['invoices'] ?? {});
    const named = (file: string) => mergeGraphs([{ file, text }]).repositories;
    assert.deepEqual(named('graphs/invoices.json'), ['invoices']);
    assert.deepEqual(named('invoices/graph.json'), ['invoices']);
    assert.deepEqual(named('invoices.sre-graph.json'), ['invoices']);
  });

  it('the graph of one repository comes through unchanged', () => {
    for (const [name, repository] of Object.entries(SHOP)) {
      const { graph } = mergeGraphs(files({ [name]: repository }));
      const alone = graphOf(repository);
      assert.deepEqual([...graph.services.keys()], [...alone.services.keys()]);
      assert.deepEqual(
        graph.calls.map(({ key, unresolved }) => [key, unresolved?.text, unresolved?.what]),
        alone.calls.map(({ key, unresolved }) => [key, unresolved?.text, unresolved?.what]),
      );
      assert.deepEqual(
        [...graph.services.values()].map(({ known, external }) => [known, external]),
        [...alone.services.values()].map(({ known, external }) => [known, external]),
      );
    }
  });
});
