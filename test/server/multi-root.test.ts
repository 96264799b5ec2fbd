// Two folders in one window: each is asked about its own services only; and a cancelled search stops.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import {
  CancellationTokenSource,
  type CompletionList,
  LSPErrorCodes,
  type Location,
  ReferencesRequest,
  ResponseError,
  type SymbolInformation,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { makeFolder, startTestServer, type TestServer } from './harness';

const web = (callee: string): string => `sre: "1.0"\nservice: web\ndependencies:\n  - to: ${callee}\n`;

describe('several folders', () => {
  let server: TestServer;
  let remove: () => Promise<void>;

  before(async () => {
    const folder = await makeFolder({
      'one/web/sre.yaml': web('payments'),
      'one/payments/sre.yaml': 'sre: "1.0"\nservice: payments\n',
      'two/web/sre.yaml': web('billing'),
      'two/billing/sre.yaml': 'sre: "1.0"\nservice: billing\n',
    });
    remove = folder.remove;
    server = await startTestServer(folder.root, {
      trusted: false,
      folders: [join(folder.root, 'one'), join(folder.root, 'two')],
    });
    await server.judged(() => server.open('two/web/sre.yaml'));
  });
  after(async () => {
    await server.stop();
    await remove();
  });

  const at = (file: string, line: number, character: number) => ({
    textDocument: { uri: server.uri(file) },
    position: { line, character },
  });

  it('definition, references, completion and rename stay in their folder', async () => {
    const there = at('two/web/sre.yaml', 3, 9);
    const definition = await server.ask<Location[]>('textDocument/definition', there);
    assert.deepEqual(
      definition.map(({ uri }) => uri),
      [server.uri('two/billing/sre.yaml')],
    );
    const uses = await server.ask<Location[]>('textDocument/references', {
      ...at('two/web/sre.yaml', 1, 10),
      context: { includeDeclaration: true },
    });
    assert.deepEqual(
      uses.map(({ uri }) => uri),
      [server.uri('two/web/sre.yaml')],
    );
    const offered = await server.ask<CompletionList>('textDocument/completion', at('two/web/sre.yaml', 3, 8));
    assert.deepEqual(
      offered.items.map(({ label }) => label),
      ['billing', 'web'],
    );
    const edit = await server.ask<WorkspaceEdit>('textDocument/rename', { ...there, newName: 'invoices' });
    const files = edit.documentChanges?.map((part) => ('textDocument' in part ? part.textDocument.uri : ''));
    assert.deepEqual(files?.sort(), [server.uri('two/billing/sre.yaml'), server.uri('two/web/sre.yaml')]);
  });

  it('symbols are found in all of them', async () => {
    const found = await server.ask<SymbolInformation[]>('workspace/symbol', { query: '' });
    assert.deepEqual(found.map(({ name }) => name).sort(), ['billing', 'payments', 'web', 'web']);
  });

  it('a cancelled search answers that it was cancelled', async () => {
    const source = new CancellationTokenSource();
    const params = { ...at('two/web/sre.yaml', 1, 10), context: { includeDeclaration: true } };
    const answer = server.connection.sendRequest(ReferencesRequest.type, params, source.token);
    source.cancel();
    await assert.rejects(answer, (error) => {
      assert.ok(error instanceof ResponseError);
      return error.code === LSPErrorCodes.RequestCancelled;
    });
  });

  it('definition of what only another folder describes leads there', async () => {
    await server.judged(() => server.open('two/web/sre.yaml', web('payments')));
    const definition = await server.ask<Location[]>('textDocument/definition', at('two/web/sre.yaml', 3, 9));
    assert.deepEqual(
      definition.map(({ uri }) => uri),
      [server.uri('one/payments/sre.yaml')],
    );
  });
});
