// What a planned call leaves in a story file, and in a document.
import assert from 'node:assert/strict';
import { planInDocument, planInStory } from '../../src/core/fixes/keep-plan';
import { readSyntax } from '../../src/core/syntax/read';
import { confirmEnd, graph, sendEnd, service } from '../solution/estate';

const plan = { from: confirmEnd, to: sendEnd, terms: { mode: 'async', blocks: true, tries: 2 } } as const;
const head = graph({ services: [service('payments'), service('sms')] });

describe('a plan that is kept', () => {
  it('leaves its terms as answers, whether the flow waits among them', () => {
    const text = planInStory(undefined, { story: 'PAY-1' }, plan, head, '2026-11-28');
    assert.match(
      text ?? '',
      /planned: true\n {4}answers:\n {6}TS-05:\n {8}text: "Yes, the flow waits"\n {8}on: 2026-11-28/,
    );
    assert.match(text ?? '', /TS-07:\n {8}text: 2 tries/);
    const quiet = { ...plan, terms: { mode: 'async', blocks: false } } as const;
    assert.match(
      planInStory(undefined, { story: 'PAY-1' }, quiet, head, '2026-11-28') ?? '',
      /No, nothing waits for it/,
    );
    assert.equal(planInStory('story: [', { story: 'PAY-1' }, plan, head, '2026-11-28'), undefined);
  });

  it('stands below its operation, the rest of the document as it was', () => {
    const text = 'openapi: 3.1.0\npaths:\n  /confirm:\n    post: # asked\n      operationId: confirm\n';
    const syntax = readSyntax('payments/openapi.yaml', text);
    const place = syntax.place({ start: text.indexOf('post'), end: text.indexOf('post') + 4 });
    const kept = planInDocument(text, place, plan) ?? '';
    assert.ok(kept.startsWith(text.trimEnd()), kept);
    assert.match(
      kept,
      /x-sre-calls:\n {8}- to: sms#sendMessage\n {10}mode: async\n {10}blocks: true\n {10}tries: 2\n {10}planned: true/,
    );
    assert.equal(planInDocument('openapi: 3.1.0\npaths: [', place, plan), undefined);
  });
});
