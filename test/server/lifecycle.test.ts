// The server's life: first index, trust, baseline, unsaved editors, files on disk, several folders, hostile input.
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  FileChangeType,
  type Hover,
  LSPErrorCodes,
  type MarkupContent,
  ResponseError,
} from 'vscode-languageserver/node';
import { REFRESH, SERVICES, TRUST } from '../../src/protocol/messages';
import type { ServiceRow } from '../../src/protocol/views';
import { messageOf, startTestServer, startUnready, type TestOptions, type TestServer } from './harness';
import { api, BASELINE, CONFIG, git, LOYALTY, LOYALTY_WITH_CALL, makeShop, PAYMENTS, type Shop } from './small-shop';

describe('the server', () => {
  let shop: Shop;
  let server: TestServer | undefined;

  beforeEach(async () => {
    shop = await makeShop();
  });
  afterEach(async () => {
    await server?.stop();
    server = undefined;
    await shop.remove();
  });

  async function start(options: TestOptions = {}): Promise<TestServer> {
    server = await startTestServer(shop.root, options);
    return server;
  }
  const codes = (one: TestServer) => one.diagnostics(LOYALTY).map((diagnostic) => diagnostic.code);
  const changed = (one: TestServer, file: string, type: FileChangeType = FileChangeType.Changed) =>
    one.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: one.uri(file), type }] });

  it('is silent where nothing is new', async () => {
    const one = await start();
    await one.judged(() => undefined);
    assert.deepEqual([...one.allDiagnostics()], []);
    const { state, services, newCalls, touchCore, coreChosen, baseline } = one.status() ?? {};
    assert.deepEqual(
      { state, services, newCalls, touchCore, coreChosen },
      {
        state: 'ready',
        services: 4,
        newCalls: 0,
        touchCore: 0,
        coreChosen: true,
      },
    );
    assert.equal(baseline?.kind, 'commit');
    assert.match(baseline?.label ?? '', /^main \([0-9a-f]{7}\)$/);
    assert.match(baseline?.compared ?? '', /^On main itself: compared with the last commit \([0-9a-f]{7}\)\.$/);
  });

  it('tells of a new call with a link to its manual, what to do next last', async () => {
    await shop.write(LOYALTY, LOYALTY_WITH_CALL);
    const one = await start();
    await one.until(() => codes(one).length > 0);
    const [diagnostic] = one.diagnostics(LOYALTY);
    assert.equal(diagnostic?.code, 'new-call-to-core');
    assert.equal(diagnostic?.source, 'SRE Lens');
    assert.match(diagnostic?.codeDescription?.href ?? '', /^https:.*docs\/rules\/new-call-to-core\.md$/);
    assert.deepEqual(diagnostic?.range.start, { line: 8, character: 10 });
    assert.match(messageOf(diagnostic).split('\n').at(-1) ?? '', /open questions/);
    assert.equal(one.status()?.touchCore, 1);
  });

  it('counts the unsaved text of an editor, and the saved one again when it is closed', async () => {
    const one = await start();
    await one.judged(() => one.open(LOYALTY, LOYALTY_WITH_CALL));
    assert.deepEqual(codes(one), ['new-call-to-core']);
    one.close(LOYALTY);
    await one.until(() => codes(one).length === 0 && one.status()?.newCalls === 0);
  });

  it('follows files that change on disk, and commits', async () => {
    const one = await start();
    await shop.write(LOYALTY, LOYALTY_WITH_CALL);
    await changed(one, LOYALTY);
    await one.until(() => codes(one).length === 1);
    await git(shop.root, 'commit', '--quiet', '--all', '--message', 'A call');
    await one.connection.sendNotification(REFRESH);
    await one.until(() => codes(one).length === 0 && one.status()?.newCalls === 0);
  });

  it('follows folders that are deleted', async () => {
    const one = await start();
    await rm(join(shop.root, 'loyalty'), { recursive: true });
    await changed(one, 'loyalty', FileChangeType.Deleted);
    await one.until(() => one.status()?.calls === 1 && one.status()?.services === 3);
    assert.deepEqual([...one.allDiagnostics()], []);
  });

  it('does not read what git ignores, even in an open editor', async () => {
    await shop.write('.gitignore', 'built.yaml\n');
    await shop.write('built.yaml', LOYALTY_WITH_CALL);
    const one = await start();
    await one.judged(() => one.open('built.yaml'));
    await changed(one, 'built.yaml');
    await one.judged(() => undefined);
    assert.equal(one.status()?.newCalls, 0);
  });

  it('keeps the operations of a document that is half typed', async () => {
    const one = await start();
    await one.judged(() => one.open(PAYMENTS));
    const broken = `${BASELINE[PAYMENTS]?.slice(0, 140)}\n      x-note: [`;
    await one.judged(() => one.edit(PAYMENTS, 0, 0, 99, 0, broken));
    one.clock.pass(1000);
    await one.judged(() => undefined);
    const rows = await one.ask<readonly ServiceRow[]>(SERVICES);
    assert.equal(rows.find((row) => row.name === 'payments')?.operations.length, 2);
    assert.deepEqual(
      [...one.allDiagnostics().values()].flat().filter((diagnostic) => diagnostic.code !== 'syntax-error'),
      [],
    );
  });

  it('runs no git in Restricted Mode, and compares once it is trusted', async () => {
    await shop.write(LOYALTY, LOYALTY_WITH_CALL);
    const one = await start({ trusted: false });
    assert.equal(one.status()?.baseline.kind, 'restricted');
    assert.equal(one.status()?.services, 4);
    assert.deepEqual([...one.allDiagnostics()], []);
    await one.connection.sendNotification(TRUST);
    await one.until(() => one.status()?.baseline.kind === 'commit' && codes(one).length === 1);
    assert.equal(one.status()?.newCalls, 1);
  });

  it('says that the baseline is unknown and what mends it, and calls nothing new', async () => {
    await shop.remove();
    shop = await makeShop({ ...BASELINE, [LOYALTY]: LOYALTY_WITH_CALL }, { commit: false });
    const one = await start();
    assert.equal(one.status()?.baseline.kind, 'unknown');
    assert.match(one.status()?.baseline.remedy ?? '', /git init/);
    assert.equal(one.status()?.newCalls, 0);
    assert.deepEqual([...one.allDiagnostics()], []);
  });

  it('honours the baseline of the settings and of the config', async () => {
    await shop.write(LOYALTY, LOYALTY_WITH_CALL);
    await git(shop.root, 'checkout', '--quiet', '-b', 'feature');
    await git(shop.root, 'commit', '--quiet', '--all', '--message', 'A call');
    const one = await start({ settings: { baseline: 'feature' } });
    assert.match(one.status()?.baseline.label ?? '', /feature/);
    await one.stop();
    await shop.write(CONFIG, `${BASELINE[CONFIG]}baseline: no-such-branch\n`);
    const other = await start();
    assert.equal(other.status()?.baseline.kind, 'unknown');
    await shop.write(CONFIG, `${BASELINE[CONFIG]}baseline: main\n`);
    await changed(other, CONFIG);
    await other.until(() => other.status()?.baseline.kind === 'commit');
    assert.match(other.status()?.baseline.label ?? '', /main/);
  });

  it('underlines nothing before a core service is chosen', async () => {
    await shop.remove();
    const { [CONFIG]: _, ...others } = BASELINE;
    shop = await makeShop(others);
    await shop.write(LOYALTY, `${LOYALTY_WITH_CALL}x-sre-calls: 7\n`);
    const one = await start();
    await one.judged(() => one.open(LOYALTY));
    assert.equal(one.status()?.coreChosen, false);
    assert.deepEqual([...one.allDiagnostics()], []);
    assert.deepEqual(await one.ask('textDocument/codeLens', { textDocument: { uri: one.uri(LOYALTY) } }), []);
  });

  it('stops the first index when it is cancelled, and begins anew on request', async () => {
    server = await startUnready(shop.root, { cancelProgress: true });
    const one = server;
    await one.until(() => one.status()?.state === 'cancelled');
    assert.equal(one.status()?.services, 0);
    await one.connection.sendNotification(REFRESH);
    await one.until(() => one.status()?.state === 'ready');
    assert.equal(one.status()?.services, 4);
  });

  it('answers hostile requests with nothing and lives on', async () => {
    const one = await start();
    for (const uri of ['file:///etc/passwd', '%', '', 'untitled:x', `${one.uri(LOYALTY)}/../../../etc/passwd`]) {
      assert.deepEqual(await one.ask('textDocument/codeLens', { textDocument: { uri } }), []);
      assert.equal(
        await one.ask('textDocument/hover', { textDocument: { uri }, position: { line: 1e9, character: -1 } }),
        null,
      );
      await one.connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'yaml', version: 1, text: LOYALTY_WITH_CALL },
      });
    }
    await one.judged(() => undefined);
    assert.equal(one.status()?.newCalls, 0);
    assert.deepEqual([...one.allDiagnostics()], []);
  });

  it('shows text of files as text, never as Markdown', async () => {
    const evil = '[x](command:evil)<img src=x>';
    await shop.write(
      LOYALTY,
      api(`'${evil}'`, ['redeem'], ["- to: '![y](https://e.example/p.png)#z'", '  mode: sync']),
    );
    const one = await start();
    await one.judged(() => one.open(LOYALTY));
    const hover = (line: number) =>
      one.ask<Hover>('textDocument/hover', {
        textDocument: { uri: one.uri(LOYALTY) },
        position: { line, character: 12 },
      });
    for (const line of [5, 8]) {
      const { contents } = await hover(line);
      const { kind, value } = contents as MarkupContent;
      assert.equal(kind, 'markdown');
      assert.match(value, /command|https/);
      assert.doesNotMatch(value, /[[\]()<>!`]/);
    }
  });

  it('survives a handler that fails, and says so in the log', async () => {
    const one = await start();
    assert.deepEqual(await one.ask('textDocument/codeLens', { textDocument: null }), []);
    await one.until(() => one.log().some((line) => line.includes('CodeLens failed')));
    assert.equal((await one.ask<readonly ServiceRow[]>(SERVICES)).length, 4);
  });

  it('answers a cancelled request as cancelled', async () => {
    const one = await start();
    const { CancellationTokenSource } = await import('vscode-languageserver/node');
    const source = new CancellationTokenSource();
    const answer = one.connection.sendRequest(SERVICES, {}, source.token);
    source.cancel();
    await assert.rejects(
      answer,
      (error) => error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled,
    );
    assert.equal((await one.ask<readonly ServiceRow[]>(SERVICES)).length, 4);
  });

  it('shows what is there after a storm of edits and cancelled requests', async () => {
    const { CancellationTokenSource } = await import('vscode-languageserver/node');
    const one = await start();
    await one.open(LOYALTY, LOYALTY_WITH_CALL);
    const answers: Promise<unknown>[] = [];
    for (let round = 0; round < 60; round++) {
      one.edit(LOYALTY, 0, 0, 0, 0, '# a line\n');
      if (round % 2 === 1) one.edit(LOYALTY, 0, 0, 1, 0, '');
      for (const method of ['textDocument/codeLens', 'textDocument/hover']) {
        const source = new CancellationTokenSource();
        const params = { textDocument: { uri: one.uri(LOYALTY) }, position: { line: 8, character: 14 } };
        answers.push(one.connection.sendRequest(method, params, source.token).catch((error: unknown) => error));
        source.cancel();
      }
    }
    const settled = await Promise.all(answers);
    const failed = settled.filter(
      (answer) =>
        answer instanceof Error && !(answer instanceof ResponseError && answer.code === LSPErrorCodes.RequestCancelled),
    );
    assert.deepEqual(failed, []);
    await one.judged(() => undefined);
    assert.deepEqual(codes(one), ['new-call-to-core']);
    assert.equal(one.diagnostics(LOYALTY)[0]?.range.start.line, 8 + 30);
    assert.deepEqual(
      one.log().filter((line) => line.includes('failed')),
      [],
    );
  });

  it('serves several folders, each with its own services', async () => {
    const other = await makeShop({ 'sre.yaml': 'sre: "1.0"\nservice: elsewhere\n' });
    const one = await start({ folders: [shop.root, other.root] });
    const names = (await one.ask<readonly ServiceRow[]>(SERVICES)).map((row) => row.name);
    assert.deepEqual([...names].sort(), ['elsewhere', 'loyalty', 'orders', 'payments', 'sms']);
    assert.equal(one.status()?.services, 5);
    const folder = { uri: one.uriOf(other.root), name: 'other' };
    const change = (added: readonly unknown[], removed: readonly unknown[]) =>
      one.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added, removed } });
    await change([], [folder]);
    await one.until(() => one.status()?.services === 4);
    await change([folder], []);
    await one.until(() => one.status()?.services === 5);
    await other.remove();
  });
});
