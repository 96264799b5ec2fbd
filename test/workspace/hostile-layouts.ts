// Repositories laid out so that git would run, write or read something elsewhere; each with what may be answered.
import { appendFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { featureRepository, git, put } from './shop';

interface Ground {
  /** Where a canary would appear. */
  readonly folder: string;
  readonly root: string;
  /** Leaves a canary when it is run. */
  readonly script: string;
}

interface HostileLayout {
  readonly name: string;
  readonly plant: (ground: Ground) => void;
  /** What may be answered: the true answer, or that it is unknown. Never that nothing is new. */
  readonly answer: RegExp;
}

const TRUE = /^main: added orders → payments$/;
const TRUE_OR_UNKNOWN = /^(?:main: added orders → payments$|unknown: )/;

function traps(script: string): string {
  return `[core]\n\tfsmonitor = ${script}\n\tpager = ${script}\n\tsshCommand = ${script}\n\thooksPath = ${script}\n[diff]\n\texternal = ${script}\n`;
}

/** Variables that git itself obeys: those of this process never reach it. */
const VARIABLES = (folder: string, script: string): readonly (readonly [string, string])[] => [
  ['GIT_SSH_COMMAND', script],
  ['GIT_EXTERNAL_DIFF', script],
  ['GIT_PAGER', script],
  ['GIT_PROXY_COMMAND', script],
  ['GIT_TRACE', join(folder, 'canary-trace')],
  ['GIT_TRACE2', join(folder, 'canary-trace2')],
  ['GIT_TRACE2_EVENT', join(folder, 'canary-trace2-event')],
  ['GIT_TRACE_SETUP', join(folder, 'canary-setup')],
  ['GIT_TRACE_PACKET', join(folder, 'canary-packet')],
  ['GIT_DIR', join(folder, 'nowhere')],
  ['GIT_WORK_TREE', folder],
  ['GIT_INDEX_FILE', join(folder, 'canary-index')],
  ['GIT_OBJECT_DIRECTORY', join(folder, 'nowhere')],
  ['GIT_ALTERNATE_OBJECT_DIRECTORIES', join(folder, 'nowhere')],
  ['GIT_COMMON_DIR', join(folder, 'nowhere')],
  ['GIT_NAMESPACE', 'evil'],
  ['GIT_REPLACE_REF_BASE', 'refs/heads/'],
  ['GIT_GRAFT_FILE', join(folder, 'run.sh')],
  ['GIT_SHALLOW_FILE', join(folder, 'run.sh')],
  ['GIT_EXEC_PATH', folder],
  ['GIT_TEMPLATE_DIR', folder],
  ['GIT_CONFIG_PARAMETERS', `'core.fsmonitor=${script}'`],
  ['GIT_CONFIG', join(folder, 'run.sh')],
];

export const HOSTILE_LAYOUTS: readonly HostileLayout[] = [
  {
    name: 'settings included from another file',
    plant: ({ folder, root, script }) => {
      put(folder, 'evil.config', traps(script));
      git(root, 'config', 'include.path', join(folder, 'evil.config'));
    },
    answer: TRUE,
  },
  {
    name: 'settings included for this folder and branch',
    plant: ({ folder, root, script }) => {
      put(folder, 'evil.config', traps(script));
      git(root, 'config', `includeIf.gitdir:${folder}/.path`, join(folder, 'evil.config'));
      git(root, 'config', 'includeIf.onbranch:**.path', join(folder, 'evil.config'));
    },
    answer: TRUE,
  },
  {
    name: 'settings of the work tree',
    plant: ({ root, script }) => {
      git(root, 'config', 'extensions.worktreeConfig', 'true');
      writeFileSync(join(root, '.git/config.worktree'), traps(script));
    },
    answer: TRUE,
  },
  {
    name: 'a work tree elsewhere',
    plant: ({ folder, root }) => git(root, 'config', 'core.worktree', folder),
    answer: TRUE_OR_UNKNOWN,
  },
  {
    name: 'objects borrowed from a folder that is not there',
    plant: ({ folder, root }) => put(root, '.git/objects/info/alternates', `${join(folder, 'nowhere')}\n`),
    answer: TRUE_OR_UNKNOWN,
  },
  {
    name: 'a .git file that names a hostile repository',
    plant: ({ folder, root, script }) => {
      const other = featureRepository(join(folder, 'other'));
      appendFileSync(join(other, '.git/config'), traps(script));
      rmSync(join(root, '.git'), { recursive: true });
      writeFileSync(join(root, '.git'), `gitdir: ${join(other, '.git')}\n`);
    },
    answer: TRUE_OR_UNKNOWN,
  },
  {
    name: 'a .git that is a link to a hostile repository',
    plant: ({ folder, root, script }) => {
      const other = featureRepository(join(folder, 'other'));
      appendFileSync(join(other, '.git/config'), traps(script));
      rmSync(join(root, '.git'), { recursive: true });
      symlinkSync(join(other, '.git'), join(root, '.git'));
    },
    answer: TRUE_OR_UNKNOWN,
  },
  {
    name: 'a bare repository planted among the files',
    plant: ({ root, script }) => {
      mkdirSync(join(root, 'docs'));
      git(root, 'init', '--quiet', '--bare', '--template=', 'docs/evil');
      appendFileSync(join(root, 'docs/evil/config'), traps(script));
    },
    answer: TRUE,
  },
  {
    name: 'a commit replaced by another',
    plant: ({ root }) => git(root, 'replace', git(root, 'rev-parse', 'main'), git(root, 'rev-parse', 'feature')),
    answer: TRUE,
  },
  {
    name: 'a history changed by grafts',
    plant: ({ root }) => put(root, '.git/info/grafts', `${git(root, 'rev-parse', 'feature')}\n`),
    answer: TRUE_OR_UNKNOWN,
  },
  {
    name: 'a commit graph that is garbage',
    plant: ({ root }) => put(root, '.git/objects/info/commit-graph', 'garbage'),
    answer: TRUE_OR_UNKNOWN,
  },
  {
    name: 'an index that is garbage',
    plant: ({ root }) => writeFileSync(join(root, '.git/index'), readFileSync(join(root, '.git/index')).reverse()),
    answer: TRUE_OR_UNKNOWN,
  },
  {
    name: 'a split index and an untracked cache that would be written anew',
    plant: ({ root }) => {
      git(root, 'config', 'core.splitIndex', 'true');
      git(root, 'config', 'core.untrackedCache', 'true');
      git(root, 'config', 'feature.manyFiles', 'true');
    },
    answer: TRUE,
  },
  {
    name: 'settings that ask for maintenance, logs and pruning',
    plant: ({ root }) => {
      git(root, 'config', 'gc.auto', '1');
      git(root, 'config', 'maintenance.auto', 'true');
      git(root, 'config', 'core.logAllRefUpdates', 'always');
      git(root, 'config', 'fetch.prune', 'true');
    },
    answer: TRUE,
  },
  {
    name: 'an unknown extension and a format of the future',
    plant: ({ root }) => {
      git(root, 'config', 'core.repositoryFormatVersion', '1');
      git(root, 'config', 'extensions.evil', 'true');
    },
    answer: /^unknown: /,
  },
  {
    name: 'a git that lies in the workspace',
    plant: ({ root, script }) => {
      for (const name of ['git', 'git.exe', 'git.cmd', 'git-rev-parse', 'git-cat-file'])
        writeFileSync(join(root, name), readFileSync(script), { mode: 0o755 });
      process.env['NODE_PATH'] = root;
    },
    answer: TRUE,
  },
  ...VARIABLES('', '').map(([variable], index) => ({
    name: `the variable ${variable}`,
    plant: ({ folder, script }: Ground) => {
      const [key, value] = VARIABLES(folder, script)[index] ?? ['', ''];
      process.env[key] = value;
    },
    answer: TRUE,
  })),
];
