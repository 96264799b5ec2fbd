// The server as a process of its own, over stdin and stdout: what other editors start.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import {
  createProtocolConnection,
  NullLogger,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { STATUS } from '../../src/protocol/messages';
import type { StatusView } from '../../src/protocol/views';
import { makeShop } from './small-shop';

const MAIN = join(__dirname, '../../src/server/main.ts');

describe('the server process', () => {
  it('indexes a folder and ends when it is told to', async function () {
    this.timeout(30_000);
    const shop = await makeShop();
    const child = spawn(process.execPath, ['--import', 'tsx', MAIN, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const exited = once(child, 'exit');
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
      NullLogger,
    );
    const ready = new Promise<StatusView>((resolve) => {
      connection.onNotification(STATUS, (status: StatusView) => {
        if (status.state === 'ready' && status.services > 0) resolve(status);
      });
    });
    connection.listen();
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: URI.file(shop.root).toString(),
      capabilities: {},
      initializationOptions: { trusted: true },
    });
    await connection.sendNotification('initialized', {});
    assert.equal((await ready).services, 4);
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    assert.deepEqual(await exited, [0, null]);
    connection.dispose();
    await shop.remove();
  });
});
