// Story files read, matched to calls, and stale answers.
import assert from 'node:assert/strict';
import { readSolution } from '../../src/core/solution/record';
import { recordsOf } from '../../src/core/solution/match';
import { checklistOf } from '../../src/core/solution/checklist';
import { assumedNow, staleBecause } from '../../src/core/solution/stale';
import type { OpenQuestion, Solution } from '../../src/core/model/solution';
import { readSyntax } from '../../src/core/syntax/read';
import { call, confirmEnd, end, graph, paymentsWaitsForSms, sendEnd, service } from './estate';

type Mode = 'sync' | 'async';

const FILE = '.sre/solutions/pay-123.yaml';

const STORY = `sre-solution: "1.0"
story: PAY-123
title: Confirm payments by SMS
answers: { TS-24: { text: "flag sms-confirmation, canary 5 %" } }
calls:
  - from: payments#confirm
    to: sms#sendMessage
    mode: async
    answers:
      TS-04: { text: "payment stays pending", by: team-payments, on: 2026-11-20 }
      TS-20: { notApplicable: "one small message" }
      TS-23: dashboard payments
    assumed: { callerTier: core, calleeTier: supplementary, calleeAvailability: 99% }
`;

describe('a story file', () => {
  it('is read with its answers and what they assume', () => {
    const { solution, problems } = read(STORY);
    assert.deepEqual(problems, []);
    assert.equal(solution?.story, 'PAY-123');
    assert.equal(solution?.title, 'Confirm payments by SMS');
    assert.equal(solution?.answers.get('TS-24')?.text, 'flag sms-confirmation, canary 5 %');
    const [record] = solution?.calls ?? [];
    assert.deepEqual(
      [record?.from.value, record?.to.value, record?.mode],
      ['payments#confirm', 'sms#sendMessage', 'async'],
    );
    assert.deepEqual(record?.assumed, { callerTier: 'core', calleeTier: 'supplementary', calleeAvailability: 0.99 });
    const { place, ...answer } = record?.answers.get('TS-04') ?? assert.fail();
    assert.deepEqual(answer, { text: 'payment stays pending', by: 'team-payments', on: '2026-11-20' });
    assert.deepEqual([place.file, place.line], [FILE, 10]);
    assert.equal(record?.answers.get('TS-20')?.notApplicable, 'one small message');
    assert.equal(record?.answers.get('TS-23')?.text, 'dashboard payments', 'the short form');
  });

  it('is known by its content: other files are no story and no problem', () => {
    for (const text of ['', 'sre: "1.0"\nservice: x\n', '- sre-solution: "1.0"\n', 'sre-solution\n', ': {', '[1, 2']) {
      assert.deepEqual(read(text), { problems: [] }, text);
    }
  });

  const wrong: readonly [name: string, text: string, codes: readonly string[]][] = [
    ['no story', 'sre-solution: "1.0"\n', ['missing-field']],
    ['another version', 'sre-solution: "2.0"\nstory: X\n', ['unknown-version']],
    ['fields that nobody reads', 'sre-solution: "1.0"\nstory: X\nticket: 4\n', ['unknown-field']],
    ['an unknown question', 'sre-solution: "1.0"\nstory: X\nanswers: { TS-99: { text: a } }\n', ['unknown-question']],
    ['an answer without one', 'sre-solution: "1.0"\nstory: X\nanswers: { TS-04: { by: me } }\n', ['empty-answer']],
    ['a blank answer once', 'sre-solution: "1.0"\nstory: X\nanswers: { TS-04: { text: "" } }\n', ['empty-answer']],
    ['a call without ends', 'sre-solution: "1.0"\nstory: X\ncalls: [{ from: a }]\n', ['missing-field']],
    [
      'a bare number',
      'sre-solution: "1.0"\nstory: X\ncalls: [{ from: a, to: b, assumed: { calleeAvailability: 99 } }]\n',
      ['bad-unit'],
    ],
    ['calls that are none', 'sre-solution: "1.0"\nstory: X\ncalls: [4]\n', ['bad-value']],
    ['two stories', 'sre-solution: "1.0"\nstory: X\n---\nsre-solution: "1.0"\nstory: Y\n', ['unread-document']],
  ];
  for (const [name, text, codes] of wrong) {
    it(`tells ${name} at its place`, () => {
      const { problems, solution } = read(text);
      assert.deepEqual(
        problems.map(({ code }) => code),
        codes,
      );
      assert.ok(problems.every(({ place }) => place?.file === FILE));
      assert.ok(solution, 'the rest is kept');
    });
  }

  it('without a story is named after its file', () => {
    assert.equal(read('sre-solution: "1.0"\n').solution?.story, 'pay-123');
  });
});

