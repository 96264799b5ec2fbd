// Each way out of a call, taken: its edit is made, everything is judged again, and what its title promised is so.
import assert from 'node:assert/strict';
import { resolveFix } from '../../src/core/fixes/resolve';
import type { Call } from '../../src/core/model/call';
import type { Change } from '../../src/core/model/change';
import type { Impact, WayOut } from '../../src/core/model/impact';
import type { Report } from '../../src/core/model/report';
import type { FileSet } from '../../src/core/model/snapshot';
import { fixOfWay } from '../../src/core/rules/judging/ways-out';
import { createSession } from '../../src/core/session';
import { waysOfCall } from '../../src/core/solution/ways';
import { showDuration } from '../../src/core/units/duration';
import { formatPercent } from '../../src/core/units/percent';
import { filesOf, snapshotOf } from '../session/files';
import { withFix } from './with-fix';

const PAYMENTS = 'payments/sre.yaml';
const payments = (dependency: string) =>
  `sre: "1.0"
service: payments
onboarded: 2026-01-01
slos:
  - { type: availability, target: 99.95%, window: 30d } # agreed with finance
dependencies:
${dependency === '' ? '  []' : `  - ${dependency}`}
`;
const SHOP = {
  '.sre/config.yaml': 'sre-config: "1.0"\ntiers: { core: [web, payments], supplementary: [sms, tax] }\n',
  'web/sre.yaml':
    'sre: "1.0"\nservice: web\nonboarded: 2026-01-01\ndependencies:\n  - { to: payments, mode: sync, timeout: 2s, tries: 3 }\n',
  'sms/sre.yaml':
    'sre: "1.0"\nservice: sms\nonboarded: 2026-01-01\nslos:\n  - { type: availability, target: 99%, window: 30d }\n  - { type: latency, target: 99%, threshold: 300ms }\n',
  'tax/sre.yaml':
    'sre: "1.0"\nservice: tax\nonboarded: 2026-01-01\nslos: [{ type: availability, target: 99.99%, window: 30d }]\ndependencies:\n  - { to: sms, mode: sync, timeout: 300ms, tries: 1 }\n',
};

/** Everything that is wrong with the call, by rule. */
function told({ findings }: Report): readonly string[] {
  return findings.flatMap(({ rule, causes }) => [rule, ...causes.map((cause) => cause.rule)]);
}

interface Taken {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly way: WayOut;
  readonly impact: Impact;
  readonly callee: string;
  /** Of the callee, in effect. */
  readonly tier: string | undefined;
  readonly text: string;
}

/** Makes the edit of a way out of the one new call of payments; gives what was and is said of it, and its numbers now. */
function take(dependency: string, id: WayOut['id']): Taken {
  const base = filesOf(Object.entries({ ...SHOP, [PAYMENTS]: payments('') }));
  const head = filesOf(Object.entries({ ...SHOP, [PAYMENTS]: payments(dependency) }));
  const judge = (files: FileSet) => {
    const session = createSession();
    return { session, report: session.judge(snapshotOf(files, base)) };
  };
  const { session, report } = judge(head);
  const way = waysOfCall(report, changeOf(report)).find((one) => one.id === id);
  assert.ok(way !== undefined, `${id} is offered`);
  const fix = fixOfWay(report.head, changeOf(report).it, way);
  const resolved = fix && resolveFix({ head: report.head, syntax: session.syntax }, fix);
  assert.ok(resolved !== undefined, `${id} has an edit`);
  const mended = withFix(head, resolved);
  const { report: now } = judge(mended);
  assert.deepEqual(now.problems, report.problems);
  const impact = now.impacts.get(changeOf(now).it.key);
  const text = mended.get(PAYMENTS)?.text();
  assert.ok(impact !== undefined && typeof text === 'string');
  const callee = changeOf(now).it.to.service;
  const tier = now.head.tiers.get(callee)?.tier;
  return { before: told(report), after: told(now), way, impact, callee, tier, text };
}

function changeOf({ changes }: Report): Change<Call> {
  const [change] = changes.calls;
  assert.ok(change !== undefined);
  return change;
}

const WAITS = '{ to: sms, mode: sync, criticality: hard, timeout: 900ms, tries: 3 }';
/** Promises enough, and needs what promises less. */
const BEHIND = '{ to: tax, mode: sync, criticality: hard, timeout: 300ms, tries: 1 }';

describe('ways out, taken', () => {
  for (const id of ['do-not-wait', 'fallback'] as const)
    for (const [what, dependency] of [
      ['the callee', WAITS],
      ['what is behind the callee', BEHIND],
    ] as const)
      it(`${id}: the objective can be kept without ${what}, at the availability that was promised`, () => {
        const { before, after, way, impact, callee, tier } = take(dependency, id);
        assert.ok(before.includes('slo-infeasible'));
        assert.ok(!after.includes('slo-infeasible') && !after.includes('budget-overcommit'), after.join());
        assert.deepEqual([impact.counts, impact.feasible.after], ['no', true]);
        const { expected, ceiling } = impact;
        const availability = formatPercent((expected ?? ceiling)?.after ?? Number.NaN);
        assert.equal(way.gives, `${callee} stays supplementary, ${availability}, 0 min added`);
        assert.equal(tier, 'supplementary');
      });

  it('timeout: the call ends before those give up who wait, as late as was promised', () => {
    const { before, after, way, impact } = take(WAITS, 'timeout');
    assert.ok(before.includes('timeout-missing-or-inverted'));
    assert.ok(!after.includes('timeout-missing-or-inverted'), after.join());
    const { worstCase } = impact;
    assert.equal(worstCase?.fits, true);
    assert.equal(way.gives, `3 tries, at worst ${showDuration(worstCase?.ms ?? 0)} of 2 s`);
  });

  it('fewer tries: retries multiply by what was promised', () => {
    const { before, after, way, impact } = take(WAITS, 'fewer-tries');
    assert.ok(before.includes('retry-amplification'), before.join());
    assert.ok(!after.includes('retry-amplification'), after.join());
    assert.equal(way.gives, `retries multiply the load by ${impact.amplification?.factor ?? 1} instead of 9`);
  });

  for (const [what, dependency] of [
    ['the callee', WAITS],
    ['what is behind the callee', BEHIND],
  ] as const)
    it(`an objective that can be kept beside ${what}: it can, and the line keeps its comment`, () => {
      const { before, after, way, impact, text } = take(dependency, 'feasible-objective');
      assert.ok(before.includes('slo-infeasible'));
      assert.ok(!after.includes('slo-infeasible'), after.join());
      assert.deepEqual([impact.target, impact.feasible.after], [way.target, true]);
      assert.match(text, /target: 99%, window: 30d \} # agreed with finance/);
      assert.equal(way.gives, '432.0 min/30 d, none of them left for own faults');
    });
});
