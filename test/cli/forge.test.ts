// The addresses of lines, from what CI servers say of themselves.
import assert from 'node:assert/strict';
import { forgeLink } from '../../src/cli/forge';

describe('links to lines', () => {
  const github = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'org/shop', GITHUB_SHA: 'abc' };
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, string | undefined])[] = [
    ['GitHub', github, 'https://github.com/org/shop/blob/abc/a%20b/%23.yaml#L7'],
    [
      'GitLab',
      { CI_PROJECT_URL: 'https://gitlab.com/org/shop', CI_COMMIT_SHA: 'abc' },
      'https://gitlab.com/org/shop/-/blob/abc/a%20b/%23.yaml#L7',
    ],
    [
      'Bitbucket',
      { BITBUCKET_GIT_HTTP_ORIGIN: 'http://bitbucket.org/org/shop', BITBUCKET_COMMIT: 'abc' },
      'http://bitbucket.org/org/shop/src/abc/a%20b/%23.yaml#lines-7',
    ],
    [
      'a template of the user, before all others',
      { ...github, SRE_LENS_LINK: 'https://git.example/{line}/$&/{file}?{other}' },
      'https://git.example/7/$&/a%20b/%23.yaml?{other}',
    ],
    ['nobody', {}, undefined],
    ['a server that says half of it', { GITHUB_SERVER_URL: 'https://github.com', GITHUB_SHA: 'abc' }, undefined],
    ['what is no web address', { SRE_LENS_LINK: 'javascript:alert(1)//{file}' }, undefined],
    ['what would break out of a link', { ...github, GITHUB_REPOSITORY: 'org/shop> <b>' }, undefined],
  ];
  for (const [name, environment, expected] of cases)
    it(name, () => assert.equal(forgeLink(environment)?.('a b/#.yaml', 7), expected));
});
