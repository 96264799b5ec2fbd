// A small shop in a real git repository, made anew for each test.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Report } from '../../src/core/model/report';
import { createSession } from '../../src/core/session';
import { openWorkspace } from '../../src/workspace/workspace';

/** Git without the configuration of the person who runs the tests, with fixed dates: ids are the same everywhere. */
export const GIT_ENVIRONMENT = {
  PATH: process.env['PATH'] ?? '',
  GIT_CONFIG_GLOBAL: devNull,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Tester',
  GIT_AUTHOR_EMAIL: 'tester@example.com',
  GIT_COMMITTER_NAME: 'Tester',
  GIT_COMMITTER_EMAIL: 'tester@example.com',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
};

const folders: string[] = [];

/** An empty folder, deleted by `deleteFolders`. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sre-lens-test-')));
  folders.push(folder);
  return folder;
}

/** To be called after each test. */
export function deleteFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** Runs git in `folder`, as somebody who has no configuration. Throws what it says if it fails. */
export function git(folder: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd: folder, encoding: 'utf8', env: GIT_ENVIRONMENT });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout.trim();
}

export function put(folder: string, file: string, text: string | Buffer): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

/** A document of `service` whose one operation makes these calls. */
export function apiOf(service: string, calls: readonly string[] = []): string {
  const made = calls.map((call) => `        - to: ${call}\n          mode: sync\n`);
  return [
    'openapi: 3.1.0\n',
    `info: { title: ${service}, version: 1.0.0 }\n`,
    'paths:\n',
    '  /things:\n',
    '    post:\n',
    '      operationId: make\n',
    ...(made.length === 0 ? [] : ['      x-sre-calls:\n', ...made]),
    "      responses: { '200': { description: ok } }\n",
  ].join('');
}

/** Two services; `payments` is core, `orders` calls nothing. */
export function putShop(folder: string): void {
  put(folder, '.sre/config.yaml', 'sre-config: "1.0"\ntiers:\n  core: [payments]\n  normal: [orders]\n');
  put(folder, 'payments/openapi.yaml', apiOf('payments'));
  put(folder, 'orders/openapi.yaml', apiOf('orders'));
}

/** `orders` starts to call `payments`: one new call, in the work tree. */
export function addCall(folder: string): void {
  put(folder, 'orders/openapi.yaml', apiOf('orders', ['payments#make']));
}

export function commitAll(folder: string, message = 'change'): void {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '-m', message);
}

/** The shop with two commits on main. */
export function shopRepository(folder: string, ...options: readonly string[]): string {
  mkdirSync(folder, { recursive: true });
  git(folder, 'init', '--quiet', '--template=', '--initial-branch=main', ...options);
  put(folder, 'README.md', 'A shop.\n');
  commitAll(folder, 'first');
  putShop(folder);
  commitAll(folder, 'shop');
  return folder;
}

/** The shop with a branch `feature` that adds the call, checked out. */
export function featureRepository(folder: string, ...options: readonly string[]): string {
  shopRepository(folder, ...options);
  git(folder, 'checkout', '--quiet', '-b', 'feature');
  addCall(folder);
  commitAll(folder, 'call');
  return folder;
}

export interface Asked {
  readonly wanted?: string;
  readonly onDefaultBranch?: 'head' | 'parent';
}

/** A whole check of a folder, as the command line does it. */
export async function judgeFolder(root: string, { wanted, onDefaultBranch = 'parent' }: Asked = {}): Promise<Report> {
  const workspace = openWorkspace(root);
  await workspace.scan();
  await workspace.readBaseline({ ...(wanted === undefined ? {} : { wanted }), onDefaultBranch });
  return createSession().judge(workspace.snapshot('2026-11-23'));
}

/** In one line: the baseline and, where it is known, the new calls. */
export function told({ baseline, changes }: Report): string {
  const fresh = changes.calls.map(({ kind, it }) => `${kind} ${it.from.service} → ${it.to.service}`);
  switch (baseline.kind) {
    case 'unknown':
      return `unknown: ${baseline.reason} [${baseline.remedy ?? ''}]`;
    case 'commit':
      return `${baseline.ref}${baseline.note === undefined ? '' : ` (${baseline.note})`}: ${fresh.join(', ') || 'none'}`;
    case 'file':
      return `${baseline.ref}: ${fresh.join(', ') || 'none'}`;
    case 'empty':
      return `empty: ${fresh.join(', ') || 'none'}`;
  }
}
