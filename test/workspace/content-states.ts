// States of the documents in git and in the work tree, each with its named answer.
import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NEW, type State } from './branch-states';
import { addCall, apiOf, commitAll, featureRepository, git, put, shopRepository } from './shop';

/** What git keeps of the documents, and what lies in the work tree. */
export const CONTENT_STATES: readonly State[] = [
  {
    name: 'a workspace below the root of the repository',
    make: (folder) => {
      featureRepository(folder);
      put(folder, 'elsewhere/openapi.yaml', apiOf('elsewhere', ['payments#make']));
      return join(folder, 'orders');
    },
    told: 'main: added orders → payments',
  },
  {
    name: 'a document that was a link at the baseline',
    make: (folder) => {
      shopRepository(folder);
      rmSync(join(folder, 'orders/openapi.yaml'));
      symlinkSync('../payments/openapi.yaml', join(folder, 'orders/openapi.yaml'));
      commitAll(folder);
      git(folder, 'checkout', '--quiet', '-b', 'feature');
      rmSync(join(folder, 'orders/openapi.yaml'));
      addCall(folder);
    },
    told: `main (this branch has no commit of its own yet: compared with the last one): ${NEW}`,
  },
  {
    name: 'a folder that the branch made a link out of the workspace',
    make: (folder) => {
      shopRepository(join(folder, 'a'));
      renameSync(join(folder, 'a/orders'), join(folder, 'outside'));
      put(folder, 'outside/openapi.yaml', apiOf('orders', ['payments#make']));
      symlinkSync('../outside', join(folder, 'a/orders'));
      return join(folder, 'a');
    },
    asked: { onDefaultBranch: 'head' },
    told: 'main (on main itself: compared with the last commit): none',
  },
  {
    name: 'an LFS pointer at the baseline, other content now',
    make: (folder) => {
      shopRepository(folder);
      put(folder, 'orders/openapi.yaml', lfsPointer('0'.repeat(64)));
      commitAll(folder);
      git(folder, 'checkout', '--quiet', '-b', 'feature');
      addCall(folder);
    },
    told:
      'unknown: orders/openapi.yaml has changed and is kept in Git LFS: what it said before is not in git. ' +
      '[On the default branch: sre-lens graph --output graph.json. Here: sre-lens check --baseline graph.json]',
  },
  {
    name: 'an LFS pointer on both sides',
    make: (folder) => {
      featureRepository(folder);
      put(folder, 'late/openapi.yaml', lfsPointer('0'.repeat(64)));
      commitAll(folder);
    },
    told: `main: ${NEW}`,
  },
  {
    name: 'a document that the branch moved to LFS is not removed',
    make: (folder) => {
      shopRepository(folder);
      addCall(folder);
      commitAll(folder);
      git(folder, 'checkout', '--quiet', '-b', 'feature');
      put(folder, 'orders/openapi.yaml', lfsPointer('0'.repeat(64)));
      commitAll(folder);
    },
    told: 'main: none',
  },
  {
    name: 'SHA-256 objects',
    make: (folder) => featureRepository(folder, '--object-format=sha256'),
    told: `main: ${NEW}`,
  },
  {
    name: 'line breaks of Windows in the work tree only',
    make: (folder) => {
      featureRepository(folder);
      git(folder, 'config', 'core.autocrlf', 'true');
      for (const file of ['payments/openapi.yaml', 'orders/openapi.yaml']) {
        rmSync(join(folder, file));
        git(folder, 'checkout', '--quiet', '--', file);
      }
    },
    told: `main: ${NEW}`,
  },
  {
    name: 'documents that are tracked and ignored',
    make: (folder) => {
      shopRepository(folder);
      put(folder, '.gitignore', 'generated/\n');
      put(folder, 'generated/openapi.yaml', apiOf('generated', ['payments#make']));
      put(folder, 'generated/build.yaml', apiOf('never-tracked', ['payments#make']));
      git(folder, 'add', '--force', 'generated/openapi.yaml');
      commitAll(folder);
      git(folder, 'checkout', '--quiet', '-b', 'feature');
      put(folder, 'generated/late.yaml', apiOf('late', ['payments#make']));
      git(folder, 'add', '--force', 'generated/late.yaml');
      commitAll(folder);
    },
    told: 'main: added late → payments',
  },
  {
    name: 'paths with quotes, line breaks, other scripts',
    make: (folder) => {
      shopRepository(folder);
      for (const name of ['a"b', 'a\nb', 'zahlung-ü', '支付', "it's", 'a\tb', ' a ', '...', '-rf', '__proto__'])
        put(folder, `${name}/openapi.yaml`, apiOf('same', ['payments#make']));
      commitAll(folder);
      git(folder, 'checkout', '--quiet', '-b', 'feature');
      addCall(folder);
      commitAll(folder);
    },
    told: `main: ${NEW}`,
  },
  {
    name: 'a configuration that git cannot read',
    make: (folder) => {
      featureRepository(folder);
      writeFileSync(join(folder, '.git/config'), '[core\n');
    },
    told: 'unknown: git cannot open this repository: bad config line 1 in file .git/config [git status]',
  },
  {
    name: 'a branch whose commit is gone',
    make: (folder) => {
      featureRepository(folder);
      const commit = git(folder, 'rev-parse', 'HEAD');
      rmSync(join(folder, '.git/objects', commit.slice(0, 2), commit.slice(2)));
    },
    told: 'unknown: The commit of HEAD cannot be read. [git fsck]',
  },
  {
    name: 'a baseline whose tree is gone',
    make: (folder) => {
      featureRepository(folder);
      const tree = git(folder, 'rev-parse', 'main^{tree}');
      rmSync(join(folder, '.git/objects', tree.slice(0, 2), tree.slice(2)));
    },
    told: 'unknown: The tree of main cannot be read. [git fetch --refetch --no-filter origin]',
  },
];

/** A pointer of Git LFS to the content of this SHA-256. */
export function lfsPointer(oid: string): string {
  return `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 12345\n`;
}
