// Two hundred planted secrets: none is in any report, graph, page, or message of the server (goal R14).
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RenderOptions } from '../../src/core/reporters/reporter';
import { GRAPH_REPORTERS } from '../../src/core/reporters/graph-index';
import { REPORTERS } from '../../src/core/reporters/index';
import { pageMarkdown } from '../../src/core/reporters/parts/page-markdown';
import { reviewPage } from '../../src/core/reporters/review';
import { SERVICE_REPORTERS } from '../../src/core/reporters/services';
import { SOLUTION_REPORTERS } from '../../src/core/reporters/solution';
import { createSession } from '../../src/core/session';
import { NEW_CALLS, SERVICES } from '../../src/protocol/messages';
import { startTestServer } from '../server/harness';
import { filesOf, snapshotOf } from '../session/files';
import { deleteFolders, temporaryFolder } from '../workspace/shop';
import { MARK, plantSecrets } from './secrets';

const { files, count } = plantSecrets();

function found(text: string): readonly string[] {
  return [...text.matchAll(new RegExp(`.{0,60}${MARK}\\d*`, 'g'))].map(([line]) => line);
}

describe('planted secrets', function () {
  this.timeout(60_000);
  afterEach(deleteFolders);

  it('are two hundred', () => assert.ok(count >= 200, `${count}`));

  for (const [name, before] of [
    ['of the change', filesOf([])],
    ['of an estate that was there', filesOf(files)],
  ] as const)
    it(`are in no report ${name}`, () => {
      const session = createSession();
      const report = session.judge(snapshotOf(filesOf(files), before));
      const lines = new Map([...files].map(([file, text]) => [file, text.split('\n')]));
      const options: RenderOptions = { paint: (_, text) => text, line: (file, line) => lines.get(file)?.[line - 1] };
      if (name === 'of the change') assert.ok(report.changes.calls.length >= 8 && report.findings.length > 0);
      for (const { id, render } of REPORTERS) assert.deepEqual([id, found(render(report, options))], [id, []]);
      for (const { id, render } of SOLUTION_REPORTERS) assert.deepEqual([id, found(render(report, options))], [id, []]);
      for (const { id, render } of SERVICE_REPORTERS)
        assert.deepEqual([id, found(render(report.head, options))], [id, []]);
      for (const { id, render } of GRAPH_REPORTERS)
        assert.deepEqual([id, found(render(report.head, report.problems, { judging: session.judging() }))], [id, []]);
      assert.deepEqual(found(pageMarkdown(reviewPage(report))), []);
      const messages = [...report.problems, ...report.findings].map(({ message }) => message);
      assert.deepEqual(found(messages.join('\n')), []);
    });

  it('are in nothing that the server says of its own', async () => {
    const root = temporaryFolder();
    for (const [file, text] of files) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    const server = await startTestServer(root, { trusted: false });
    try {
      const said: unknown[] = [server.log()];
      for (const file of files.keys()) {
        const shown = await server.judged(() => server.open(file));
        const textDocument = { uri: server.uri(file) };
        said.push(shown, await server.ask('textDocument/codeLens', { textDocument }));
        const lines = (files.get(file) ?? '').split('\n');
        for (const [line, text] of lines.entries())
          if (text.includes(MARK))
            said.push(
              await server.ask('textDocument/hover', {
                textDocument,
                position: { line, character: Math.max(0, text.indexOf('://')) },
              }),
            );
      }
      said.push(await server.ask(NEW_CALLS, {}), await server.ask(SERVICES, {}), server.log());
      assert.deepEqual(found(JSON.stringify(said)), []);
    } finally {
      await server.stop();
    }
  });
});
