// Every snippet of docs/ci.md, its shell part run for real in a clone that is fetched as that CI server does it.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { parse } from 'yaml';
import { issueErrors, requestErrors } from '../reporters/forge-shapes';
import { sarifErrors } from '../reporters/sarif-schema';
import {
  callsOf,
  checkout,
  type Machine,
  makeMachine,
  packedFiles,
  removeMachine,
  type Ran,
  runStep,
} from './ci-machine';

const page = readFileSync(join(__dirname, '..', '..', 'docs', 'ci.md'), 'utf8');
/** What an earlier build of the same workspace left behind. */
const STALE_GRAPH = JSON.stringify({ sreGraph: 1, services: [{ name: 'stale' }], calls: [], flows: [], problems: [] });
const MAIN = '+refs/heads/main:refs/remotes/origin/main';

/** The fenced block that is named by this file. */
function snippet(file: string): string {
  const block = new RegExp(`^\`\`\`\\w+ ${file.replace(/[.]/g, '\\.')}\\n([^]*?)^\`\`\`$`, 'm').exec(page)?.[1];
  return block ?? assert.fail(`docs/ci.md has no ${file}`);
}

/** The scripts of a Jenkinsfile: `sh '''…'''`. */
function groovyScript(file: string): string {
  const scripts = [...snippet(file).matchAll(/\bsh '''\n([^]*?)'''/g)].map(([, script = '']) => script);
  assert.ok(scripts.length > 0);
  return scripts.join('\n');
}

function succeeded({ status, stdout, stderr }: Ran): void {
  assert.equal(status, 0, stdout + stderr);
}

