// R16: language-server requests at sampled positions of public documents.
import { cpSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { exercise, seeded } from '../test/robustness/exercise';
import { deleteFolders, temporaryFolder } from '../test/workspace/shop';
import type { Goal } from './goal';

const SPECS = join(import.meta.dirname, '../../shared/specs');
const REQUESTS = 100_000;
const MOST_MS = 200;

export const sampledRequests: Goal = {
  id: 'R16',
  what: `${REQUESTS} requests at sampled positions of public documents: 0 error replies, p99 < ${MOST_MS} ms`,
  run: async () => {
    if (!existsSync(SPECS)) return { figure: 'none', met: undefined, note: 'the public documents are not there' };
    try {
      const root = temporaryFolder();
      const files = readdirSync(SPECS).filter((file) => /\.(?:ya?ml|json)$/.test(file));
      for (const file of files) cpSync(join(SPECS, file), join(root, file));
      const seed = Date.now() % 1_000_000;
      const told = (done: number): void => console.error(`R16: ${done} of ${REQUESTS}`);
      const result = await exercise(root, files, REQUESTS, seeded(seed), told);
      const megabytes = sizeOf(root, files) / 1e6;
      for (const error of result.errors.slice(0, 10)) console.error(error);
      return {
        figure: `${result.errors.length} errors; p50 ${result.p50.toFixed(1)} ms, p99 ${result.p99.toFixed(1)} ms, slowest ${result.slowest}`,
        met: result.errors.length === 0 && result.p99 < MOST_MS,
        note: `${files.length} documents, ${megabytes.toFixed(0)} MB; client and server in one process; seed ${seed}`,
      };
    } finally {
      deleteFolders();
    }
  },
};

function sizeOf(root: string, files: readonly string[]): number {
  let bytes = 0;
  for (const file of files) bytes += statSync(join(root, file)).size;
  return bytes;
}
