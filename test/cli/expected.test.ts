// The example's branch has exactly the findings of its committed file, its baseline has none.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDemo } from '../../scripts/demo.mjs';
import { createSession } from '../../src/core/session';
import type { Report } from '../../src/core/model/report';
import { openWorkspace } from '../../src/workspace/workspace';

const expectedFile = join(__dirname, '..', '..', 'examples', 'phone-shop', 'expected.json');

async function judge(dir: string): Promise<Report> {
  const workspace = openWorkspace(dir);
  await workspace.scan();
  await workspace.readBaseline({ onDefaultBranch: 'parent' });
  return createSession().judge(workspace.snapshot('2026-01-01'));
}

function told(report: Report): unknown {
  return report.findings.map(({ severity, code, rule, place, message, causes, next }) => ({
    at: `${place.file}:${place.line}:${place.column}`,
    finding: `${severity} ${code} ${rule}`,
    message,
    ...(causes.length === 0 ? {} : { also: causes.map((cause) => `${cause.rule}: ${cause.message}`) }),
    ...(next === undefined ? {} : { next }),
  }));
}

describe('the example', function () {
  this.timeout(30_000);
  const dir = mkdtempSync(join(tmpdir(), 'sre-lens-expected-'));
  before(async () => {
    await makeDemo(dir, { force: true });
  });
  after(() => rmSync(dir, { recursive: true, force: true }));

  it('has the findings of examples/phone-shop/expected.json on its branch (UPDATE=1 rewrites it)', async () => {
    const report = await judge(dir);
    const actual = told(report);
    if (process.env['UPDATE'] === '1') writeFileSync(expectedFile, `${JSON.stringify(actual, null, 2)}\n`);
    assert.deepEqual(actual, JSON.parse(readFileSync(expectedFile, 'utf8')));
    assert.deepEqual(report.problems, []);
    assert.deepEqual([report.read.documents > 20, report.head.services.size], [true, 10]);
  });

  it('has none on its baseline', async () => {
    execFileSync('git', ['-C', dir, 'checkout', '-q', 'main']);
    const report = await judge(dir);
    assert.equal(report.baseline.kind, 'commit');
    assert.deepEqual(told(report), []);
    assert.ok(report.head.calls.length > 20);
  });
});
