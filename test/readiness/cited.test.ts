// Reports of other linters beside our own results.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { linterResults } from '../../src/core/artifacts/linters/sarif';
import type { CheckResult } from '../../src/core/model/review';
import { readSyntax } from '../../src/core/syntax/read';
import { filesOf, reviewFiles } from './run-page';

const WORKLOADS = ['payments', 'orders']
  .map(
    (name) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name} }\nspec: { template: { spec: { containers: [{ name: app }] } } }\n`,
  )
  .join('---\n');

interface Said {
  readonly rule: string;
  readonly about?: string;
  readonly line?: number;
  readonly uri?: string;
  readonly kind?: string;
}

function sarif(tool: string, results: readonly Said[]): string {
  return JSON.stringify({
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: tool } },
        results: results.map(({ rule, about, line = 1, uri = 'k8s/all.yaml', kind }) => ({
          ruleId: rule,
          kind,
          message: { text: `says ${rule}` },
          locations: [
            {
              physicalLocation: { artifactLocation: { uri }, region: { startLine: line } },
              logicalLocations: about === undefined ? undefined : [{ fullyQualifiedName: about }],
            },
          ],
        })),
      },
    ],
  });
}

function checksOf(service: string, tool: string, results: readonly Said[]): ReadonlyMap<string, CheckResult> {
  const { review } = reviewFiles(
    filesOf([
      { file: '.sre/config.yaml', text: 'sre-config: "1.0"\ntiers: { core: [payments, orders] }\n' },
      { file: 'k8s/all.yaml', text: WORKLOADS },
      { file: 'reports/lint.sarif', text: sarif(tool, results) },
    ]),
  );
  const found = review.services.find((one) => one.service === service);
  return new Map((found?.checks ?? []).map((check) => [check.id, check]));
}

const cited = (check: CheckResult | undefined) => check?.cited?.map(({ linter, rule }) => `${linter} ${rule}`);

describe('results of other linters', () => {
  it('are cited by name, and change no state', () => {
    const about = 'object: <no namespace>/payments apps/v1, Kind=Deployment';
    const said = [{ rule: 'unset-cpu-requirements', about }];
    const [with_, without] = [checksOf('payments', 'kube-linter', said), checksOf('payments', 'kube-linter', [])];
    assert.deepEqual(cited(with_.get('CAP-06')), ['kube-linter unset-cpu-requirements']);
    assert.equal(with_.get('CAP-06')?.state, without.get('CAP-06')?.state);
    assert.equal(with_.get('CAP-06')?.message, without.get('CAP-06')?.message);
    assert.ok(with_.get('CAP-06')?.evidence.some(({ place }) => place.file === 'reports/lint.sarif'));
    assert.equal(cited(checksOf('orders', 'kube-linter', said).get('CAP-06')), undefined);
  });

  it('are told in words where nothing is decided here', () => {
    const { review } = reviewFiles(
      filesOf([
        { file: 'payments/sre.yaml', text: 'sre: "1.0"\nservice: payments\ntier: core\n' },
        { file: 'k8s/pdb.yaml', text: 'apiVersion: v1\nkind: Service\nmetadata: { name: payments }\n' },
        { file: 'a.sarif', text: sarif('Polaris', [{ rule: 'tagNotSpecified', uri: 'k8s/pdb.yaml' }]) },
      ]),
    );
    const check = review.services[0]?.checks.find(({ id }) => id === 'CHG-06');
    assert.equal(check?.state, 'unknown');
    assert.match(check.message, /Not decided here; polaris says \(tagNotSpecified\): says tagNotSpecified\.$/);
  });

  it('are known by their line, and nobody’s where several fit', () => {
    const at = (line: number) => checksOf('orders', 'kube-score', [{ rule: 'container-image-tag', line }]);
    assert.deepEqual(cited(at(7).get('CHG-06')), ['kube-score container-image-tag']);
    assert.equal(cited(at(1).get('CHG-06')), undefined);
  });

  it('that passed, of other programs, rules or files are none', () => {
    const about = 'payments, Kind=Deployment';
    for (const [tool, said] of [
      ['kube-score', { rule: 'container-image-tag', about, kind: 'pass' }],
      ['eslint', { rule: 'container-image-tag', about }],
      ['kube-score', { rule: 'latest-tag', about }],
      ['kube-score', { rule: 'container-image-tag', about, uri: '../../etc/passwd' }],
      ['kube-score', { rule: 'container-image-tag', about, uri: 'file:///k8s/all.yaml' }],
    ] as const)
      assert.equal(cited(checksOf('payments', tool, [said]).get('CHG-06')), undefined, JSON.stringify(said));
  });

  it('of any shape are read or passed over', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const text = JSON.stringify({ runs: [{ tool: { driver: { name: 'kube-score' } }, results: value }] });
        for (const result of linterResults(readSyntax('a.sarif', text))) assert.ok(result.checks.length > 0);
      }),
    );
  });
});
