// Answers land in the story file, whoever writes at the same time, and the lens counts them.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import { ANSWER, type AnswerParams, NEW_CALLS, type WriteResult } from '../../src/protocol/messages';
import type { NewCallView } from '../../src/protocol/views';
import { startTestServer, type TestServer } from './harness';
import { BASELINE, git, LOYALTY, LOYALTY_WITH_CALL, makeShop, type Shop } from './small-shop';

const STORY = '.sre/solutions/feature-pay-123-points.yaml';

describe('answers', () => {
  let shop: Shop;
  let server: TestServer;

  beforeEach(async () => {
    shop = await makeShop();
    await git(shop.root, 'checkout', '--quiet', '-b', 'feature/PAY-123-points');
    await shop.write(LOYALTY, LOYALTY_WITH_CALL);
    server = await startTestServer(shop.root);
  });
  afterEach(async () => {
    await server.stop();
    await shop.remove();
  });

  const call = async (one = server) => {
    const [view] = await one.ask<NewCallView[]>(NEW_CALLS);
    assert.ok(view);
    return view;
  };
  const open = (view: NewCallView) =>
    view.questions.filter((question) => question.gate && question.state === 'open').map((question) => question.id);
  const answer = async (params: Omit<AnswerParams, 'call'>, one = server) =>
    one.ask<WriteResult>(ANSWER, { call: (await call(one)).key, ...params });
  const story = () => readFile(join(shop.root, STORY), 'utf8');
  const lens = async () => {
    const lenses = await server.ask<{ command?: { title: string } }[]>('textDocument/codeLens', {
      textDocument: { uri: server.uri(LOYALTY) },
    });
    return lenses[0]?.command?.title ?? '';
  };

  it('are written into the story of the branch, and counted', async () => {
    assert.match(await lens(), /4 questions open/);
    const result = await answer({ question: 'TS-04', text: 'points are added later', by: 'team-loyalty' });
    assert.deepEqual(result.ok && result.uri, server.uri(STORY));
    const text = await story();
    assert.match(text, /story: PAY-123/);
    assert.match(text, /points are added later/);
    assert.match(text, /by: team-loyalty/);
    assert.match(text, /2026-11-23/);
    await server.until(() => server.status()?.openQuestions === 3);
    assert.match(await lens(), /3 questions open/);
    assert.equal((await call()).story?.name, 'PAY-123');
  });

  it('of the company are taken too, of nobody are not', async () => {
    const config = `${BASELINE['.sre/config.yaml'] ?? ''}questions: [{ id: ACME-01, text: Who agreed?, gate: true, answers: [privacy] }]\n`;
    await server.judged(() => server.open('.sre/config.yaml', config));
    const own = async () => (await call()).questions.find(({ id }) => id === 'ACME-01');
    assert.deepEqual((await own())?.ready, [{ text: 'privacy', source: 'config' }]);
    assert.equal((await answer({ question: 'ACME-02', text: 'nobody' })).ok, false);
    assert.ok((await answer({ question: 'ACME-01', text: 'privacy' })).ok);
    assert.match(await story(), /ACME-01:\n? .*privacy/);
    assert.equal((await own())?.state, 'answered');
  });

  it('stand below a message that says once which objective is missing', async () => {
    const { message, unknown } = await call();
    assert.match(message, /Give loyalty an SLO to see minutes\.$/);
    assert.deepEqual(unknown, []);
  });

  it('turn the warning to information when none is open', async () => {
    for (const question of open(await call())) assert.ok((await answer({ question, text: 'as agreed' })).ok);
    await server.until(() => server.diagnostics(LOYALTY)[0]?.severity === DiagnosticSeverity.Information);
    assert.match(await lens(), /answered/);
    const questions = (await call()).questions;
    assert.equal(questions.find((question) => question.id === 'TS-06')?.answer, 'as agreed');
  });

  it('can be taken back, or say why they do not apply', async () => {
    await answer({ question: 'TS-04', text: 'later' });
    await answer({ question: 'TS-07', notApplicable: 'one try only' });
    assert.deepEqual(open(await call()), ['TS-06', 'TS-11']);
    await answer({ question: 'TS-04' });
    assert.deepEqual(open(await call()), ['TS-04', 'TS-06', 'TS-11']);
    assert.match(await story(), /one try only/);
    assert.doesNotMatch(await story(), /later/);
  });

  it('of two servers at once are all kept', async () => {
    const other = await startTestServer(shop.root);
    const questions = (await call()).questions.map((question) => question.id);
    const results = await Promise.all(
      questions.map((question, index) =>
        answer({ question, text: `answer ${question}` }, index % 2 === 0 ? server : other),
      ),
    );
    assert.deepEqual(
      results.filter((result) => !result.ok),
      [],
    );
    const text = await story();
    for (const question of questions) assert.match(text, new RegExp(`answer ${question}\\b`));
    await other.stop();
  });

  it('go into the editor where it holds unsaved changes', async () => {
    await answer({ question: 'TS-04', text: 'points are added later' });
    await server.judged(() => server.open(STORY));
    await server.judged(() => server.edit(STORY, 0, 0, 0, 0, '# being edited\n'));
    const before = await story();
    assert.ok((await answer({ question: 'TS-06', text: '800 ms' })).ok);
    assert.equal(await story(), before);
    assert.match(server.text(STORY), /# being edited\n[^]*points are added later[^]*800 ms/);
    assert.deepEqual(open(await call()), ['TS-07', 'TS-11']);
  });

  it('follow one another into a file whose editor has not caught up', async () => {
    await answer({ question: 'TS-04', text: 'later' });
    await server.judged(() => server.open(STORY));
    assert.ok((await answer({ question: 'TS-06', text: '800 ms' })).ok);
    assert.ok((await answer({ question: 'TS-07', text: 'two' })).ok);
    assert.match(await story(), /later[^]*800 ms[^]*two/);
    assert.deepEqual(open(await call()), ['TS-11']);
  });

  it('are refused with a reason where they cannot be saved', async () => {
    const refused = async (params: AnswerParams) => {
      const result = await server.ask<WriteResult>(ANSWER, params);
      return result.ok ? '' : result.reason;
    };
    const { key } = await call();
    assert.match(await refused({ call: 'a -> b (sync)', question: 'TS-04', text: 'x' }), /no longer there/);
    assert.match(await refused({ call: key, question: 'TS-99', text: 'x' }), /no question TS-99/);
    assert.match(await refused({ call: key, question: 'TS-04', text: 'x'.repeat(5000) }), /at most 4000/);
    await answer({ question: 'TS-04', text: 'later' });
    await writeFile(join(shop.root, STORY), 'sre-solution: "1.0"\n  story: [\n');
    assert.match(await refused({ call: key, question: 'TS-04', text: 'x' }), /syntax errors/);
    assert.match(await story(), /story: \[\n$/);
  });

  it('are not told as saved where the editor does not take them', async () => {
    await answer({ question: 'TS-04', text: 'later' });
    const refusing = await startTestServer(shop.root, { refuseEdits: true });
    await refusing.judged(async () => refusing.open(STORY, `${await story()}# more\n`));
    const result = await answer({ question: 'TS-06', text: '800 ms' }, refusing);
    assert.match(result.ok ? '' : result.reason, /did not take the change/);
    await refusing.stop();
  });
});
