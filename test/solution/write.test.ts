// Answers written into a story file: what was there stays, and two writers never lose an answer.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { questionOf, QUESTIONS } from '../../src/core/solution/questions';
import { recordsOf } from '../../src/core/solution/match';
import { readSolution } from '../../src/core/solution/record';
import { type AnswerUpdate, type NewAnswer, writeAnswers } from '../../src/core/solution/write';
import { readSyntax } from '../../src/core/syntax/read';
import { call, chargeEnd, end, paymentsWaitsForSms } from './estate';

const { call: waits, head } = paymentsWaitsForSms();
const other = call(end('loyalty'), chargeEnd, { mode: 'sync' });
const STORY = { story: 'PAY-123', title: 'Confirm payments by SMS' };

describe('a new story file', () => {
  const text = write(undefined, { 'TS-04': { text: 'stays pending', by: 'team-payments', on: '2026-11-20' } });

  it('names version, story and title, then the call', () => {
    const keys = [...text.matchAll(/^[a-z-]+(?=:)/gm)].map(([key]) => key);
    assert.deepEqual(keys, ['sre-solution', 'story', 'title', 'calls']);
    assert.match(text, /^sre-solution: "1\.0"\nstory: PAY-123\ntitle: Confirm payments by SMS\n/);
  });

  it('is read back as it was meant', () => {
    const record = recordOf(text);
    assert.deepEqual(
      [record.from.value, record.to.value, record.mode],
      ['payments#confirm', 'sms#sendMessage', 'async'],
    );
    assert.deepEqual(answersOf(text), { 'TS-04': { text: 'stays pending', by: 'team-payments', on: '2026-11-20' } });
  });

  it('records what was assumed', () => {
    const assumed = { callerTier: 'core', calleeTier: 'supplementary', calleeAvailability: 0.9995 } as const;
    const written = writeAnswers(undefined, STORY, [{ call: waits, answers: new Map(), assumed }], head);
    assert.deepEqual(recordOf(written).assumed, assumed);
    assert.match(written ?? '', /99\.95%/);
  });

  it('names an operation without an id by method and path', () => {
    const odd = call(end('payments', 'GET /odd/{}'), end('sms'));
    const written = writeAnswers(undefined, STORY, [{ call: odd, answers: new Map() }], head);
    assert.match(written ?? '', /from: payments#GET \/odd\/\{\}|from: "payments#GET \/odd\/\{\}"/);
    assert.ok(recordOf(written, odd));
  });
});

describe('an existing story file', () => {
  const TEXT = `# What we agreed on Monday
sre-solution: "1.0"
story: PAY-123 # the ticket
answers: { TS-24: { text: "flag" } }
calls:
  # the one that hurts
  - from: payments#confirm
    to: sms#sendMessage
    answers:
      TS-20: { notApplicable: "one small message" } # really
      TS-04: { text: "old" }
`;

  it('gets an answer more; comments, order and the rest stay', () => {
    const text = write(TEXT, { 'TS-03': { text: 'agreed' } });
    const lines = text.split('\n');
    for (const line of TEXT.split('\n')) assert.ok(lines.includes(line), line);
    assert.deepEqual(answersOf(text), {
      'TS-20': { notApplicable: 'one small message' },
      'TS-04': { text: 'old' },
      'TS-03': { text: 'agreed' },
    });
  });

  it('gets an answer changed, without what the old one said besides', () => {
    const text = write(TEXT, { 'TS-04': { notApplicable: 'nobody sees it', by: 'me' } });
    assert.deepEqual(answersOf(text)['TS-04'], { notApplicable: 'nobody sees it', by: 'me' });
    assert.match(text, /# the one that hurts/);
    assert.match(text, /# really/);
  });

  it('gets an answer taken away', () => {
    assert.deepEqual(Object.keys(answersOf(write(TEXT, { 'TS-04': undefined }))), ['TS-20']);
    assert.equal(write(TEXT, { 'TS-06': undefined }), TEXT, 'one that was not there');
    assert.equal(write(TEXT, { 'TS-06': undefined }, other), TEXT, 'of a call that is not listed');
  });

  it('gets a further call', () => {
    const text = write(TEXT, { 'TS-06': { text: '800 ms' } }, other);
    assert.deepEqual(answersOf(text, other), { 'TS-06': { text: '800 ms' } });
    assert.deepEqual(Object.keys(answersOf(text)), ['TS-20', 'TS-04']);
    assert.match(text, /# the one that hurts/);
  });

  it('keeps the answers of two writers who each read it again', () => {
    const first = write(TEXT, { 'TS-03': { text: 'A', by: 'anna' } });
    const second = write(first, { 'TS-11': { text: 'B', by: 'ben' } });
    assert.deepEqual(Object.keys(answersOf(second)).sort(), ['TS-03', 'TS-04', 'TS-11', 'TS-20']);
    const otherWay = write(write(TEXT, { 'TS-11': { text: 'B', by: 'ben' } }), { 'TS-03': { text: 'A', by: 'anna' } });
    assert.deepEqual(answersOf(otherWay), answersOf(second));
  });

  it('is left alone where it is broken or somebody else’s', () => {
    for (const text of [
      'sre: "1.0"\n',
      'sre-solution: "1.0"\nstory: [\n',
      '<<<<<<< a\nsre-solution: "1.0"\n=======\n>>>>>>> b\n',
    ]) {
      assert.equal(writeAnswers(text, STORY, [{ call: waits, answers: new Map() }], head), undefined, text);
    }
  });
});

describe('any answers', () => {
  const ids = fc.constantFrom(...QUESTIONS.map(({ id }) => id));
  // Trimmed and not blank: what a person types is read without the white space around it.
  const texts = fc
    .string({ unit: fc.constantFrom(...'ab 1:#{}[],&*!|>%@`"\'\n\\-?~é→𝄞'), minLength: 1, maxLength: 20 })
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const answer: fc.Arbitrary<NewAnswer> = fc.oneof(
    fc.record({ text: texts, by: texts }, { noNullPrototype: true }),
    fc.record({ notApplicable: texts }, { noNullPrototype: true }),
  );
  const update = fc.record({
    which: fc.constantFrom(waits, other),
    answers: fc.dictionary(ids, answer, { minKeys: 1, maxKeys: 4 }),
  });

  it('are read back, whoever writes them in which order', () => {
    fc.assert(
      fc.property(fc.array(update, { minLength: 1, maxLength: 4 }), (updates) => {
        const expected = new Map<typeof waits, Record<string, NewAnswer>>();
        let text: string | undefined;
        for (const { which, answers } of updates) {
          text = writeAnswers(text, STORY, [updateOf(answers, which)], head);
          expected.set(which, { ...expected.get(which), ...answers });
        }
        for (const [which, answers] of expected) assert.deepEqual(answersOf(text, which), { ...answers });
        assert.deepEqual(readSolution(readSyntax('story.yaml', text ?? '')).problems, []);
      }),
      { numRuns: 60 },
    );
  });
});

function updateOf(answers: Readonly<Record<string, NewAnswer | undefined>>, which = waits): AnswerUpdate {
  return { call: which, answers: new Map(Object.entries(answers)) };
}

function write(
  text: string | undefined,
  answers: Readonly<Record<string, NewAnswer | undefined>>,
  which = waits,
): string {
  return writeAnswers(text, STORY, [updateOf(answers, which)], head) ?? assert.fail('nothing was written');
}

function recordOf(text: string | undefined, which = waits) {
  const { solution, problems } = readSolution(readSyntax('story.yaml', text ?? ''));
  assert.deepEqual(problems, []);
  return recordsOf(which, head, solution ? [solution] : [])[0]?.record ?? assert.fail(`no record in ${text}`);
}

function answersOf(text: string | undefined, which = waits): Record<string, NewAnswer> {
  const entries = [...recordOf(text, which).answers].map(([id, { place: _place, ...answer }]) => {
    assert.ok(questionOf(id));
    return [id, answer] as const;
  });
  return Object.fromEntries(entries);
}
