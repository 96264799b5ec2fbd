// What a practice of the mind map takes out of a report, and that a branch cannot take out its own findings.
import assert from 'node:assert/strict';
import { practiceOffText } from '../../src/core/reporters/parts/practice-off';
import type { Report } from '../../src/core/model/report';
import { createSession } from '../../src/core/session';
import { reviewFiles } from '../readiness/run-page';
import { CALL, ESTATE, judged, orders, type Texts, told } from '../waivers/estate';
import { filesOf } from './files';

const FILE = '.sre/practices.yaml';
const NEW: Texts = { ...ESTATE, 'orders/sre.yaml': orders(CALL) };
const NEW_CALL = 'orders/sre.yaml:7 warning new-call-to-core';

function mindMap(checks: string, state = 'not-now, reason: a pilot, review: 2027-01-31'): Texts {
  return {
    [FILE]: `sre-practices: "1.0"\npractices:\n  - id: pilot\n    checks: [${checks}]\n    ${state.replace(/^/, 'state: ').replaceAll(', ', '\n    ')}\n`,
  };
}

function questionsOf({ checklists }: Report): readonly string[] {
  return [...checklists.values()].flatMap(({ questions }) => questions.map(({ id }) => id));
}

function off({ off: all }: Report): readonly string[] {
  return all.map(practiceOffText);
}

describe('a practice that is not now', () => {
  it('takes out a rule, and the report says how often it would have spoken', () => {
    const rule = mindMap('F-01');
    assert.deepEqual(told(judged(NEW, ESTATE)), [NEW_CALL]);
    const report = judged({ ...NEW, ...rule }, { ...ESTATE, ...rule });
    assert.deepEqual(told(report), []);
    assert.deepEqual(off(report), ['F-01 off by practice pilot: a pilot, until 2027-01-31; 1 finding not told']);
  });

  it('takes out questions, gates too', () => {
    const questions = mindMap('TS-04, TS-11, TS-05, TS-15');
    const before = questionsOf(judged(NEW, ESTATE));
    assert.ok(before.includes('TS-04') && before.includes('TS-15'));
    const report = judged({ ...NEW, ...questions }, { ...ESTATE, ...questions });
    assert.deepEqual(
      questionsOf(report),
      before.filter((id) => !['TS-04', 'TS-11', 'TS-05', 'TS-15'].includes(id)),
    );
    assert.deepEqual(told(report), ['orders/sre.yaml:7 information new-call-to-core']);
    assert.match(off(report)[0] ?? '', /^TS-04, TS-05, TS-11, TS-15 off by practice pilot: a pilot, until 2027-01-31$/);
  });

  it('is still off past its review date, which is told as due', () => {
    const past = mindMap('F-01', 'not-now, reason: a pilot, review: 2026-11-01');
    const report = judged({ ...NEW, ...past }, { ...ESTATE, ...past });
    assert.deepEqual(told(report), []);
    assert.match(off(report)[0] ?? '', /until 2026-11-01, which has come: to be decided anew; 1 finding not told$/);
    assert.deepEqual(
      report.problems.map(({ code, place }) => `${place?.file}:${place?.line} ${code}`),
      [`${FILE}:3 practice-due`],
    );
  });

  it('says nothing where it takes nothing out', () => {
    const other = mindMap('BEN-01, "CAP-*"');
    const report = judged({ ...NEW, ...other }, { ...ESTATE, ...other });
    assert.deepEqual([told(report), off(report)], [[NEW_CALL], []]);
  });

  it('counts in an audit, and takes nothing out where the baseline is unknown', () => {
    const rule = mindMap('F-01');
    assert.equal(off(judged({ ...NEW, ...rule })).length, 1);
    const head = filesOf(Object.entries({ ...NEW, ...rule }));
    const unknown = createSession().judge({ head, baseline: { kind: 'unknown', reason: 'x' }, today: '2026-11-23' });
    assert.deepEqual([unknown.off, unknown.practices?.list.length], [[], 1]);
  });
});

describe('a review', () => {
  const states = (texts: Texts) => {
    const { review } = reviewFiles(filesOf(Object.entries(texts)));
    return review.services.map(({ service, checks }) => {
      const check = checks.find(({ id }) => id === 'ARC-01');
      return `${service} ${check?.state}: ${check?.message}`;
    });
  };

  it('says of a check that a practice switches off why it is off', () => {
    assert.doesNotMatch(states(ESTATE).join('\n'), / off: /);
    assert.deepEqual(states({ ...ESTATE, ...mindMap('"ARC-*"') }), [
      'payments off: Off by practice pilot: a pilot, until 2027-01-31.',
      'orders off: Off by practice pilot: a pilot, until 2027-01-31.',
    ]);
  });
});

describe('a branch that switches a practice', () => {
  const weakened = (text: string, line = 3) => `${FILE}:${line} warning objective-weakened${text}`;

  it('is judged as before, and told', () => {
    for (const before of [{}, mindMap('F-01', 'adopted'), mindMap('F-01', 'undecided')]) {
      const report = judged({ ...NEW, ...mindMap('F-01, TS-04') }, { ...ESTATE, ...before });
      assert.deepEqual(told(report), [weakened(''), NEW_CALL]);
      assert.deepEqual(off(report), []);
      assert.ok(questionsOf(report).includes('TS-04'));
    }
  });

  it('is told of what it adds, or keeps off for longer, and of nothing else', () => {
    const before = mindMap('F-01');
    const messages = (head: Texts) =>
      judged({ ...NEW, ...head }, { ...ESTATE, ...before }).findings.map(({ message }) => message);
    assert.deepEqual(messages(before), []);
    assert.deepEqual(messages(mindMap('F-01', 'not-now, reason: other, review: 2027-01-30')), []);
    assert.deepEqual(messages(mindMap('"F-01", "TS-*"')), [
      'This branch sets the practice pilot to not-now until 2027-01-31 (a pilot), which switches TS-* off. It holds once it is merged.',
    ]);
    assert.deepEqual(messages(mindMap('F-01', 'not-now, reason: a pilot, review: 2028-01-31')), [
      'This branch keeps the practice pilot at not-now until 2028-01-31 instead of 2027-01-31 (a pilot).',
    ]);
  });

  it('that adopts one, or takes the file away, is judged by more at once', () => {
    const before = { ...ESTATE, ...mindMap('F-01') };
    for (const head of [NEW, { ...NEW, ...mindMap('F-01', 'adopted') }, { ...NEW, ...mindMap('TS-04') }])
      assert.ok(told(judged(head, before)).includes(NEW_CALL));
  });

  it('that breaks the file keeps what it said', () => {
    const rule = mindMap('F-01');
    const broken = { [FILE]: `${rule[FILE] ?? ''}  - { id: [\n` };
    const report = judged({ ...NEW, ...broken }, { ...ESTATE, ...rule });
    assert.deepEqual(told(report), []);
    assert.ok(report.problems.some(({ code, place }) => code === 'syntax-error' && place?.file === FILE));
  });
});
