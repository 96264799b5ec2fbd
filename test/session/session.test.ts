// What the judgement must not depend on: order, line breaks, names of files, what was judged before.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createSession } from '../../src/core/session';
import { callsOf, filesOf, findingsOf, shopTexts, snapshotOf } from './files';

const baseline = shopTexts('baseline');
const branch = shopTexts('branch');
const before = filesOf(baseline);
const expected = createSession().judge(snapshotOf(filesOf(branch), before));

describe('the session', function () {
  this.timeout(30_000);

  it('finds something in the example, so that the tests below mean something', () => {
    assert.ok(expected.findings.length >= 2);
    assert.ok(callsOf(expected).filter((call) => call.startsWith('added')).length >= 3);
  });

  it('judges the same twice, in one session and in a new one', () => {
    const session = createSession();
    const snapshot = snapshotOf(filesOf(branch), before);
    const first = session.judge(snapshot);
    assert.deepEqual(session.judge(snapshot), first);
    assert.deepEqual(first, expected);
    session.judge(snapshotOf(filesOf([]), before));
    assert.deepEqual(session.judge(snapshot), first);
  });

  it('does not depend on the order of the files', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...branch], { minLength: branch.size }),
        fc.shuffledSubarray([...baseline], { minLength: baseline.size }),
        (head, base) => {
          const report = createSession().judge(snapshotOf(filesOf(head), filesOf(base)));
          assert.deepEqual(report, expected);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('does not depend on line breaks, on either side', () => {
    const windows = (texts: ReadonlyMap<string, string>) =>
      filesOf([...texts].map(([file, text]) => [file, text.replaceAll('\n', '\r\n')]));
    for (const snapshot of [
      snapshotOf(windows(branch), before),
      snapshotOf(windows(branch), windows(baseline)),
      snapshotOf(filesOf(branch), windows(baseline)),
    ]) {
      const report = createSession().judge(snapshot);
      assert.deepEqual(findingsOf(report), findingsOf(expected));
      assert.deepEqual(callsOf(report), callsOf(expected));
      assert.deepEqual(report.changes.operations.length, expected.changes.operations.length);
    }
  });

  it('a byte order mark changes nothing', () => {
    const marked = filesOf([...branch].map(([file, text]) => [file, `\ufeff${text}`]));
    assert.deepEqual(findingsOf(createSession().judge(snapshotOf(marked, before))), findingsOf(expected));
  });

  it('two equal sides give no change and no finding', () => {
    const report = createSession().judge(snapshotOf(filesOf(baseline), before));
    assert.deepEqual(report.changes, { services: [], operations: [], calls: [] });
    assert.deepEqual(report.findings, []);
  });

  it('a file that is renamed or moved gives no new call', () => {
    for (const file of baseline.keys()) {
      // Other files name the shared ones and their own by path: these are not moved alone.
      const isNamed = [...baseline.values()].some((text) => text.includes(file.split('/').at(-1) ?? file));
      if (isNamed || !file.endsWith('.yaml')) continue;
      const moved = new Map([...baseline].map(([name, text]) => [name === file ? `moved-${name}` : name, text]));
      const report = createSession().judge(snapshotOf(filesOf(moved), before));
      assert.deepEqual([file, callsOf(report)], [file, []]);
    }
    const prefixed = filesOf([...baseline].map(([file, text]) => [`all/${file}`, text]));
    const report = createSession().judge(snapshotOf(prefixed, before));
    assert.deepEqual([callsOf(report), report.changes.operations], [[], []]);
  });

  it('an unknown baseline gives no change and no finding, and is not taken for an empty one', () => {
    const head = filesOf(branch);
    const unknown = createSession().judge({ head, baseline: { kind: 'unknown', reason: 'x' }, today: '2026-11-23' });
    assert.deepEqual([unknown.findings, unknown.changes.calls, unknown.before], [[], [], undefined]);
    const empty = createSession().judge({ head, baseline: { kind: 'empty' }, today: '2026-11-23' });
    assert.ok(empty.changes.calls.length > 10);
  });

  it('services with the names of the prototype are services', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];
    const texts = (calls: boolean) => [
      ['.sre/config.yaml', `sre-config: "1.0"\ntiers:\n  core: [__proto__]\n  normal: [constructor]\n`] as const,
      ...names.map((name, index) => {
        const entry = calls ? `dependencies:\n  - to: ${names[(index + 1) % names.length]}\n    mode: sync\n` : '';
        return [`s${index}/sre.yaml`, `sre: "1.0"\nservice: ${name}\n${entry}`] as const;
      }),
    ];
    const report = createSession().judge(snapshotOf(filesOf(texts(true)), filesOf(texts(false))));
    assert.deepEqual([...report.head.services.keys()].toSorted(), names.toSorted());
    assert.equal(report.changes.calls.length, names.length);
    assert.equal(report.head.tiers.get('__proto__')?.tier, 'core');
    assert.ok(report.findings.length > 0);
    assert.deepEqual(Object.keys(Object.prototype), []);
    assert.equal(Reflect.get({}, 'service'), undefined);
  });
});
