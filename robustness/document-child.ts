// A process of its own that reads one document after the other, as its parent names them.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { tuneEngine } from '../src/cli/engine';
import { readDocument } from '../test/robustness/read-document';
import type { Answer } from './documents';

// As the command line does.
tuneEngine();

process.on('message', (path: string) => {
  const before = process.cpuUsage();
  const start = performance.now();
  const answer = (more: Pick<Answer, 'read' | 'threw'>): void => {
    const { user, system } = process.cpuUsage(before);
    process.send?.({
      path,
      cpuMs: (user + system) / 1000,
      ms: performance.now() - start,
      // Kilobytes, the most so far.
      rssMb: process.resourceUsage().maxRSS / 1024,
      ...more,
    } satisfies Answer);
  };
  try {
    answer({ read: readDocument(nameOf(path), readFileSync(path)) });
  } catch (error) {
    answer({ threw: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});

/** Its own name, with an ending by which it is looked at; for what is found by its place, with the folder before it. */
function nameOf(path: string): string {
  if (path.endsWith('.sre/config.yaml')) return '.sre/config.yaml';
  return /\.(?:ya?ml|jsonc?|env)$|CODEOWNERS$/.test(path) ? basename(path) : `${basename(path)}.yaml`;
}
