// Where a report will be read: the addresses of lines at the forge whose CI runs this program.
import { uriPath } from '../core/reporters/parts/repository-path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The address of a line (1-based) of a file, named from the top of the repository; `undefined` where no CI server says
 * where it runs. `SRE_LENS_LINK` wins: a template with `{file}` and `{line}`, for servers that say nothing themselves.
 */
export function forgeLink(environment: Environment): ((file: string, line: number) => string) | undefined {
  const template = templateOf(environment);
  if (template === undefined) return undefined;
  return (file, line) => {
    const path = uriPath(file);
    return template.replace(/\{file\}|\{line\}/g, (field) => (field === '{file}' ? path : String(line)));
  };
}

function templateOf(environment: Environment): string | undefined {
  const value = (name: string) => environment[name]?.replace(/\/$/, '') || undefined;
  const [own, github, gitlab, bitbucket] = [
    value('SRE_LENS_LINK'),
    joined(value('GITHUB_SERVER_URL'), value('GITHUB_REPOSITORY')),
    value('CI_PROJECT_URL'),
    value('BITBUCKET_GIT_HTTP_ORIGIN'),
  ];
  if (own !== undefined) return isWebAddress(own) ? own : undefined;
  const at = (base: string | undefined, commit: string | undefined, path: (commit: string) => string) =>
    base !== undefined && commit !== undefined && isWebAddress(base) ? base + path(commit) : undefined;
  return (
    at(github, value('GITHUB_SHA'), (commit) => `/blob/${commit}/{file}#L{line}`) ??
    at(gitlab, value('CI_COMMIT_SHA'), (commit) => `/-/blob/${commit}/{file}#L{line}`) ??
    at(bitbucket, value('BITBUCKET_COMMIT'), (commit) => `/src/${commit}/{file}#lines-{line}`)
  );
}

function joined(server: string | undefined, repository: string | undefined): string | undefined {
  return server === undefined || repository === undefined ? undefined : `${server}/${repository}`;
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s<>"']+$/.test(text);
}