/** The example's branch breaks an objective: the job fails, and what comes after it publishes the reports. */
function refused({ status, stdout, stderr }: Ran): void {
  assert.equal(status, 1, stdout + stderr);
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

describe('the snippets of docs/ci.md', function () {
  this.timeout(120_000);
  let machine: Machine;
  const read = (...parts: readonly string[]) => readFileSync(join(...parts), 'utf8');
  const json = (...parts: readonly string[]): unknown => JSON.parse(read(...parts));

  before(async () => {
    machine = await makeMachine();
  });
  after(() => removeMachine(machine));

  it('the packed file holds the command line, its pages and the schemas, and nothing else', () => {
    const files = packedFiles(machine);
    const kinds = files.map((file) =>
      file.replace(/^package\//, '').replace(/[\w-]+((?:\.schema)?\.(?:md|json|js))$/, '*$1'),
    );
    assert.deepEqual([...new Set(kinds)].sort(), [
      '*.json',
      '*.md',
      'dist/*.js',
      'docs/alerts/*.md',
      'docs/checks/*.md',
      'docs/formats/*.md',
      'docs/rules/*.md',
      'schemas/*.schema.json',
    ]);
  });

  describe('GitHub Actions', () => {
    const workflow = parse(snippet('.github/workflows/sre-lens.yml'));
    const job = workflow.jobs['sre-lens'] as { readonly env: Record<string, string>; readonly steps: readonly Step[] };
    const runs = job.steps.filter((step): step is Step & { readonly run: string } => step.run !== undefined);
    const pull = '+refs/pull/7/merge:refs/remotes/pull/7/merge';

    /** Expressions are filled in by the server; every one has to be known here. */
    const filled = (values: Readonly<Record<string, string>> = {}) => {
      const known: Record<string, string> = {
        'github.base_ref': 'main',
        'github.token': 'token',
        'github.event.pull_request.number': '7',
        'vars.SRE_LENS_PACKAGE': machine.package,
      };
      return Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          value.replace(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => known[expression] ?? assert.fail(expression)),
        ]),
      );
    };
    const step = (folder: string, index: number, more: Record<string, string> = {}) => {
      const { run, env } = runs[index] ?? assert.fail();
      return runStep(machine, folder, run, {
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_REPOSITORY: 'org/shop',
        GITHUB_SHA: 'abc123',
        GITHUB_STEP_SUMMARY: `${folder}.summary`,
        ...filled(job.env),
        ...filled(env),
        ...more,
      });
    };

    it('is a workflow that fetches the whole history and may write what it writes', () => {
      assert.deepEqual(Object.keys(workflow), ['name', 'on', 'permissions', 'jobs']);
      assert.equal(job.steps.find(({ uses }) => uses?.startsWith('actions/checkout@'))?.with?.['fetch-depth'], 0);
      assert.deepEqual(workflow.permissions, {
        contents: 'read',
        'pull-requests': 'write',
        'security-events': 'write',
      });
      assert.deepEqual(runs.length, 4);
    });

    it('writes valid SARIF, a summary, one comment that is updated, and annotations', () => {
      const folder = checkout(machine, 'github', [MAIN, pull], 'refs/remotes/pull/7/merge');
      succeeded(step(folder, 0));
      const verdict = step(folder, 1);
      refused(verdict);
      assert.deepEqual(verdict.stdout.match(/^::\w+ file=services\/\w+/gm), [
        '::warning file=services/loyalty',
        '::error file=services/payments',
      ]);
      succeeded(step(folder, 2));
      const upload = job.steps.find(({ uses }) => uses?.includes('upload-sarif'))?.with?.['sarif_file'];
      const log = json(folder, String(upload)) as Log;
      assert.deepEqual([sarifErrors(log), log.runs[0]?.results?.length], [[], 2]);
      assert.match(log.runs[0]?.tool.driver.rules?.[0]?.help?.markdown ?? '', /^# F-01 new-call-to-core/);
      assert.match(read(`${folder}.summary`), /^### `checkout` now waits for `notifications-sms`/);
      assert.match(
        read(folder, 'out/sre-lens.md'),
        /\(<https:\/\/github\.com\/org\/shop\/blob\/abc123\/services\/payments\/openapi\.yaml#L93>\)/,
      );
      succeeded(step(folder, 3));
      succeeded(step(folder, 3, { KNOWN_COMMENT: '42' }));
      const [, created, , updated] = callsOf(folder, 'gh');
      assert.equal(created, 'api --method POST repos/org/shop/issues/7/comments --field body=@out/sre-lens.md');
      assert.equal(updated, 'api --method PATCH repos/org/shop/issues/comments/42 --field body=@out/sre-lens.md');
    });

    it('takes its comment away when nothing is new', () => {
      const folder = checkout(machine, 'github-quiet', [MAIN], 'refs/remotes/origin/main');
      succeeded(step(folder, 0));
      succeeded(
        runStep(machine, folder, 'mkdir out && sre-lens check contracts --format markdown --output out/sre-lens.md'),
      );
      assert.equal(read(folder, 'out/sre-lens.md'), '');
      succeeded(step(folder, 3));
      succeeded(step(folder, 3, { KNOWN_COMMENT: '42' }));
      const calls = callsOf(folder, 'gh').filter((call) => !call.includes('--jq'));
      assert.deepEqual(calls, ['api --method DELETE repos/org/shop/issues/comments/42']);
    });

    it('fails and says why where the history is missing', () => {
      const folder = checkout(machine, 'github-shallow', [pull], 'refs/remotes/pull/7/merge', 1);
      succeeded(step(folder, 0));
      const verdict = step(folder, 1);
      assert.equal(verdict.status, 3);
      assert.match(verdict.stdout, /^::error title=Baseline unknown/);
      succeeded(step(folder, 2));
      assert.match(read(`${folder}.summary`), /cannot tell what is new/);
    });
  });

  describe('Jenkins', () => {
    it('writes valid SARIF, JUnit and HTML from a narrow clone', () => {
      const refs = [`+refs/heads/${machine.branch}:refs/remotes/origin/PR-7`];
      const folder = checkout(machine, 'jenkins', refs, 'refs/remotes/origin/PR-7');
      const variables = { CHANGE_TARGET: 'main', SRE_LENS_PACKAGE: machine.package };
      refused(runStep(machine, folder, groovyScript('Jenkinsfile'), variables));
      assert.deepEqual(sarifErrors(json(folder, 'out/sre-lens.sarif')), []);
      assert.match(read(folder, 'out/sre-lens.xml'), /<testsuite name="sre-lens" tests="4" failures="2" errors="0"/);
      assert.match(read(folder, 'out/sre-lens.html'), /<h1><code>checkout<\/code><span> now waits for/);
      for (const name of ['out/sre-lens.sarif', 'out/sre-lens.xml', 'out/sre-lens.html'])
        assert.match(snippet('Jenkinsfile'), new RegExp(`'[^']*${name.replace('.', '\\.')}[^']*'`));
    });

    it('the shared step publishes the graph and a report, and what it left behind is no source of the next run', () => {
      const refs = [`+refs/heads/${machine.branch}:refs/remotes/origin/PR-7`];
      const folder = checkout(machine, 'shared', refs, 'refs/remotes/origin/PR-7', 1);
      const variables = { SRE_LENS_PACKAGE: machine.package };
      mkdirSync(join(folder, 'out'));
      writeFileSync(join(folder, 'out/graph.json'), STALE_GRAPH);
      succeeded(runStep(machine, folder, groovyScript('vars/sreLens.groovy'), variables));
      const { services } = json(folder, 'out/graph.json') as {
        readonly services: readonly { readonly name: string }[];
      };
      assert.equal(services.length, 10);
      assert.ok(services.every(({ name }) => name !== 'stale'));
      assert.match(read(folder, 'out/sre-lens.html'), /cannot tell what is new/);
    });
  });

  describe('GitLab CI', () => {
    for (const file of ['.gitlab-ci.yml', 'templates/sre-lens.gitlab-ci.yml']) {
      it(file, () => {
        const job = parse(snippet(file))['sre-lens'] as {
          readonly script: readonly string[];
          readonly artifacts: { readonly paths: readonly string[]; readonly reports?: Record<string, string> };
        };
        const name = file.includes('/') ? 'gitlab-template' : 'gitlab';
        const folder = checkout(machine, name, [`refs/heads/${machine.branch}`], 'FETCH_HEAD');
        const variables = {
          CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
          CI_PROJECT_URL: 'https://gitlab.com/org/shop',
          CI_COMMIT_SHA: 'abc123',
          SRE_LENS_PACKAGE: machine.package,
        };
        const ran = runStep(machine, folder, job.script.join('\n'), variables);
        if (file.includes('/')) succeeded(ran);
        else refused(ran);
        const { codequality, junit } = job.artifacts.reports ?? {};
        for (const path of [...job.artifacts.paths, ...Object.values(job.artifacts.reports ?? {})])
          assert.ok(existsSync(join(folder, path)), path);
        if (codequality === undefined || junit === undefined) return;
        const issues = json(folder, codequality) as readonly unknown[];
        assert.deepEqual([issueErrors(issues), issues.length], [[], 2]);
        assert.match(
          read(folder, 'out/sre-lens.html'),
          /gitlab\.com\/org\/shop\/-\/blob\/abc123\/services\/payments\//,
        );
      });
    }
  });

  describe('Bitbucket Pipelines', () => {
    it('puts a report and its annotations, as the API documents them', () => {
      const pipelines = parse(snippet('bitbucket-pipelines.yml'));
      const job = pipelines.pipelines['pull-requests']['**'][0].step as Readonly<Record<string, readonly string[]>>;
      const { script = [], artifacts = [] } = job;
      assert.equal(pipelines.clone.depth, 'full');
      const folder = checkout(machine, 'bitbucket', [`refs/heads/${machine.branch}`], 'FETCH_HEAD');
      const variables = {
        BITBUCKET_PR_DESTINATION_BRANCH: 'main',
        BITBUCKET_REPO_FULL_NAME: 'org/shop',
        BITBUCKET_COMMIT: 'abc123',
        BITBUCKET_GIT_HTTP_ORIGIN: 'https://bitbucket.org/org/shop',
        SRE_LENS_PACKAGE: machine.package,
      };
      refused(runStep(machine, folder, script.join('\n'), variables));
      succeeded(runStep(machine, folder, (job['after-script'] ?? []).join('\n'), variables));
      const requests = callsOf(folder, 'curl').map((call) => {
        const [, method, address = '', file = ''] = /--request (\w+) (\S+) --data @(\S+)$/.exec(call) ?? [];
        assert.match(call, /--fail .*--proxy http:\/\/localhost:29418 --header Content-Type:application\/json/);
        return { method, address, body: json(folder, file) };
      });
      const report = 'http://api.bitbucket.org/2.0/repositories/org/shop/commit/abc123/reports/sre-lens';
      assert.deepEqual(
        requests.map(({ method, address }) => `${method} ${address}`),
        [`PUT ${report}`, `POST ${report}/annotations`],
      );
      for (const { address, body } of requests) assert.deepEqual(requestErrors(address, body), []);
      assert.match(
        JSON.stringify(requests[1]?.body),
        /"link":"https:\/\/bitbucket\.org\/org\/shop\/src\/abc123\/services\/[\w./-]*#lines-\d+"/,
      );
      for (const path of artifacts) assert.ok(existsSync(join(folder, path)), path);
    });
  });
});
