// A half-typed document never throws, and nothing of it is told as removed.
import assert from 'node:assert/strict';
import { createSession } from '../../src/core/session';
import { CONFIG_FILE } from '../../src/core/model/config';
import { readSyntax } from '../../src/core/syntax/read';
import { callsOf, filesOf, findingsOf, shopTexts, snapshotOf } from './files';

const DOCUMENT = 'services/payments/openapi.yaml';
const STEP = 50;

const baseline = shopTexts('baseline');
const branch = shopTexts('branch');
const before = filesOf(baseline);
const whole = branch.get(DOCUMENT) ?? '';

function headWith(file: string, text: string) {
  return filesOf(new Map(branch).set(file, text));
}

describe('a half-typed file', function () {
  this.timeout(30_000);

  it(`cut at every ${STEP}th character: nothing is removed, the operations stay`, () => {
    assert.ok(whole.length > 2_000);
    const session = createSession();
    const good = session.judge(snapshotOf(filesOf(branch), before));
    const operations = good.head.services.get('payments')?.operations.length ?? 0;
    assert.ok(operations >= 3);
    let broken = 0;
    for (let cut = 0; cut < whole.length; cut += STEP) {
      const text = whole.slice(0, cut);
      // A cut that leaves a whole document is an edit like any other.
      if (readSyntax(DOCUMENT, text).complete) continue;
      broken += 1;
      const report = session.judge(snapshotOf(headWith(DOCUMENT, text), before));
      assert.ok(report.head.incomplete.has(DOCUMENT));
      const { changes } = report;
      const removed = [...changes.services, ...changes.operations, ...changes.calls].filter(
        ({ kind }) => kind === 'removed',
      );
      assert.deepEqual([cut, removed], [cut, []]);
      assert.ok((report.head.services.get('payments')?.operations.length ?? 0) >= operations, `cut at ${cut}`);
    }
    assert.ok(broken > 10, `${broken} of the cuts break the document`);
    assert.deepEqual(session.judge(snapshotOf(filesOf(branch), before)), good);
  });

  it('in a new session the baseline is what it said last', () => {
    const text = `${whole}\n  bad: [`;
    const report = createSession().judge(snapshotOf(headWith(DOCUMENT, text), before));
    assert.ok(report.head.incomplete.has(DOCUMENT));
    assert.deepEqual(
      report.changes.operations.filter(({ kind }) => kind === 'removed'),
      [],
    );
  });

  it('that can be read no more goes on saying all that it said, calls included', () => {
    const session = createSession();
    const good = session.judge(snapshotOf(filesOf(branch), before));
    for (const text of ['{{ template }}\n{% x %}', 'version https://git-lfs.github.com/spec/v1\n', 'openapi: [']) {
      const report = session.judge(snapshotOf(headWith(DOCUMENT, text), before));
      if (!report.head.incomplete.has(DOCUMENT)) continue;
      assert.deepEqual(callsOf(report), callsOf(good), text);
    }
    const unread = new Map(filesOf(branch)).set(DOCUMENT, {
      file: DOCUMENT,
      id: 'large',
      text: () => ({ code: 'too-large', message: 'Not read: too large.' }),
    });
    const report = session.judge(snapshotOf(unread, before));
    assert.deepEqual(callsOf(report), callsOf(good));
    assert.ok(report.problems.some(({ code }) => code === 'too-large'));
  });

  it('that was half typed from its first character is judged all the same', () => {
    const report = createSession().judge(snapshotOf(headWith('new/openapi.yaml', 'openapi: 3.1.0\ninfo: {'), before));
    assert.ok(report.head.incomplete.has('new/openapi.yaml'));
    assert.ok(findingsOf(report).length >= 2);
  });

  it('a half-typed config keeps who is core: no finding comes or goes', () => {
    const config = 'sre-config: "1.0"\ntiers:\n  core: [payments]\n  supplementary: [loyalty]\n';
    const files = new Map(branch).set(CONFIG_FILE, config);
    const session = createSession();
    const good = session.judge(snapshotOf(filesOf(files), before));
    for (const typed of [`${config}  normal: [`, 'sre-config: "1.0"\ntiers:\n  core: [pay', `tiers: {\n${config}`]) {
      const report = session.judge(snapshotOf(filesOf(new Map(files).set(CONFIG_FILE, typed)), before));
      assert.deepEqual(findingsOf(report), findingsOf(good), typed);
      assert.ok(report.problems.some(({ place }) => place?.file === CONFIG_FILE));
    }
  });

  it('that is broken in the baseline too says nothing new after another checkout', () => {
    const session = createSession();
    session.judge(snapshotOf(filesOf(branch), filesOf(branch)));
    const broken = filesOf(new Map(branch).set(DOCUMENT, 'openapi: 3.1.0\ninfo: {'));
    const report = session.judge(snapshotOf(broken, broken));
    assert.deepEqual(report.changes, { services: [], operations: [], calls: [] });
  });

  it('a half-typed story keeps its answers', () => {
    const story = '.sre/solutions/PAY-123.yaml';
    const text = [
      'sre-solution: "1.0"',
      'story: PAY-123',
      'calls:',
      '  - from: loyalty#redeemPoints',
      '    to: payments#chargeAccount',
      '    answers:',
      '      TS-04: { answer: The request fails, by: me, at: 2026-11-20 }',
      '',
    ].join('\n');
    const session = createSession();
    const answered = (typed: string) =>
      session.judge(snapshotOf(filesOf(new Map(branch).set(story, typed)), before)).solutions;
    const good = answered(text);
    assert.equal(good.length, 1);
    assert.deepEqual(answered(`${text}      TS-06: { answer: "`), good);
    assert.deepEqual(answered(text), good);
  });
});
