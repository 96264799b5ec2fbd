// Runs the command line on a hostile workspace under strace: what the kernel saw.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { buildCli } from '../test/cli/build';
import { CANARY, makeHostileWorkspace, RUNS } from '../test/robustness/hostile-workspace';
import { deleteFolders, temporaryFolder } from '../test/workspace/shop';

export interface Trace {
  readonly runs: number;
  readonly calls: number;
  /** Sockets made, other than local ones, and connections. */
  readonly sockets: readonly string[];
  /** Files opened that are canaries, real paths considered. */
  readonly foreign: readonly string[];
  /** Runs whose output holds a canary, or that ended as they should not. */
  readonly wrong: readonly string[];
  /** True if each run had no network interface at all. */
  readonly isolated: boolean;
}

const OPENED = /^open(?:at|at2)?\((?:(?:AT_FDCWD|\d+), )?"((?:[^"\\]|\\.)*)".* = \d+$/;
const SOCKET = /\b(?:socket\(AF_INET6?|connect\([^)]*sa_family=AF_INET|sendto\([^)]*sa_family=AF_INET)/;
const FOREIGN_FILES = ['/etc/passwd', '/dev/zero', '/proc/self/environ'];

let traced: Trace | undefined;

/** Traces all runs, once; `undefined` where there is no strace or no Linux. */
export async function traceRuns(): Promise<Trace | undefined> {
  if (spawnSync('strace', ['-V']).status !== 0) return undefined;
  traced ??= await trace();
  return traced;
}

async function trace(): Promise<Trace> {
  const cli = await buildCli();
  const isolated = spawnSync('unshare', ['-n', 'true']).status === 0;
  const sockets: string[] = [];
  const foreign: string[] = [];
  const wrong: string[] = [];
  let calls = 0;
  try {
    const folder = temporaryFolder();
    const { root, outside } = makeHostileWorkspace(folder);
    const folders = [outside, join(folder, 'ws-evil')];
    const run = (command: readonly string[]) => {
      const logs = temporaryFolder();
      const what = 'trace=execve,open,openat,openat2,socket,connect,sendto';
      const watched = ['strace', '-ff', '-s', '4096', '-e', what, '-o', join(logs, 'log')];
      const [first = '', ...rest] = [...(isolated ? ['unshare', '-n'] : []), ...watched, ...command];
      const ended = spawnSync(first, rest, {
        cwd: root,
        encoding: 'utf8',
        timeout: 300_000,
        env: { ...process.env, XDG_CACHE_HOME: logs },
      });
      // A file for each thread, so that no line is cut in two.
      const threads = readdirSync(logs)
        .filter((name) => name.startsWith('log.'))
        .map((name) => readFileSync(join(logs, name), 'utf8').split('\n'));
      return { ...ended, threads };
    };
    const control = run(['cat', join(outside, 'secret.yaml')]).threads;
    if (control.flatMap((lines) => foreignIn(lines, root, folders)).length !== 1)
      throw new Error('the trace does not see a file that is read outside');
    for (const args of RUNS) {
      const { status, stdout, stderr, threads } = run([process.execPath, cli, ...args]);
      if (status !== 0 && status !== 2) wrong.push(`${args.join(' ')} ends with ${status}: ${stderr.slice(-500)}`);
      if (`${stdout}${stderr}`.includes(CANARY)) wrong.push(`${args.join(' ')} shows a canary`);
      for (const lines of threads) {
        calls += lines.length;
        sockets.push(...lines.filter((line) => SOCKET.test(line)));
        foreign.push(...foreignIn(lines, root, folders));
      }
    }
    return { runs: RUNS.length, calls, sockets, foreign, wrong, isolated };
  } finally {
    deleteFolders();
  }
}

/** The opens of a thread that succeeded, of files outside that something in the workspace names. */
function foreignIn(lines: readonly string[], root: string, folders: readonly string[]): readonly string[] {
  // git looks up the home of its user.
  const isGit = lines.some((line) => /^execve\("[^"]*\/git"/.test(line));
  return lines.filter((line) => {
    const path = OPENED.exec(line)?.[1];
    if (path === undefined) return false;
    const real = realPath(resolve(root, path));
    if (folders.some((folder) => real.startsWith(`${folder}${sep}`))) return true;
    return FOREIGN_FILES.includes(real) && !(isGit && real === '/etc/passwd');
  });
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
