// A small shop as files and as a git repository: two core services, one that is not, and one that gets a new call.
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeFolder } from './harness';

const run = promisify(execFile);

const ORDERS = 'orders/openapi.yaml';
export const PAYMENTS = 'payments/openapi.yaml';
export const LOYALTY = 'loyalty/openapi.yaml';
const SMS = 'sms/sre.yaml';
export const CONFIG = '.sre/config.yaml';

/** An OpenAPI document of a service; `calls` are the lines below `x-sre-calls:` of its first operation. */
export function api(service: string, operations: readonly string[], calls: readonly string[] = []): string {
  const lines = [
    'openapi: 3.1.0',
    `info: { title: ${service}, version: 1.0.0 }`,
    `x-sre-service: ${service}`,
    'paths:',
  ];
  operations.forEach((operation, index) => {
    lines.push(`  /${operation}:`, '    post:', `      operationId: ${operation}`);
    if (index === 0 && calls.length > 0) lines.push('      x-sre-calls:', ...calls.map((line) => `        ${line}`));
    lines.push('      responses:', "        '200': { description: Done }");
  });
  return `${lines.join('\n')}\n`;
}

export const BASELINE: Readonly<Record<string, string>> = {
  [CONFIG]:
    'sre-config: "1.0"\ntiers:\n  core: [orders, payments] # by the architects\n  supplementary: [sms]\n  normal: [loyalty]\n',
  [ORDERS]: api('orders', ['createOrder'], ['- to: payments#createCharge', '  mode: sync']),
  [PAYMENTS]: api('payments', ['createCharge', 'refund']),
  [LOYALTY]: api('loyalty', ['redeem', 'expire']),
  [SMS]: 'sre: "1.0"\nservice: sms\nslos:\n  - { id: availability, type: availability, target: 99%, window: 30d }\n',
};

/** The call that the branch adds: loyalty charges payments. */
export const NEW_CALL = ['- to: payments#createCharge', '  mode: sync'];
export const LOYALTY_WITH_CALL = api('loyalty', ['redeem', 'expire'], NEW_CALL);

export interface Shop {
  readonly root: string;
  readonly remove: () => Promise<void>;
  readonly write: (file: string, text: string) => Promise<void>;
}

/** The shop in a folder of its own, committed on `main` unless `commit` is false. */
export async function makeShop(
  files: Readonly<Record<string, string>> = BASELINE,
  { commit = true }: { readonly commit?: boolean } = {},
): Promise<Shop> {
  const { root, remove } = await makeFolder(files);
  if (commit) {
    await git(root, 'init', '--quiet', '--template=', '--initial-branch=main');
    await git(root, 'add', '--all');
    await git(root, 'commit', '--quiet', '--no-verify', '--message', 'The shop');
  }
  return { root, remove, write: (file, text) => writeFile(join(root, file), text) };
}

/** Runs git without the settings of whoever runs the tests. */
export async function git(root: string, ...args: readonly string[]): Promise<void> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  const settings = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
  await run('git', [...settings, ...args], {
    cwd: root,
    env: { ...env, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: devNull },
  });
}
