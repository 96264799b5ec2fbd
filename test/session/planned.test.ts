// A call that a story plans is asked about before there is any code of it, and is new again when the code comes.
import assert from 'node:assert/strict';
import { createSession } from '../../src/core/session';
import type { Report } from '../../src/core/model/report';
import { callsOf, filesOf, findingsOf, snapshotOf } from './files';

const STORY = `sre-solution: "1.0"
story: SHOP-9
calls:
  - from: loyalty
    to: payments
    mode: sync
    planned: true
    answers:
      TS-04: { text: points are added later }
`;

const SERVICES = `sre: "1.0"
service: payments
tier: core
---
sre: "1.0"
service: loyalty
tier: normal
`;
const CODED = `${SERVICES}dependencies:
  - { to: payments, mode: sync }
`;

function judge(head: readonly (readonly [string, string])[], before: readonly (readonly [string, string])[]): Report {
  return createSession().judge(snapshotOf(filesOf(head), filesOf(before)));
}

const estate = (text: string) => ['sre.yaml', text] as const;
const story = ['.sre/solutions/shop-9.yaml', STORY] as const;

describe('planned calls of story files', () => {
  it('are calls of the branch that proposes them, with their answers', () => {
    const report = judge([estate(SERVICES), story], [estate(SERVICES)]);
    assert.deepEqual(callsOf(report), ['added loyalty#* -> payments#* (sync)']);
    assert.match(findingsOf(report)[0] ?? '', /^\.sre\/solutions\/shop-9\.yaml:4 warning new-call-to-core/);
    const states = [...report.checklists.values()][0]?.questions
      .filter((one) => one.gate)
      .map((one) => `${one.id} ${one.state}`);
    assert.deepEqual(states, ['TS-04 answered', 'TS-06 open', 'TS-07 open', 'TS-11 open']);
  });

  it('are none where an operation of the one already calls the other', () => {
    const api = [
      'loyalty/openapi.yaml',
      'openapi: 3.1.0\ninfo: { title: loyalty, version: 1.0.0 }\nx-sre-service: loyalty\npaths:\n  /a:\n    post:\n      x-sre-calls:\n        - { to: payments, mode: sync }\n',
    ] as const;
    assert.deepEqual(callsOf(judge([estate(SERVICES), api, story], [estate(SERVICES), api])), []);
  });

  it('are none without the mark: answers of a call that was taken back plan nothing', () => {
    const answers = ['.sre/solutions/shop-9.yaml', STORY.replace('    planned: true\n', '')] as const;
    assert.deepEqual(callsOf(judge([estate(SERVICES), answers], [estate(SERVICES)])), []);
  });

  it('are silent once they are agreed', () => {
    assert.deepEqual(callsOf(judge([estate(SERVICES), story], [estate(SERVICES), story])), []);
  });

  it('are new where the code comes, at its own line, and find their answers', () => {
    for (const before of [[estate(SERVICES), story], [estate(SERVICES)]] as const) {
      const report = judge([estate(CODED), story], before);
      assert.deepEqual(callsOf(report), ['added loyalty#* -> payments#* (sync)']);
      assert.match(findingsOf(report)[0] ?? '', /^sre\.yaml:9 /);
      const answered = [...report.checklists.values()][0]?.questions.filter((one) => one.state === 'answered');
      assert.deepEqual(
        answered?.map((one) => one.id),
        ['TS-04'],
      );
    }
  });
});
