// Records of reviews: what is right fits the schema and is told nothing, what is wrong is told at its line.
import assert from 'node:assert/strict';
import { jsonOf } from '../../src/core/syntax/access';
import { readSyntax } from '../../src/core/syntax/read';
import { schemaErrors } from '../reporters/schema';
import { problemsOf, readManifest } from './read-text';

const FILE = '.sre/reviews/orders.yaml';

const WHOLE = `sre-review: "1.0"
service: orders
steps:
  engagement: { state: done, on: 2026-11-02, by: team-sre }
  continuous-improvement: { state: open }
attestations:
  - { check: EMR-02, by: jane, on: 2026-11-02, link: "https://oncall.acme.example", expires: 2027-05-02 }
waivers:
  - { check: CAP-08, reason: moves, approver: team-sre, expires: 2026-12-31 }
findings:
  - { check: CAP-08, what: a budget, priority: P1, owner: team-orders, due: 2026-12-15, link: "https://t.acme.example/1" }
capacity: 15%
history:
  - { on: 2026-11-02, commit: 4f1c2ab, passed: 20, failed: 1, unknown: 3, waived: 0, calls: ["orders -> ledger#book"] }
x-notes: ours
`;

function told(text: string): readonly string[] {
  return problemsOf(readManifest(text, FILE));
}

function fits(text: string): boolean {
  const [root] = readSyntax(FILE, text).roots;
  return root !== undefined && schemaErrors('review-record', jsonOf(root)).length === 0;
}

describe('records of reviews', () => {
  it('that are right are told nothing, and fit the schema', () => {
    assert.deepEqual(told(WHOLE), []);
    assert.ok(fits(WHOLE));
  });

  const wrong: readonly (readonly [string, string, string])[] = [
    ['capacity: 15%', 'capacity: 15', 'bad-unit'],
    ['state: open', 'state: begun', 'bad-value'],
    ['check: EMR-02', 'check: EMR-2', 'unknown-check'],
    ['on: 2026-11-02, link', 'on: 2026-11-31, link', 'bad-date'],
    [', expires: 2027-05-02', '', 'missing-field'],
    ['approver: team-sre', 'aprover: team-sre', 'unknown-field'],
    ['passed: 20', 'passed: -1', 'bad-value'],
    ['orders -> ledger#book', 'orders to ledger', 'bad-value'],
    ['x-notes', 'notes', 'unknown-field'],
  ];
  for (const [right, broken, code] of wrong) {
    it(`tell ${code}: ${broken === '' ? `without ${right}` : broken}`, () => {
      const text = WHOLE.replace(right, broken);
      const line = WHOLE.slice(0, WHOLE.indexOf(right)).split('\n').length;
      assert.ok(
        told(text).some((one) => one.startsWith(code) && one.includes(`:${line}`)),
        told(text).join('\n'),
      );
    });
  }

  it('that name no service are told so', () => {
    assert.ok(told('sre-review: "1.0"\nhistory: []\n').some((one) => one.startsWith('missing-field')));
  });
});
