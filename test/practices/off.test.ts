// The one switch: what a practice takes out, and when it is due.
import assert from 'node:assert/strict';
import { duePracticeProblems, duePractices, dueText } from '../../src/core/practices/due';
import { offText, switchedOff, switchOf } from '../../src/core/practices/off';
import { readPractices } from '../../src/core/practices/read';
import { readSyntax } from '../../src/core/syntax/read';

function practices(...entries: readonly string[]) {
  const text = `sre-practices: "1.0"\npractices:\n${entries.map((entry) => `  - { ${entry} }\n`).join('')}`;
  return readPractices(readSyntax('.sre/practices.yaml', text)).practices;
}

const NOT_NOW = 'state: not-now, reason: no cluster, review: 2027-01-31';

describe('what a practice switches off', () => {
  const off = practices(`id: load-testing, ${NOT_NOW}, checks: [BEN-01, "CAP-*", F-10]`);

  it('by code, by pattern, and a rule by its id', () => {
    for (const id of ['BEN-01', 'CAP-01', 'CAP-12', 'F-10', 'retry-amplification', 'f-10'])
      assert.equal(switchedOff(off, id)?.practice, 'load-testing', id);
    for (const id of ['BEN-02', 'TS-10', 'F-11', 'new-call-to-core', ''])
      assert.equal(switchedOff(off, id), undefined, id);
  });

  it('with the reason and the date that a report tells', () => {
    const one = switchedOff(off, 'BEN-01');
    assert.equal(one && offText(one), 'off by practice load-testing: no cluster, until 2027-01-31');
  });

  it('nothing, where it is adopted, undecided, or not-now without a reason or a date', () => {
    for (const state of [
      'state: adopted, reason: r, review: 2027-01-31',
      'state: undecided, reason: r, review: 2027-01-31',
      'state: not-now, reason: r',
      'state: not-now, review: 2027-01-31',
      'state: not-now, reason: r, review: 2027-02-31',
    ])
      assert.equal(switchedOff(practices(`id: a, ${state}, checks: [BEN-01]`), 'BEN-01'), undefined, state);
    assert.equal(switchedOff(undefined, 'BEN-01'), undefined);
  });

  it('still, past its review date', () => {
    const past = practices('id: a, state: not-now, reason: r, review: 2020-01-31, checks: [BEN-01]');
    assert.equal(switchedOff(past, 'BEN-01')?.review, '2020-01-31');
  });

  it('a code in full counts before a pattern, adopted before not-now', () => {
    const adopted = (checks: string) =>
      practices(`id: a, ${NOT_NOW}, checks: [BEN-01]`, `id: b, state: adopted, checks: [${checks}]`);
    assert.equal(switchedOff(adopted('BEN-01'), 'BEN-01'), undefined);
    assert.equal(switchedOff(adopted('"BEN-*"'), 'BEN-01')?.practice, 'a');
    const pattern = practices(`id: a, ${NOT_NOW}, checks: ["BEN-*"]`, 'id: b, state: adopted, checks: [BEN-01]');
    assert.equal(switchedOff(pattern, 'BEN-01'), undefined);
    assert.equal(switchedOff(pattern, 'BEN-02')?.practice, 'a');
    const undecided = practices(`id: a, ${NOT_NOW}, checks: ["BEN-*"]`, 'id: b, state: undecided, checks: [BEN-01]');
    assert.equal(switchedOff(undecided, 'BEN-01')?.practice, 'a');
  });

  it('a branch is judged by the baseline, and by what it adopts itself', () => {
    const on = practices('id: load-testing, state: adopted, checks: [BEN-01]');
    const otherwise = practices(
      'id: load-testing, state: not-now, reason: another, review: 2028-01-31, checks: [BEN-01]',
    );
    assert.equal(switchOf(off)('BEN-01')?.practice, 'load-testing');
    assert.equal(switchOf(off, { practices: undefined })('BEN-01'), undefined);
    assert.equal(switchOf(off, { practices: on })('BEN-01'), undefined);
    assert.equal(switchOf(on, { practices: off })('BEN-01'), undefined);
    assert.equal(switchOf(undefined, { practices: off })('BEN-01'), undefined);
    assert.equal(switchOf(otherwise, { practices: off })('BEN-01')?.review, '2027-01-31');
  });
});

describe('what is due', () => {
  const due = (today: string, ...entries: readonly string[]) =>
    duePractices(practices(...entries), today).map((one) => `${one.practice.id}: ${dueText(one)}`);

  it('review dates that have come, the oldest first, then what is undecided for a month', () => {
    assert.deepEqual(
      due(
        '2026-11-23',
        'id: never',
        'id: fresh, decided: 2026-10-24',
        'id: month, decided: 2026-10-23',
        'id: done, state: adopted, decided: 2020-01-01',
        'id: again, state: adopted, review: 2026-11-23',
        'id: old, state: not-now, reason: r, review: 2026-01-31',
        'id: later, state: not-now, reason: r, review: 2026-11-24',
        'id: waits, state: undecided, decided: 2026-01-01, review: 2027-01-01',
      ),
      [
        'old: to be reviewed since 2026-01-31',
        'again: to be reviewed since 2026-11-23',
        'never: not decided yet',
        'month: undecided for more than 30 days',
      ],
    );
    assert.deepEqual(duePractices(undefined, '2026-11-23'), []);
  });

  it('of it only what is off is a problem', () => {
    const past = 'state: not-now, reason: r, review: 2026-01-31';
    const told = duePracticeProblems(
      practices('id: never', `id: old, ${past}`, 'id: again, state: adopted, review: 2026-01-01'),
      '2026-11-23',
    );
    assert.deepEqual(
      told.map(({ code, severity, place }) => `${place?.line} ${severity} ${code}`),
      ['4 information practice-due'],
    );
  });
});
