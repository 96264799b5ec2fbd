// Deciding in the text: one practice changes, every other line stays as it was.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PRACTICE_STATES } from '../../src/core/model/practice';
import { readPractices } from '../../src/core/practices/read';
import { draftPractices } from '../../src/core/practices/seed';
import { type Decision, missingOf, writeDecision } from '../../src/core/practices/write';
import { readSyntax } from '../../src/core/syntax/read';
import '../seed';

const FILE = '.sre/practices.yaml';
const decided = '2026-11-23';
/** The first group of it. */
const DRAFT = draftPractices().split('  # Benchmarking')[0] ?? '';
const IDS = saidOf(DRAFT).map(({ id }) => id);

function saidOf(text: string) {
  return readPractices(readSyntax(FILE, text)).practices.list.map(({ place: _, ...practice }) => practice);
}

function changedLines(before: string, after: string): readonly string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `-${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+${line}`),
  ];
}

describe('a decision', () => {
  it('changes the lines of its practice', () => {
    const text = `# ours
sre-practices: "1.0"
practices:
  # first things first
  - { id: one, state: undecided, checks: [ BEN-01,BEN-02 ] }   # in flow
  - id: two   # the name
    state: not-now   # the state
    reason: "because: of it"   # the reason
    review: 2026-12-31
    checks:
    - CAP-*
`;
    const adopt = writeDecision(FILE, text, 'two', { state: 'adopted', decided }) ?? assert.fail();
    assert.deepEqual(changedLines(text, adopt), [
      '-    state: not-now   # the state',
      '-    reason: "because: of it"   # the reason',
      '-    review: 2026-12-31',
      '+    state: adopted   # the state',
      '+    decided: 2026-11-23',
    ]);
    const decision = { state: 'not-now', reason: 'no time: none', review: '2027-01-31', decided } as const;
    const not = writeDecision(FILE, text, 'one', decision) ?? assert.fail();
    assert.deepEqual(changedLines(text, not), [
      '-  - { id: one, state: undecided, checks: [ BEN-01,BEN-02 ] }   # in flow',
      '+  - { id: one, state: not-now, checks: [ BEN-01,BEN-02 ], reason: "no time: none", decided: 2026-11-23, review: 2027-01-31 }   # in flow',
    ]);
  });

  it('is not written where nobody can tell where', () => {
    const decision: Decision = { state: 'adopted', decided };
    assert.equal(writeDecision(FILE, draftPractices(), 'unheard', decision), undefined);
    assert.equal(writeDecision(FILE, 'practices: [\n', 'one', decision), undefined);
    assert.equal(writeDecision(FILE, '', 'one', decision), undefined);
    assert.equal(writeDecision(FILE, 'practices: [{ id: one }]\n---\na: 1\n', 'one', decision), undefined);
  });

  it('says what it lacks', () => {
    assert.deepEqual(missingOf({ state: 'not-now' }), ['reason', 'review']);
    assert.deepEqual(missingOf({ state: 'not-now', reason: 'r' }), ['review']);
    assert.deepEqual(missingOf({ state: 'undecided' }), []);
  });

  it('is what is read back, whatever the reason, and nothing else changes', () => {
    const decisions = fc.record(
      {
        state: fc.constantFrom(...PRACTICE_STATES),
        reason: fc
          .string({ unit: 'binary' })
          .map((text) => text.replace(/\s+/g, ' ').trim())
          .filter((text) => text !== ''),
        review: fc.constant('2027-01-31'),
        decided: fc.constant(decided),
      },
      { requiredKeys: ['state', 'decided'] },
    );
    const ids = fc.constantFrom(...IDS);
    const crlf = fc.boolean();
    fc.assert(
      fc.property(fc.array(fc.tuple(ids, decisions), { minLength: 1, maxLength: 4 }), crlf, (steps, windows) => {
        let text = windows ? DRAFT.replace(/\n/g, '\r\n') : DRAFT;
        for (const [id, decision] of steps) {
          const before = saidOf(text);
          text = writeDecision(FILE, text, id, decision) ?? assert.fail('not written');
          const expected = before.map((one) => {
            if (one.id !== id) return one;
            const { state: _s, reason: _r, review: _v, decided: _d, ...rest } = one;
            return { ...rest, ...decision };
          });
          assert.deepEqual(saidOf(text), expected);
        }
        assert.equal(text.includes('\r\n'), windows);
        assert.equal(/[^\r]\n/.test(text), !windows);
        assert.equal(text.split('#').length >= DRAFT.split('#').length, true);
      }),
      { numRuns: 100 },
    );
  });
});
