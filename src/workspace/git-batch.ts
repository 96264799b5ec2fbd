// Objects of git by one long-lived `cat-file --batch`: names are resolved and blobs are read by the same process.
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { startGit } from './git-process';

export interface GitObject {
  readonly id: string;
  readonly type: string;
  readonly size: number;
  /** Left out where the object is larger than the limit. */
  readonly bytes?: Buffer;
}

export interface Batch {
  /** One answer a name, in order: `undefined` for what git does not have. After a death of the process all are. */
  readonly ask: (names: readonly string[]) => Promise<readonly (GitObject | undefined)[]>;
  readonly close: () => void;
}

const HEADER = /^([0-9a-f]{40}|[0-9a-f]{64}) (\w+) (\d+)$/;

/** Starts the process; objects over `maxBytes` are told without their content. */
export function openBatch(folder: string, maxBytes: number): Batch {
  const waiting: ((answer: GitObject | undefined) => void)[] = [];
  const child = start(folder);
  let dead = child === undefined;
  const die = (): void => {
    dead = true;
    for (const answer of waiting.splice(0)) answer(undefined);
  };
  const read = answerReader(maxBytes, (answer) => waiting.shift()?.(answer));
  child?.stdout.on('data', read);
  child?.stderr.resume();
  child?.stdin.on('error', die);
  child?.on('error', die);
  child?.on('close', die);
  return {
    ask: (names) => {
      if (dead) return Promise.resolve(names.map(() => undefined));
      const answers = names.map((name) =>
        // A line break would be a second question.
        /[\n\0]/.test(name)
          ? Promise.resolve(undefined)
          : new Promise<GitObject | undefined>((resolve) => waiting.push(resolve)),
      );
      const lines = names.filter((name) => !/[\n\0]/.test(name)).map((name) => `${name}\n`);
      child?.stdin.write(lines.join(''));
      return Promise.all(answers);
    },
    close: () => child?.stdin.end(),
  };
}

function start(folder: string): ChildProcessWithoutNullStreams | undefined {
  try {
    return startGit(folder, ['cat-file', '--batch']);
  } catch {
    return undefined;
  }
}

/** Cuts the stream into answers: a header line, and for a found object its bytes and a line break. */
function answerReader(maxBytes: number, answered: (answer: GitObject | undefined) => void): (chunk: Buffer) => void {
  let header = '';
  let object: { id: string; type: string; size: number } | undefined;
  let parts: Buffer[] = [];
  let left = 0;
  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (object === undefined) {
        const end = chunk.indexOf(0x0a, at);
        header += chunk.toString('latin1', at, end < 0 ? chunk.length : end);
        if (end < 0) return;
        at = end + 1;
        const [, id = '', type = '', size = ''] = HEADER.exec(header) ?? [];
        header = '';
        if (id === '') answered(undefined);
        else {
          object = { id, type, size: Number(size) };
          left = object.size + 1;
        }
        continue;
      }
      const piece = chunk.subarray(at, at + left);
      if (object.size <= maxBytes) parts.push(piece);
      at += piece.length;
      left -= piece.length;
      if (left > 0) continue;
      // Copied by concat: a view would keep the whole chunk alive.
      answered(object.size > maxBytes ? object : { ...object, bytes: Buffer.concat(parts, object.size) });
      object = undefined;
      parts = [];
    }
  };
}
