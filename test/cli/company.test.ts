// docs/company.md for real: six repositories, the shared step, the nightly merge, and the graph back in a repository.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { api, descriptor, type Repository, SHOP } from '../organisation/estate';
import { GIT_ENVIRONMENT } from '../workspace/shop';
import { buildCli } from './build';

const PAGE = readFileSync(join(__dirname, '..', '..', 'docs', 'company.md'), 'utf8');

/** The fenced block with this information line. */
function block(info: string): string {
  const found = new RegExp(`^ *\`\`\`${info}\\n([^]*?)^ *\`\`\`$`, 'm').exec(PAGE)?.[1];
  assert.ok(found, `no block ${info}`);
  return found;
}

/** The shell of the shared library's step. */
function step(): string {
  const shell = /sh '''([^]*?)'''/.exec(block('groovy vars/sreLens\\.groovy'))?.[1];
  assert.ok(shell);
  return shell;
}

const REFUNDS: Repository = {
  'openapi.yaml': api('refunds', ['POST /refunds refund']),
  CODEOWNERS: '* @shop/team-refunds\n',
  'deploy.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: refunds }
spec: { template: { spec: { containers: [{ name: app, image: shop/refunds, env: [{ name: LEDGER, value: "https://api.shop.example/ledger" }] }] } } }
`,
};

describe('a company with one repository per service', function () {
  this.timeout(120_000);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sre-lens-company-')));
  const graphs = join(folder, 'graphs');
  const platform = join(folder, 'platform');
  const organisation = join(platform, 'organisation.sre-graph.json');

  const bash = (script: string, cwd: string) => {
    const ran = spawnSync('bash', ['-e', '-c', script], {
      cwd,
      encoding: 'utf8',
      env: {
        ...GIT_ENVIRONMENT,
        PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
        HOME: folder,
        NO_COLOR: '1',
        SRE_GRAPHS: graphs,
        SRE_ORGANISATION: organisation,
      },
    });
    assert.equal(ran.status, 0, `${script}\n${ran.stdout}${ran.stderr}`);
    return ran;
  };
  const write = (name: string, files: Repository) => {
    for (const [file, text] of Object.entries(files)) {
      const path = join(folder, name, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  };
  const make = (name: string, files: Repository) => {
    write(name, files);
    const url = `https://bot:t0ken@git.shop.example/shop/${name}.git`;
    bash(
      `git init -q -b main && git remote add origin ${url} && git add . && git commit -q -m first`,
      join(folder, name),
    );
    bash(step(), join(folder, name));
  };
  const night = () => {
    bash(block('sh nightly'), platform);
    return readFileSync(join(platform, 'news.md'), 'utf8');
  };

  before(async () => {
    mkdirSync(graphs);
    mkdirSync(platform);
    mkdirSync(join(folder, 'bin'));
    const program = join(folder, 'bin', 'sre-lens');
    writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${await buildCli()}" "$@"\n`);
    chmodSync(program, 0o755);
    for (const [name, files] of Object.entries(SHOP)) make(name, files);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('first night: the graph of all, and what no repository sees alone', () => {
    assert.match(readFileSync(join(graphs, 'orders.json'), 'utf8'), /^ {2}"repository": "shop\/orders",$/m);
    const news = night();
    assert.match(news, /^6 repositories: 6 services, 4 calls, 1 flow\.$/m);
    assert.match(news, /no earlier graph/);
    assert.match(
      news,
      /^\| `payments` \| core \(declared supplementary\) \| team-payments \| `shop\/payments: sre.yaml:2` \| `checkout: web#buy → orders#createOrder, orders#createOrder → payments#createCharge` \|$/m,
    );
  });

  it('second night: nothing happened, nothing is told', () => {
    const before = readFileSync(organisation, 'utf8');
    const news = night();
    assert.match(news, /^No new service since `organisation.sre-graph.json`\.$/m);
    assert.equal(readFileSync(organisation, 'utf8'), before);
    assert.doesNotMatch(before, /t0ken|bot:/);
  });

  it('third night: a service that nobody announced is there, with its place', () => {
    make('refunds', REFUNDS);
    const news = night();
    assert.match(news, /^1 new service since `organisation.sre-graph.json`\.$/m);
    assert.match(news, /^\| `refunds` \| unknown \| no owner \| `shop\/refunds: deploy.yaml:3` \| {2}\|$/m);
    assert.match(readFileSync(organisation, 'utf8'), /"service": "refunds"[^]{1,80}"service": "ledger"/);
  });

  it('a repository drafts its descriptor, and the owner is known the night after', () => {
    bash(block('sh first-day'), join(folder, 'refunds'));
    bash('git add . && git commit -q -m drafts', join(folder, 'refunds'));
    bash(step(), join(folder, 'refunds'));
    assert.match(night(), /No new service/);
    assert.match(readFileSync(organisation, 'utf8'), /"name": "refunds"[^]{1,200}"team": "team-refunds"/);
  });

  it('back in a repository it makes nothing new, and a call to another one is judged', () => {
    const invoices = join(folder, 'invoices');
    const check = () => bash('sre-lens check --baseline HEAD --format json --fail-on never', invoices).stdout;
    const rules = () => {
      const { findings } = JSON.parse(check()) as { readonly findings: readonly { readonly rule: string }[] };
      return findings.map(({ rule }) => rule);
    };
    write('invoices', {
      'sre.yaml': descriptor('invoices', [
        'tier: normal',
        'dependencies: [{ to: payments#createCharge, mode: sync, criticality: hard }]',
      ]),
    });
    assert.deepEqual(rules(), ['unknown-callee']);
    bash('git checkout -q sre.yaml', invoices);
    bash(block('sh before-check'), invoices);
    assert.deepEqual(JSON.parse(check()).changes, { services: [], operations: [], calls: [] });
    write('invoices', {
      'sre.yaml': descriptor('invoices', [
        'tier: normal',
        'dependencies: [{ to: payments#createCharge, mode: sync, criticality: hard }]',
      ]),
    });
    assert.deepEqual(rules(), ['new-call-to-core']);
  });

  it('what a repository publishes is its own word, with the graph of all beside it', () => {
    bash(step(), join(folder, 'invoices'));
    const graph = JSON.parse(readFileSync(join(graphs, 'invoices.json'), 'utf8'));
    const described = graph.services.filter(({ evidence }: { evidence: unknown[] }) => evidence.length > 0);
    assert.deepEqual(
      described.map(({ name }: { name: string }) => name),
      ['invoices'],
    );
    assert.deepEqual(graph.flows, []);
    assert.deepEqual(
      graph.calls.map(({ to }: { to: object }) => to),
      [{ service: 'payments', operation: 'POST /charges', label: 'createCharge' }],
    );
    assert.match(night(), /^7 repositories: 7 services, 6 calls, 1 flow\.$/m);
  });
});
