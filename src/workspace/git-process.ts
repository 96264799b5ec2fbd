// One git process: how it is started, so that nothing that a repository plants is run.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { dirname } from 'node:path';

/** What a process left behind. `code` is undefined where it could not be started or was ended from outside. */
export interface Ran {
  readonly code: number | undefined;
  readonly out: Buffer;
  /** The beginning of stderr. */
  readonly err: string;
  readonly missing: boolean;
}

/** A process that takes longer is ended: a repository may hold a FIFO where git expects a file. */
const TIMEOUT_MS = 60_000;
const MAX_STDERR = 4_000;

/** Also given by options: an older git does not know each of the variables. */
const SAFE_OPTIONS = [
  'safe.bareRepository=explicit',
  'protocol.allow=never',
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
].flatMap((option) => ['-c', option]);

/** What a person or a CI system says about its own git; everything else would point git elsewhere (as inside a hook). */
const KEPT = /^GIT_(CONFIG_(GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+)|CEILING_DIRECTORIES)$/;

/** Starts git in `folder`. Throws where an argument cannot be passed at all (it holds a zero byte). */
export function startGit(folder: string, args: readonly string[]): ChildProcessWithoutNullStreams {
  const child = spawn('git', [...SAFE_OPTIONS, '--no-replace-objects', '-C', folder, ...args], {
    // Never the repository: a relative entry of PATH, or Windows by itself, would find a git that lies in it.
    cwd: dirname(process.execPath),
    env: environment(),
    stdio: 'pipe',
    windowsHide: true,
  });
  // Not the `timeout` of spawn: where there is no git its timer would hold this program for as long.
  const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT_MS).unref();
  child.on('close', () => clearTimeout(timer));
  return child;
}

/** Runs git to its end. Never throws. */
export function runGit(folder: string, args: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let err = '';
    const end = (code: number | undefined, missing: boolean): void =>
      resolve({ code, out: Buffer.concat(chunks), err, missing });
    try {
      const child = startGit(folder, args);
      child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => {
        if (err.length < MAX_STDERR) err += chunk.toString('utf8');
      });
      child.on('error', () => end(undefined, true));
      child.on('close', (code) => end(code ?? undefined, false));
      child.stdin.on('error', () => undefined);
      child.stdin.end();
    } catch {
      end(undefined, false);
    }
  });
}

function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_') || KEPT.test(name));
  return {
    ...Object.fromEntries(kept),
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
}
