// A repository that never heard of SRE Lens: the demo's baseline without anything of ours but the calls in its OpenAPI documents.
import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { makeDemo } from '../../scripts/demo.mjs';

const run = promisify(execFile);
const descriptors = ['identity', 'loyalty', 'notifications-sms', 'orders', 'payments'];
const author = ['-c', 'user.name=Phone Shop', '-c', 'user.email=shop@phone-shop.example'];

/** Makes it in `dir`, checked out on a new branch that changes nothing yet. */
export async function makeFirstRepository(dir: string): Promise<void> {
  const git = (...args: string[]) => run('git', args, { cwd: dir });
  await makeDemo(dir);
  await git('checkout', '--quiet', 'main');
  await rm(path.join(dir, '.sre'), { recursive: true });
  for (const service of descriptors) await rm(path.join(dir, 'services', service, 'sre.yaml'));
  await git(...author, 'commit', '--quiet', '--all', '--message', 'Leave out what SRE Lens needs');
  await git('checkout', '--quiet', '-b', 'feature/remind-by-sms');
}
