// What a repository is called: the path of its origin, without host, user and password.
import { runGit } from './git-process';

const WITH_HOST = /^(?:[a-z][a-z0-9+.-]*:\/\/[^/]*\/|[^/:@\s]+@[^/:\s]+:)(.+)$/i;
const NO_PATH = /^[a-z][a-z0-9+.-]*:\/\/[^/]*\/*$/i;
const NAME = /^[\w.~-]+(?:\/[\w.~-]+)*$/;

/** `acme/payments` of `git@git.acme.com:acme/payments.git`; `undefined` without git, without origin, or for a path that is no name. */
export async function repositoryName(root: string): Promise<string | undefined> {
  const { code, out } = await runGit(root, ['config', '--get', 'remote.origin.url']);
  return code === 0 ? nameOfRemote(out.toString('utf8').trim()) : undefined;
}

/** The name in the address of a remote; of a folder on a disk only the last part, which is the same on every machine. */
export function nameOfRemote(url: string): string | undefined {
  if (NO_PATH.test(url)) return undefined;
  const remote = WITH_HOST.exec(url)?.[1];
  const path = (remote ?? url.slice(url.replace(/\/+$/, '').lastIndexOf('/') + 1))
    .replace(/^\/+|\/+$/g, '')
    .replace(/\.git$/, '');
  return NAME.test(path) && !path.split('/').includes('..') ? path : undefined;
}
