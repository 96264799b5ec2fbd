// The server's process: speaks with the editor over its IPC channel, or over stdin and stdout.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { settingsOf } from '../sources/prometheus/environment';
import { buildOf, userCacheFolder } from '../workspace/index-cache/place';
import { createReadingPool } from '../workspace/reading-apart/pool';
import { startServer } from './server';

const TRANSPORTS = ['--node-ipc', '--stdio', '--socket', '--pipe'];
const isTold = process.argv.slice(2).some((word) => TRANSPORTS.includes(word.split('=')[0] ?? ''));
if (!isTold) process.argv.push('--stdio');

const connection = createConnection(ProposedFeatures.all);

// What nobody caught must not end the process in the middle of somebody's work: it is told, and the next request is answered.
process.on('unhandledRejection', (error) => connection.console.error(`Unhandled: ${String(error)}`));

const build = buildOf();
const worker = join(__dirname, 'reading-worker.js');
const prometheus = settingsOf(process.env);
startServer(connection, {
  ...(build === undefined ? {} : { cache: { folder: userCacheFolder(), build } }),
  ...(existsSync(worker) ? { pool: createReadingPool({ worker }) } : {}),
  ...(prometheus === undefined ? {} : { prometheus }),
});
