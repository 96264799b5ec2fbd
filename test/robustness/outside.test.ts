// No reference of a hostile workspace is followed out of it: no socket, no file (goals R5, R6).
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { buildCli } from '../cli/build';
import { deleteFolders, temporaryFolder } from '../workspace/shop';
import { CANARY, makeHostileWorkspace, RUNS } from './hostile-workspace';

const WATCH = join(import.meta.dirname, 'watch.cjs');

interface Watched {
  readonly status: number | null;
  readonly said: string;
  readonly log: readonly string[];
}

function run(args: readonly string[], folder: string, log: string): Watched {
  writeFileSync(log, '');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', WATCH, ...args], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
    // An address in the environment turns nothing on by itself.
    env: { ...process.env, WATCH_LOG: log, SRE_LENS_PROMETHEUS: 'http://127.0.0.1:9', ...cacheBeside(log) },
  });
  return { status, said: stdout + stderr, log: readFileSync(log, 'utf8').trim().split('\n') };
}

/** Its own index of what it read is kept where the user's caches are: here beside the log. */
function cacheBeside(log: string): Readonly<Record<string, string>> {
  const cache = join(dirname(log), 'cache');
  return { XDG_CACHE_HOME: cache, LOCALAPPDATA: cache };
}

/** The real paths of what was opened that lie in none of these folders. */
function openedOutside(log: readonly string[], cwd: string, inside: readonly string[]): readonly string[] {
  return log
    .filter((line) => line.startsWith('open '))
    .map((line) => realPath(resolve(cwd, line.slice('open '.length))))
    .filter((path) => !inside.some((folder) => path === folder || path.startsWith(folder + sep)));
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

describe('a workspace that wants out', function () {
  this.timeout(120_000);
  afterEach(deleteFolders);

  it('is watched by something that sees files and connections', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.txt'), 'a');
    const script =
      "require('fs').readFileSync('a.txt');const s=require('net').connect(9,'127.0.0.1');s.on('error',()=>0)";
    const { log } = run(['-e', script], folder, join(folder, 'log'));
    assert.ok(log.some((line) => line.startsWith('connect ')));
    assert.deepEqual(openedOutside(log, folder, ['/nowhere']).includes(join(folder, 'a.txt')), true);
  });

  for (const args of RUNS)
    it(`${args.join(' ')}: no connection, nothing read outside`, async () => {
      const cli = await buildCli();
      const folder = temporaryFolder();
      const { root } = makeHostileWorkspace(folder);
      const { status, said, log } = run([cli, ...args], root, join(folder, 'log'));
      assert.ok(status === 0 || status === 2, `${status}: ${said.slice(-2000)}`);
      assert.ok(
        log.some((line) => line.startsWith('open ') && line.includes('openapi.yaml')),
        'nothing was read',
      );
      assert.deepEqual(
        log.filter((line) => /^(?:connect|dns|socket) /.test(line)),
        [],
      );
      // Its own bundle and manuals lie in the repository.
      assert.deepEqual(openedOutside(log, root, [root, join(folder, 'cache'), dirname(dirname(dirname(cli)))]), []);
      assert.ok(!said.includes(CANARY) && !said.includes('root:x:0'));
    });
});