describe('a record belongs to a call', () => {
  const asyncCall = call(confirmEnd, sendEnd, { mode: 'async' });
  const services = call(end('payments'), end('sms'), { mode: 'async' });
  const cases: readonly [from: string, to: string, mode: Mode | '', which: string][] = [
    ['payments#confirm', 'sms#sendMessage', 'async', 'operations'],
    ['payments#confirm', 'sms#sendMessage', '', 'operations'],
    ['payments#POST /payments/{paymentId}/confirm', 'sms#post /messages/', '', 'operations'],
    ['payment-service#confirm', 'sms#sendMessage', '', 'operations'],
    ['payments#confirm', 'sms#sendMessage', 'sync', ''],
    ['payments', 'sms', '', 'services'],
    ['payments#confirm', 'sms', '', ''],
    ['payments#other', 'sms#sendMessage', '', ''],
    ['orders#confirm', 'sms#sendMessage', '', ''],
    ['', '#', '', ''],
  ];
  for (const [from, to, mode, which] of cases) {
    it(`${from} → ${to} ${mode}: ${which || 'none'}`, () => {
      const head = { ...paymentsWaitsForSms().head };
      const payments = head.services.get('payments') ?? assert.fail();
      const named = {
        ...head,
        services: new Map(head.services).set('payments', { ...payments, aliases: ['payment-service'] }),
      };
      const record = recordText(from, to, mode);
      const found = [asyncCall, services].filter((one) => recordsOf(one, named, [record]).length > 0);
      assert.equal(found.map((one) => (one === services ? 'services' : 'operations')).join(), which);
    });
  }

  it('a record of the very mode comes first', () => {
    const [any, exact] = [recordText('payments', 'sms', ''), recordText('payments', 'sms', 'async')];
    const { head } = paymentsWaitsForSms();
    assert.deepEqual(
      recordsOf(services, head, [any, exact]).map(({ solution }) => solution),
      [exact, any],
    );
  });
});

describe('answers of a story', () => {
  it('count for the calls that it lists, those of the whole story too', () => {
    const { call: it, head, before } = paymentsWaitsForSms();
    const solution = read(STORY).solution ?? assert.fail();
    const checklist = checklistOf({ change: { kind: 'added', it }, head, before, solutions: [solution] });
    assert.deepEqual(checklist.story, { name: 'PAY-123', file: FILE });
    assert.equal(question(checklist.questions, 'TS-04').state, 'answered');
    assert.equal(question(checklist.questions, 'TS-24').state, 'answered');
    assert.equal(question(checklist.questions, 'TS-05').state, 'evidence');
    const unanswered = question(checklist.questions, 'TS-03');
    assert.equal(unanswered.state, 'open');
    assert.ok(unanswered.gate && unanswered.ready.length > 0);
    const other = call(confirmEnd, end('loyalty'), { mode: 'sync' });
    const none = checklistOf({ change: { kind: 'added', it: other }, head, before, solutions: [solution] });
    assert.equal(none.story, undefined);
    assert.ok(none.questions.every(({ state }) => state !== 'answered'));
  });

  it('are stale when a fact that they rest on changes, and only those', () => {
    const { call: it, head, before } = paymentsWaitsForSms();
    const services = new Map(head.services).set('sms', service('sms', 'supplementary', { slos: [] }));
    const changed = { ...head, services };
    const solution = read(STORY.replace('callerTier: core', 'callerTier: normal')).solution ?? assert.fail();
    const checklist = checklistOf({ change: { kind: 'added', it }, head: changed, before, solutions: [solution] });
    const stale = question(checklist.questions, 'TS-04');
    assert.equal(stale.state, 'stale');
    assert.equal(stale.staleBecause, 'payments was normal, now core');
    assert.equal(stale.answer?.text, 'payment stays pending', 'the answer is shown to be confirmed');
    assert.equal(question(checklist.questions, 'TS-24').state, 'answered', 'rests on no tier');
  });

  it('recorded with today’s facts are not stale', () => {
    const { call: it, head } = paymentsWaitsForSms();
    assert.deepEqual(assumedNow(it, head), { callerTier: 'core', calleeTier: 'core', calleeAvailability: 0.99 });
    for (const calleeTier of ['core', 'supplementary'] as const) {
      assert.equal(staleBecause('TS-03', { calleeTier }, it, head), undefined, 'with or without what the call changes');
    }
    assert.equal(staleBecause('TS-03', { calleeTier: 'normal' }, it, head), 'sms was normal, now core');
    assert.equal(staleBecause('TS-03', {}, it, head), undefined, 'nothing recorded');
  });

  it('about availability rest on the target of the callee', () => {
    const { call: it, head } = paymentsWaitsForSms();
    assert.equal(staleBecause('TS-13', { calleeAvailability: 0.99 }, it, head), undefined);
    assert.equal(
      staleBecause('TS-13', { calleeAvailability: 0.995 }, it, head),
      'the target of sms was 99.50 %, now 99.00 %',
    );
    assert.equal(staleBecause('TS-04', { calleeAvailability: 0.995 }, it, head), undefined);
    const bare = graph({ services: [service('payments', 'core'), service('sms')], calls: [it] });
    assert.equal(
      staleBecause('TS-13', { calleeAvailability: 0.99 }, it, bare),
      'the target of sms was 99.00 %, now there is none',
    );
  });
});

function read(text: string) {
  return readSolution(readSyntax(FILE, text));
}

function recordText(from: string, to: string, mode: Mode | ''): Solution {
  const at = { value: '', place: { file: FILE, line: 1, column: 1, endLine: 1, endColumn: 1 } };
  const record = {
    from: { ...at, value: from },
    to: { ...at, value: to },
    ...(mode !== '' && { mode }),
    answers: new Map(),
    assumed: {},
    place: at.place,
  };
  return { file: FILE, story: 'PAY-123', answers: new Map(), calls: [record], place: at.place };
}

function question(questions: readonly OpenQuestion[], id: string): OpenQuestion {
  return questions.find((one) => one.id === id) ?? assert.fail(`${id} is not asked`);
}
