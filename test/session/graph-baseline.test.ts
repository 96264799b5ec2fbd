// The graph file as a baseline: the findings are those of the commit that it was written from.
import assert from 'node:assert/strict';
import type { Report } from '../../src/core/model/report';
import { graphJson } from '../../src/core/reporters/graph-json';
import { createSession } from '../../src/core/session';
import { CALL, CONFIG, ESTATE, orders, type Texts, TIERS, TODAY } from '../waivers/estate';
import { filesOf, shopTexts, sourceFile } from './files';

const WAIVER =
  'waivers:\n  - { rule: new-call-to-core, call: "orders -> payments", reason: trial, approver: team-sre, expires: 2027-01-31 }\n';
const COMMENT = '  # sre-lens-waive edge-hardened until 2027-01-31 by team-sre: trial\n';
const HARD = '  - to: payments\n    criticality: hard\n    mode: sync\n';
const SOFT = HARD.replace('criticality: hard', 'criticality: soft');
const branch = (dependencies: string, config = TIERS): Texts => ({
  ...ESTATE,
  [CONFIG]: config,
  'orders/sre.yaml': orders(dependencies),
});

const STORY = `sre-solution: "1.0"
story: SHOP-9
calls:
  - { from: orders, to: payments, mode: async, planned: true, answers: { TS-04: { text: later } } }
`;
const OWN =
  'questions: [{ id: ACME-01, text: Who agreed?, gate: true, applies: { tiers: [core] }, answers: [privacy] }]\n';
const planned = { '.sre/solutions/shop-9.yaml': STORY };

function withPractice(texts: Texts): Texts {
  const practice = 'id: tiers, state: not-now, reason: a pilot, review: 2027-01-31, checks: [TS-04, TS-11]';
  return { ...texts, '.sre/practices.yaml': `sre-practices: "1.0"\npractices:\n  - { ${practice} }\n` };
}

const states: readonly (readonly [
  what: string,
  before: Iterable<readonly [string, string]>,
  head: Iterable<readonly [string, string]>,
])[] = [
  ['the example', shopTexts('baseline'), shopTexts('branch')],
  ['nothing new', shopTexts('baseline'), shopTexts('baseline')],
  ['a waiver of the config', entries(branch('', TIERS + WAIVER)), entries(branch(CALL, TIERS + WAIVER))],
  ['a waiver that is proposed', entries(branch('')), entries(branch(CALL, TIERS + WAIVER))],
  ['a waiver in a comment', entries(branch(COMMENT + SOFT)), entries(branch(COMMENT + HARD))],
  ['a waiver in a comment, proposed', entries(branch(SOFT)), entries(branch(COMMENT + HARD))],
  [
    'a rule of the baseline',
    entries(branch('', `${TIERS}rules: { new-call-to-core: { severity: error } }\n`)),
    entries(branch(CALL)),
  ],
  [
    'an observed rule',
    entries(branch('', `${TIERS}rules: { new-call-to-core: { observe: 2027-01-31 } }\n`)),
    entries(branch(CALL)),
  ],
  ['loosened tiers', entries(branch(HARD)), entries(branch(HARD, TIERS.replace('core', 'normal')))],
  ['a call that a story plans', entries(branch('')), entries({ ...branch(''), ...planned })],
  ['a planned call that is written', entries({ ...branch(''), ...planned }), entries({ ...branch(CALL), ...planned })],
  ['own questions', entries(branch('', TIERS + OWN)), entries(branch(CALL, TIERS + OWN))],
  ['own questions that are taken away', entries(branch('', TIERS + OWN)), entries(branch(CALL))],
  ['a practice that is not now', entries(withPractice(branch(''))), entries(withPractice(branch(CALL)))],
  ['a practice that the branch switches', entries(branch('')), entries(withPractice(branch(CALL)))],
  ['a practice that the branch adopts', entries(withPractice(branch(''))), entries(branch(CALL))],
  ['a config that is removed', entries(branch('')), entries(branch(CALL)).filter(([file]) => file !== CONFIG)],
];

function entries(texts: Texts): (readonly [string, string])[] {
  return Object.entries(texts);
}

function findingsOf({ findings }: Report) {
  return findings.map(({ related: _, ...finding }) => finding);
}

describe('a graph file as the baseline', function () {
  this.timeout(20_000);

  for (const [what, before, head] of states) {
    it(`gives the findings of the commit that it was written from: ${what}`, () => {
      const main = filesOf(before);
      const writer = createSession();
      const { head: graph, problems } = writer.judge({ head: main, baseline: { kind: 'empty' }, today: TODAY });
      const text = graphJson.render(graph, problems, { repository: 'shop', judging: writer.judging() });
      const files = new Map([['graph.json', sourceFile('graph.json', text)]]);
      const now = filesOf(head);
      const byCommit = createSession().judge({
        head: now,
        baseline: { kind: 'commit', ref: 'main', commit: '0'.repeat(40), files: main },
        today: TODAY,
      });
      const byGraph = createSession().judge({
        head: now,
        baseline: { kind: 'file', ref: 'graph.json', files },
        today: TODAY,
      });
      assert.deepEqual(findingsOf(byGraph), findingsOf(byCommit));
      assert.deepEqual(
        byGraph.problems.filter(({ place }) => place?.file !== 'graph.json'),
        byCommit.problems,
      );
      if (what !== 'nothing new') assert.ok(byCommit.findings.length > 0);
    });
  }
});
