// Nothing that a repository plants in its git configuration is run, and nothing in .git changes.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HOSTILE_LAYOUTS } from './hostile-layouts';
import { commitAll, deleteFolders, featureRepository, git, judgeFolder, put, temporaryFolder, told } from './shop';

/** Settings whose value git may run as a command; `RUN` stands for a script that leaves a canary. */
const COMMANDS = [
  'core.fsmonitor',
  'core.sshCommand',
  'core.gitProxy',
  'core.pager',
  'core.editor',
  'core.askPass',
  'core.alternateRefsCommand',
  'sequence.editor',
  'credential.helper',
  'gpg.program',
  'diff.external',
  'diff.evil.command',
  'diff.evil.textconv',
  'filter.evil.clean',
  'filter.evil.smudge',
  'filter.evil.process',
  'merge.evil.driver',
  'interactive.diffFilter',
  'pager.ls-tree',
  'pager.cat-file',
  'pager.rev-parse',
  'remote.origin.uploadpack',
  'remote.origin.receivepack',
  'remote.origin.proxy',
  'uploadpack.packObjectsHook',
  'trailer.evil.command',
  'trailer.evil.cmd',
  'difftool.evil.cmd',
  'mergetool.evil.cmd',
  'guitool.evil.cmd',
  'browser.evil.cmd',
  'man.evil.cmd',
  'gpg.ssh.program',
  'gpg.openpgp.program',
  'gpg.x509.program',
  'gpg.ssh.defaultKeyCommand',
  'credential.https://example.com.helper',
  'sendemail.smtpServer',
  'sendemail.toCmd',
  'sendemail.ccCmd',
  'sendemail.headerCmd',
  'imap.tunnel',
  'instaweb.httpd',
  'gc.recentObjectsHook',
  'pager.merge-base',
  'pager.config',
  'submodule.evil.update',
  'remote.origin.vcs',
  'diff.tool',
  'merge.tool',
] as const;

const ALIASES = ['rev-parse', 'merge-base', 'ls-tree', 'cat-file', 'fetch'];

const HOOKS = [
  'fsmonitor-watchman',
  'post-checkout',
  'post-index-change',
  'post-merge',
  'pre-auto-gc',
  'reference-transaction',
  'sendemail-validate',
];

/** Where a partial clone would fetch from. */
const REMOTES = (folder: string): readonly string[] => [
  join(folder, 'full'),
  pathToFileURL(join(folder, 'full')).href,
  'ssh://localhost/full',
  'git://localhost/full',
  `ext::sh -c "touch ${join(folder, 'canary-ext')}"`,
  'evil::anything',
];

function plant(folder: string, root: string): void {
  const script = join(folder, 'run.sh');
  put(folder, 'run.sh', `#!/bin/sh\ntouch "${folder}/canary-$(basename "$0")-$$"\ncat\n`);
  chmodSync(script, 0o755);
  for (const name of COMMANDS) git(root, 'config', name, script);
  for (const alias of ALIASES) git(root, 'config', `alias.${alias}`, `!${script}`);
  git(root, 'config', 'filter.evil.required', 'true');
  git(root, 'config', 'core.hooksPath', join(folder, 'hooks'));
  git(root, 'config', 'protocol.allow', 'always');
  git(root, 'config', 'protocol.ext.allow', 'always');
  for (const hook of HOOKS) {
    for (const place of [join(folder, 'hooks'), join(root, '.git/hooks')]) {
      put(place, hook, readFileSync(script));
      chmodSync(join(place, hook), 0o755);
    }
  }
  const attributes = '* filter=evil diff=evil merge=evil text=auto\n';
  put(root, '.gitattributes', attributes);
  put(root, '.git/info/attributes', attributes);
}

/** Every file below a folder with its content and time. */
function stateOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => {
      const stat = statSync(path);
      const content = stat.isFile() ? createHash('sha1').update(readFileSync(path)).digest('hex') : '';
      return `${path} ${stat.mtimeMs} ${stat.size} ${content}`;
    });
}

