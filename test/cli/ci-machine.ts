// A build machine for the snippets of docs/ci.md: the packed command line, the repository of the example, and programs
// that write down what they were given where the real ones would need a network.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeDemo } from '../../scripts/demo.mjs';
import { GIT_ENVIRONMENT, git } from '../workspace/shop';
import { buildCli } from './build';

const root = join(__dirname, '..', '..');

/** `npm install` of a packed file: it is unpacked, and its `bin` linked. */
const NPM = `#!/bin/bash -e
if [ "$1 $2" = "install --global" ]; then bin="$TOOLS/bin"; modules="$TOOLS/lib/node_modules"; package="$3"
elif [ "$1 $2" = "install --prefix" ]; then bin="$3/node_modules/.bin"; modules="$3/node_modules"; package="$4"
else echo "npm $* is not known here" >&2; exit 64; fi
mkdir -p "$bin" "$modules/sre-lens"
tar -xzf "$package" -C "$modules/sre-lens" --strip-components=1
chmod +x "$modules/sre-lens/dist/cli.js"
ln -sf "$(realpath "$modules/sre-lens/dist/cli.js")" "$bin/sre-lens"
`;
/** Both say what they were called with; \`gh\` answers the list of comments with the one that it is told to know. */
const GH = '#!/bin/bash -e\necho "$*" >> "$TOOLS/gh.log"\ncase "$*" in *--jq*) echo "$KNOWN_COMMENT";; esac\n';
const CURL = '#!/bin/bash -e\necho "$*" >> "$TOOLS/curl.log"\n';

export interface Machine {
  readonly folder: string;
  readonly package: string;
  /** The bare repository: `main`, the branch of the example, and the merge commit of its pull request. */
  readonly origin: string;
  readonly branch: string;
}

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Packs the command line as `npm pack` does, and makes the repository that the jobs clone. */
export async function makeMachine(): Promise<Machine> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sre-lens-ci-')));
  const tools = join(folder, 'bin');
  mkdirSync(tools);
  for (const [name, text] of Object.entries({ npm: NPM, gh: GH, curl: CURL })) {
    writeFileSync(join(tools, name), text);
    chmodSync(join(tools, name), 0o755);
  }
  const demo = await makeDemo(join(folder, 'demo'));
  const origin = join(folder, 'origin.git');
  git(folder, 'clone', '--quiet', '--bare', demo.dir, origin);
  git(demo.dir, 'checkout', '--quiet', '--detach', 'main');
  git(demo.dir, 'merge', '--quiet', '--no-ff', '-m', 'Merge', demo.branch);
  git(demo.dir, 'push', '--quiet', origin, 'HEAD:refs/pull/7/merge');
  return { folder, package: await pack(join(folder, 'package')), origin, branch: demo.branch };
}

async function pack(folder: string): Promise<string> {
  for (const name of ['package.json', '.npmignore', 'README.md', 'docs', 'schemas'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  cpSync(dirname(await buildCli()), join(folder, 'dist'), { recursive: true });
  const options = ['--ignore-scripts', '--json', '--offline', '--loglevel=error'];
  const [packed] = JSON.parse(execFileSync('npm', ['pack', ...options], { cwd: folder, encoding: 'utf8' }));
  return join(folder, packed.filename);
}

/** The files in the packed command line. */
export function packedFiles({ package: file }: Machine): readonly string[] {
  return execFileSync('tar', ['-tzf', file], { encoding: 'utf8' }).trim().split('\n').sort();
}

/** A working copy that knows what was fetched and nothing else, at a detached commit, as CI servers make them. */
export function checkout(machine: Machine, name: string, refs: readonly string[], at: string, depth?: number): string {
  const folder = join(machine.folder, name);
  mkdirSync(folder);
  git(folder, 'init', '--quiet', '--template=', '--initial-branch=nothing');
  git(folder, 'remote', 'add', 'origin', `file://${machine.origin}`);
  const shallow = depth === undefined ? [] : [`--depth=${depth}`];
  git(folder, 'fetch', '--quiet', '--no-tags', ...shallow, 'origin', ...refs);
  git(folder, 'checkout', '--quiet', '--detach', at);
  return folder;
}

/** Runs a script as a step of a job does: the first command that fails ends it. Each job has its own tools. */
export function runStep(machine: Machine, cwd: string, script: string, variables: Record<string, string> = {}): Ran {
  const tools = `${cwd}.tools`;
  const path = [
    join(tools, 'bin'),
    join(machine.folder, 'bin'),
    dirname(process.execPath),
    '/usr/local/bin',
    '/usr/bin',
    '/bin',
  ];
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd,
    encoding: 'utf8',
    env: { ...GIT_ENVIRONMENT, PATH: path.join(':'), HOME: machine.folder, TOOLS: tools, ...variables },
  });
  return { status, stdout, stderr };
}

/** What a tool was called with in a job, one line a call. */
export function callsOf(cwd: string, tool: 'gh' | 'curl'): readonly string[] {
  const log = `${cwd}.tools/${tool}.log`;
  return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
}

export function removeMachine({ folder }: Machine): void {
  rmSync(folder, { recursive: true, force: true });
}
