// Questions of a company: read from its config, joined to the checklist, answered in the story, never lost by a branch.
import assert from 'node:assert/strict';
import { readConfig } from '../../src/core/config/read';
import type { Report } from '../../src/core/model/report';
import { readSyntax } from '../../src/core/syntax/read';
import { CALL, CONFIG, ESTATE, judged, orders, type Texts, TIERS, told } from '../waivers/estate';

const OWN = `questions:
  - id: ACME-01
    text: Is personal data sent?
    why: It cannot be deleted any more.
    applies: { tiers: [core], modes: [async] }
    gate: true
    answers: [none, "yes, agreed"]
  - { id: ACME-02, text: Which cost centre? }
`;
const STORY = '.sre/solutions/a.yaml';

function estate(questions: string, more: Texts = {}): Texts {
  return { ...ESTATE, [CONFIG]: TIERS + questions, ...more };
}

function withCall(questions: string, more: Texts = {}): Texts {
  return estate(questions, { 'orders/sre.yaml': orders(CALL), ...more });
}

function own({ checklists }: Report): readonly string[] {
  return [...checklists.values()].flatMap(({ questions }) =>
    questions
      .filter(({ id }) => id.startsWith('ACME'))
      .map(
        ({ id, gate, state, ready }) =>
          `${id}${gate ? ' gate' : ''} ${state}: ${ready.map(({ text }) => text).join(', ')}`,
      ),
  );
}

describe('own questions', () => {
  it('are read, and what is wrong is told at its line', () => {
    const text = `questions:
  - { id: TS-31, text: a }
  - { id: acme, text: a }
  - { id: ACME-01 }
  - { id: ACME-02, text: a, applies: { tiers: [cor], mode: [sync] }, gate: maybe, answer: [a] }
  - { id: ACME-02, text: b }
  - none
`;
    const { config, problems } = readConfig(readSyntax(CONFIG, text));
    assert.deepEqual(
      config.questions.map(({ id, question, tiers, gate }) => [id, question, tiers, gate]),
      [['ACME-02', 'a', [], false]],
    );
    assert.deepEqual(
      problems.map(({ code, place }) => `${place?.line} ${code}`),
      [
        '2 bad-question',
        '3 bad-question',
        '4 bad-question',
        '5 unknown-field',
        '5 unknown-field',
        '5 bad-value',
        '5 bad-value',
        '6 duplicate-question',
        '7 bad-question',
      ],
    );
  });

  it('stand behind those of the catalogue, with their ready answers, where they apply', () => {
    const report = judged(withCall(OWN), estate(OWN));
    assert.deepEqual(own(report), ['ACME-01 gate open: none, yes, agreed', 'ACME-02 open: ']);
    const [checklist] = report.checklists.values();
    assert.equal(checklist?.questions.at(-1)?.id, 'ACME-02');
    const sync = { 'orders/sre.yaml': orders(CALL.replace('async', 'sync').replace('    blocks: false\n', '')) };
    assert.deepEqual(own(judged(withCall(OWN, sync), estate(OWN))), ['ACME-02 open: ']);
    const unknown = { 'orders/sre.yaml': orders('  - to: payments\n') };
    assert.deepEqual(own(judged(withCall(OWN, unknown), estate(OWN))), ['ACME-02 open: ']);
    const others = OWN.replace('[core]', '[supplementary]');
    assert.deepEqual(own(judged(withCall(others), estate(others))), ['ACME-02 open: ']);
  });

  it('are answered in the story file', () => {
    const answered = (id: string) =>
      `sre-solution: "1.0"\nstory: A\ncalls:\n  - { from: orders, to: payments, mode: async, answers: { ${id}: { text: none at all } } }\n`;
    const report = judged(withCall(OWN, { [STORY]: answered('ACME-01') }), estate(OWN));
    assert.deepEqual(own(report), ['ACME-01 gate answered: ', 'ACME-02 open: ']);
    assert.deepEqual(report.problems, []);
    const codes = (id: string) =>
      judged(withCall(OWN, { [STORY]: answered(id) }), estate(OWN)).problems.map(({ code }) => code);
    assert.deepEqual([codes('TS-31'), codes('whatever')], [['unknown-question'], ['unknown-question']]);
  });

  it('keep the warning of a new call until their gates are answered', () => {
    const answers = ['TS-04', 'TS-05', 'TS-11', 'ACME-01'].map((id) => `${id}: { text: ok }`);
    const story = (count: number) =>
      `sre-solution: "1.0"\nstory: A\ncalls:\n  - { from: orders, to: payments, mode: async, answers: { ${answers.slice(0, count).join(', ')} } }\n`;
    const severity = (count: number) =>
      told(judged(withCall(OWN, { [STORY]: story(count) }), estate(OWN)))[0]?.split(' ')[1];
    assert.deepEqual([severity(3), severity(4)], ['warning', 'information']);
  });

  it('are asked of a branch that takes them away, which is told; those that it brings are asked at once', () => {
    const report = judged(withCall(''), estate(OWN));
    assert.equal(own(report).length, 2);
    assert.deepEqual(
      report.findings.filter(({ code }) => code === 'F-22').map(({ message }) => message),
      [
        'The question ACME-01 is taken away; this branch is still asked as before.',
        'The question ACME-02 is taken away; this branch is still asked as before.',
      ],
    );
    const softer = judged(withCall(OWN.replace('gate: true', 'gate: false')), estate(OWN));
    assert.match(own(softer)[0] ?? '', /^ACME-01 gate /);
    assert.match(softer.findings.map(({ message }) => message).join(), /ACME-01 is no gate any more/);
    assert.equal(own(judged(withCall(OWN), estate(''))).length, 2);
  });

  it('are switched off by a practice', () => {
    const practice = 'id: data, state: not-now, reason: later, review: 2027-01-31, checks: ["ACME-*"]';
    const map = { '.sre/practices.yaml': `sre-practices: "1.0"\npractices: [{ ${practice} }]\n` };
    const report = judged(withCall(OWN, map), estate(OWN, map));
    assert.deepEqual([own(report), report.off.map(({ ids }) => ids)], [[], [['ACME-01', 'ACME-02']]]);
  });

  it('come from the file that the config extends, too', () => {
    const company = { 'platform/sre-config.yaml': `sre-config: "1.0"\n${OWN}` };
    const extending =
      'extends: ../platform/sre-config.yaml\nquestions: [{ id: ACME-02, text: Ours }, { id: ACME-03, text: More }]\n';
    const report = judged(withCall(extending, company), estate(extending, company));
    assert.deepEqual(
      own(report).map((line) => line.split(' ')[0]),
      ['ACME-02', 'ACME-03', 'ACME-01'],
    );
  });
});
