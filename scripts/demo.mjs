// Makes examples/phone-shop a git repository with a baseline on main and a feature branch: node scripts/demo.mjs DIR
import { execFile } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { cp, lstat, mkdir, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { devNull } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';

const run = promisify(execFile);
const source = fileURLToPath(new URL('../examples/phone-shop/', import.meta.url));
// Inside .git, so that it is no part of the work tree that the demo shows.
const marker = path.join('.git', 'sre-lens-demo');
const usage = 'Usage: npm run demo -- DIR [--branch-only-worktree] [--force]';

const branch = 'feature/PAY-123-confirm-by-sms';

// Two commits on main, so that the tip of main has a parent to be compared with.
const mainCommits = [
  { message: 'Bring the services of the shop into one repository', date: '2026-11-16T09:00:00+00:00', late: false },
  { message: 'Name the owners of each folder', date: '2026-11-19T09:00:00+00:00', late: true },
];
const lateFiles = new Set(['README.md', 'CODEOWNERS']);

const branchCommits = [
  {
    message: 'PAY-123: confirm charges by a code in a text message',
    date: '2026-11-20T10:00:00+00:00',
    paths: ['services/payments'],
  },
  {
    message: 'Let dealers pay the rest of a reward from their account',
    date: '2026-11-20T14:00:00+00:00',
    paths: ['services/loyalty'],
  },
  {
    message: 'Tidy the catalog document, rename that of shipping, show reservations to collectors',
    date: '2026-11-20T16:00:00+00:00',
    paths: ['services/catalog', 'services/shipping', 'services/collection'],
  },
];

/**
 * Makes the phone shop a git repository in `dir`, checked out on its feature branch.
 * Every run makes the same commits with the same ids.
 * @param {string} dir made when absent; must be empty
 * @param {{ branchOnlyWorktree?: boolean, force?: boolean }} [options] `branchOnlyWorktree`: the changes of the branch
 *   are left uncommitted in the work tree; `force`: makes an earlier demo in `dir` anew
 * @returns {Promise<import('./demo.d.mts').Demo>} the folder, the branch, and the commit ids, oldest first
 * @throws {Error} when `dir` is a file or holds what is no demo, or when git cannot be run
 */
export async function makeDemo(dir, options = {}) {
  const root = await emptyFolder(path.resolve(dir), options.force === true);
  const git = (args, date) => runGit(root, args, date);

  await git(['init', '--quiet', '--template=', '--object-format=sha1', '--initial-branch=main']);
  await writeFile(path.join(root, marker), 'Made by scripts/demo.mjs. It may be deleted and made anew.\n');

  const onMain = [];
  for (const { message, date, late } of mainCommits) {
    await copyFolder(path.join(source, 'baseline'), root, (file) => lateFiles.has(file) === late);
    onMain.push(await commit(git, ['.'], message, date));
  }

  await git(['checkout', '--quiet', '-b', branch]);
  await copyFolder(path.join(source, 'branch'), root, (file) => file !== '.deleted');
  for (const file of await deletedFiles()) await rm(path.join(root, file));

  const onBranch = [];
  if (options.branchOnlyWorktree !== true) {
    for (const { message, date, paths } of branchCommits) onBranch.push(await commit(git, paths, message, date));
    const left = await git(['status', '--porcelain']);
    if (left !== '') throw new Error(`No commit of scripts/demo.mjs takes these files of the branch:\n${left}`);
  }
  const baseline = onMain.at(-1);
  return {
    dir: root,
    branch,
    baseline,
    head: onBranch.at(-1) ?? baseline,
    commits: { main: onMain, branch: onBranch },
  };
}

async function commit(git, paths, message, date) {
  await git(['add', '--all', '--', ...paths]);
  await git(['commit', '--quiet', '--no-verify', '--message', message], date);
  return git(['rev-parse', 'HEAD']);
}

// Nothing of the user's own git settings, hooks, templates or ignore files may change the commits.
async function runGit(cwd, args, date = mainCommits[0].date) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^GIT_/i.test(name)));
  const settings = [
    'user.name=Phone Shop',
    'user.email=demo@phone-shop.example',
    'commit.gpgsign=false',
    'core.autocrlf=false',
    'core.fileMode=false',
    `core.hooksPath=${devNull}`,
    `core.excludesFile=${devNull}`,
    `core.attributesFile=${devNull}`,
    'gc.auto=0',
    'advice.detachedHead=false',
  ].flatMap((setting) => ['-c', setting]);
  try {
    const { stdout } = await run('git', [...settings, ...args], {
      cwd,
      env: {
        ...env,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: devNull,
        GIT_TERMINAL_PROMPT: '0',
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_DATE: date,
      },
    });
    return stdout.trim();
  } catch (error) {
    if (error.code === 'ENOENT') throw new Error('git was not found. Install git and put it on the PATH.');
    throw new Error(`git ${args[0]} failed: ${(error.stderr || error.message).trim()}`);
  }
}

async function emptyFolder(dir, force) {
  const found = await lstat(dir).catch(() => undefined);
  if (found === undefined) await mkdir(dir, { recursive: true });
  else if (!found.isDirectory()) throw new Error(`${dir} is not a folder. Name a new or an empty folder.`);

  const names = await readdir(dir);
  if (names.length > 0) {
    const ours = await lstat(path.join(dir, marker))
      .then((file) => file.isFile())
      .catch(() => false);
    if (!ours) throw new Error(`${dir} is not empty. Nothing was changed. Name a new or an empty folder.`);
    if (!force) throw new Error(`${dir} holds a demo already. Nothing was changed. --force makes it anew.`);
    for (const name of names) await rm(path.join(dir, name), { recursive: true, force: true });
  }
  return realpath(dir);
}

// `wanted` is asked for files and folders, relative to `from`; a folder that is not wanted is left out whole.
async function copyFolder(from, to, wanted) {
  const filter = (file) => file === from || wanted(path.relative(from, file).split(path.sep).join('/'));
  await cp(from, to, { recursive: true, filter });
}

async function deletedFiles() {
  const text = await readFile(path.join(source, 'branch', '.deleted'), 'utf8');
  return text.split(/\r?\n/).filter((line) => line !== '');
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'branch-only-worktree': { type: 'boolean' }, force: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) return console.log(usage);
  const [dir] = positionals;
  if (dir === undefined || positionals.length > 1) throw new TypeError(usage);

  // npm runs scripts in the package's folder; DIR is meant from where the command was typed.
  const from = process.env.npm_lifecycle_event === 'demo' ? (process.env.INIT_CWD ?? '.') : '.';
  const demo = await makeDemo(path.resolve(from, dir), {
    branchOnlyWorktree: values['branch-only-worktree'] === true,
    force: values.force === true,
  });
  const changes = demo.commits.branch.length;
  console.log(`The phone shop is in ${demo.dir}`);
  console.log(`  main     ${demo.baseline.slice(0, 10)}  the baseline`);
  console.log(
    `  ${demo.branch}  ${changes > 0 ? `${changes} commits, checked out` : 'checked out, changes not committed'}`,
  );
  console.log(`Next: run sre-lens check --fail-on warning there, or open it in VS Code.`);
}

// No await at the top level: tests load this file through require.
if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    const wrongUsage = error instanceof TypeError;
    console.error(wrongUsage && error.message !== usage ? `${error.message}\n${usage}` : error.message);
    process.exitCode = wrongUsage ? 2 : 1;
  });
}