function canaries(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.startsWith('canary'));
}

describe('a hostile git configuration', function () {
  this.timeout(30_000);
  const saved = { ...process.env };

  before(() => {
    process.env['GIT_CONFIG_GLOBAL'] = devNull;
    process.env['GIT_CONFIG_NOSYSTEM'] = '1';
    saved['GIT_CONFIG_GLOBAL'] ??= devNull;
    saved['GIT_CONFIG_NOSYSTEM'] ??= '1';
  });
  after(() => {
    process.env = saved;
  });
  afterEach(deleteFolders);

  it(`runs nothing: ${COMMANDS.length} settings, ${ALIASES.length} aliases, ${HOOKS.length} hooks, filters`, async () => {
    const folder = temporaryFolder();
    const root = featureRepository(join(folder, 'shop'));
    plant(folder, root);
    const before = stateOf(root);
    const report = await judgeFolder(root);
    assert.equal(told(report), 'main: added orders → payments');
    assert.deepEqual(canaries(folder), []);
    assert.deepEqual(stateOf(root), before);
  });

  for (const { name, plant: lay, answer } of HOSTILE_LAYOUTS) {
    it(`runs and writes nothing: ${name}`, async () => {
      const folder = temporaryFolder();
      const root = featureRepository(join(folder, 'shop'));
      const script = join(folder, 'run.sh');
      put(folder, 'run.sh', `#!/bin/sh\ntouch "${folder}/canary-$$"\ncat\n`);
      chmodSync(script, 0o755);
      lay({ folder, root, script });
      const before = stateOf(folder);
      try {
        assert.match(told(await judgeFolder(root)), answer);
      } finally {
        for (const key of Object.keys(process.env)) if (!(key in saved)) delete process.env[key];
      }
      assert.deepEqual(canaries(folder), []);
      assert.deepEqual(stateOf(folder), before);
    });
  }

  it('the traps are real: an ordinary git status steps into one', () => {
    const folder = temporaryFolder();
    const root = featureRepository(join(folder, 'shop'));
    plant(folder, root);
    try {
      git(root, 'status');
    } catch {
      // The trap may make git fail: what counts is that it was run.
    }
    assert.notDeepEqual(canaries(folder), []);
  });

  it('fetches nothing that a partial clone lacks, from wherever', async () => {
    const folder = temporaryFolder();
    const full = featureRepository(join(folder, 'full'));
    put(full, 'orders/openapi.yaml', 'openapi: 3.1.0\ninfo: { title: orders, version: 2.0.0 }\npaths: {}\n');
    commitAll(full);
    git(full, 'config', 'uploadpack.allowFilter', 'true');
    git(full, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    git(folder, 'clone', '--quiet', '--filter=blob:none', pathToFileURL(full).href, 'partial');
    const root = join(folder, 'partial');
    plant(folder, root);
    const lacking = git(full, 'rev-parse', 'main:orders/openapi.yaml');
    for (const url of REMOTES(folder)) {
      git(root, 'config', 'remote.origin.url', url);
      const before = stateOf(join(root, '.git'));
      assert.equal(
        told(await judgeFolder(root, { wanted: 'origin/main' })),
        'unknown: Files of the baseline are not in this clone (partial clone). ' +
          '[git fetch --refetch --no-filter origin]',
        url,
      );
      assert.equal(
        told(await judgeFolder(root, { wanted: lacking.replace(/./, (digit) => (digit === '0' ? '1' : '0')) })).slice(
          0,
          7,
        ),
        'unknown',
      );
      assert.deepEqual(stateOf(join(root, '.git')), before, url);
      assert.deepEqual(canaries(folder), [], url);
    }
    assert.ok(existsSync(join(root, '.git/objects/pack')));
  });
});
