// Sends language-server requests at sampled positions of open documents, one after the other, and times the replies.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTestServer, type TestServer } from '../server/harness';

export interface Exercise {
  readonly sent: number;
  /** Error replies, each with its request. */
  readonly errors: readonly string[];
  /** Replies that held something. */
  readonly answered: ReadonlyMap<string, number>;
  /** Milliseconds, over all requests. */
  readonly p50: number;
  readonly p99: number;
  readonly slowest: string;
}

interface Document {
  readonly file: string;
  readonly lines: readonly string[];
  /** Lines on which operations and names stand. */
  readonly telling: readonly number[];
}

/** How often each is asked, of 100. What answers a whole document is asked less often, as editors do. */
const REQUESTS: readonly (readonly [share: number, method: string])[] = [
  [35, 'textDocument/completion'],
  [20, 'textDocument/definition'],
  [20, 'textDocument/hover'],
  [6, 'textDocument/references'],
  [6, 'textDocument/prepareRename'],
  [5, 'textDocument/codeAction'],
  [3, 'textDocument/codeLens'],
  [2, 'workspace/symbol'],
  [2, 'textDocument/documentLink'],
  [1, 'textDocument/documentSymbol'],
];
const TELLING =
  /operationId|^\s{2,4}["']?\/|^\s+["']?(?:get|put|post|delete|patch)["']?:|x-sre|\b(?:to|from|service|steps):/;

/** Takes a folder whose `files` are asked about; `random` gives numbers from 0 to 1. */
export async function exercise(
  root: string,
  files: readonly string[],
  requests: number,
  random: () => number,
  told: (done: number) => void = () => undefined,
): Promise<Exercise> {
  const server = await startTestServer(root, { trusted: false });
  try {
    const documents = files.map((file) => documentOf(root, file));
    for (const { file } of documents) await server.judged(() => server.open(file));
    const errors: string[] = [];
    const answered = new Map<string, number>();
    const times: number[] = [];
    let slowest = { ms: 0, what: '' };
    for (let sent = 0; sent < requests; sent++) {
      const { method, params, what } = nextRequest(server, documents, random);
      const start = performance.now();
      try {
        const reply = await server.ask<unknown>(method, params);
        if (reply !== null && !(Array.isArray(reply) && reply.length === 0))
          answered.set(method, (answered.get(method) ?? 0) + 1);
      } catch (error) {
        errors.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
      }
      const ms = performance.now() - start;
      times.push(ms);
      if (ms > slowest.ms) slowest = { ms, what };
      if (sent % 5000 === 4999) told(sent + 1);
    }
    errors.push(...server.log().filter((line) => line.includes(' failed: ')));
    times.sort((a, b) => a - b);
    const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
    return {
      sent: requests,
      errors,
      answered,
      p50: at(0.5),
      p99: at(0.99),
      slowest: `${slowest.ms.toFixed(0)} ms, ${slowest.what}`,
    };
  } finally {
    await server.stop();
  }
}

function documentOf(root: string, file: string): Document {
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  return { file, lines, telling: lines.flatMap((line, index) => (TELLING.test(line.slice(0, 200)) ? [index] : [])) };
}

function nextRequest(server: TestServer, documents: readonly Document[], random: () => number) {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const { file, lines, telling } = pick(documents) ?? { file: '', lines: [], telling: [] };
  const line = (random() < 0.5 ? pick(telling) : undefined) ?? Math.floor(random() * lines.length);
  const text = lines[line] ?? '';
  // Half of the positions are behind the text, where people type.
  const character = random() < 0.3 ? text.length : Math.floor(random() * (text.length + 1));
  const position = { line, character };
  const textDocument = { uri: server.uri(file) };
  const method = methodAt(random() * 100);
  const params = {
    textDocument,
    position,
    range: { start: position, end: position },
    context: { includeDeclaration: random() < 0.5, diagnostics: [] },
    query: text.trim().slice(0, Math.floor(random() * 8)),
  };
  return { method, params, what: `${method} ${file}:${line + 1}:${character + 1}` };
}

function methodAt(share: number): string {
  let left = share;
  for (const [part, method] of REQUESTS) {
    left -= part;
    if (left < 0) return method;
  }
  return 'textDocument/hover';
}

/** Numbers from 0 to 1, always the same ones for a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
