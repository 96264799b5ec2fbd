// The quick fixes of the rules, on every case of their pages: each can be made, and takes its finding away.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolveFix } from '../../src/core/fixes/resolve';
import type { Fix, Intent } from '../../src/core/model/edit';
import type { Finding } from '../../src/core/model/finding';
import { manualFolder } from '../../src/core/rules/judging/manual-page';
import { createSession } from '../../src/core/session';
import { readPage } from '../rules/page';
import { snapshotOf } from '../rules/run-page';
import { withFix } from './with-fix';

type Kind = Intent['kind'];

/** What the fixes of each page are, in all of its cases together. */
const EXPECTED: ReadonlyMap<string, readonly Kind[]> = new Map<string, readonly Kind[]>([
  ['tier-inversion', ['declare-tier', 'set-terms']],
  ['slo-infeasible', ['set-terms', 'set-value']],
  ['budget-overcommit', ['set-terms']],
  ['latency-budget-exceeded', ['set-terms']],
  ['timeout-missing-or-inverted', ['set-terms']],
  ['retry-amplification', ['set-terms']],
  ['unsafe-retry', ['set-terms']],
  ['n-plus-one', ['set-terms']],
  ['undeclared-call', ['not-a-call', 'set-terms']],
  ['stale-dependency', ['remove-entry']],
  ['unnoticed-new-service', ['create-descriptor']],
  ['deprecated-callee', ['switch-callee']],
  ['missing-owner', ['set-owner']],
  ['dangling-target', ['replace-text']],
  ['alert-severity-unknown', ['set-config', 'set-entry']],
  ['alert-without-team', ['set-entry']],
  ['alert-without-for', ['set-entry']],
  ['burn-rate-with-for', ['remove-key']],
  ['absent-without-for', ['set-entry']],
  ['budget-differs-from-slo', ['replace-texts']],
  ['windows-differ-from-period', ['replace-texts']],
  ['cause-alert-pages', ['set-entry']],
  ['supplementary-service-pages', ['set-entry']],
]);

/** Everything that a rule says in the findings, as main message or as a further cause. */
function saidBy(rule: string, findings: readonly Finding[]): readonly string[] {
  return findings.flatMap((finding) => [
    ...(finding.rule === rule ? [finding.message] : []),
    ...finding.causes.filter((cause) => cause.rule === rule).map(({ message }) => message),
  ]);
}

describe('quick fixes of the rules', () => {
  for (const [rule, expected] of EXPECTED) {
    it(`of ${rule} take its findings away`, () => {
      const seen = new Set<Kind>();
      for (const one of readPage(readFileSync(`docs/${manualFolder(rule)}/${rule}.md`, 'utf8')).cases) {
        const snapshot = snapshotOf(one);
        const session = createSession();
        const report = session.judge(snapshot);
        const offered = report.findings.filter((finding) => saidBy(rule, [finding]).length > 0);
        for (const fix of offered.flatMap(({ fixes }) => fixes)) {
          if (!expected.includes(fix.intent.kind)) continue;
          seen.add(fix.intent.kind);
          check(fix, one.title);
        }

        function check(fix: Fix, title: string): void {
          const resolved = resolveFix({ head: report.head, syntax: session.syntax }, fix);
          assert.ok(resolved, `${title}: ${fix.title}`);
          const mended = createSession().judge(snapshotOf(one, withFix(snapshot.head, resolved)));
          assert.deepEqual(
            mended.problems.filter(({ code }) => !report.problems.some((old) => old.code === code)),
            [],
            title,
          );
          const before = saidBy(rule, report.findings);
          const after = saidBy(rule, mended.findings);
          const gone = before.filter((message) => !after.includes(message));
          assert.equal(gone.length > 0, true, `${title}: ${fix.title}: ${after.join(' | ')}`);
        }
      }
      assert.deepEqual([...seen].sort(), expected);
    });
  }
});
