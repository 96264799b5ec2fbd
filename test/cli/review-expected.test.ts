// The review of the example in every format, as committed in examples/phone-shop/review (UPDATE=1 rewrites it).
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDemo } from '../../scripts/demo.mjs';
import type { Review } from '../../src/core/model/review';
import { READINESS_REPORTERS } from '../../src/core/reporters/readiness-index';
import { readinessJson } from '../../src/core/reporters/readiness-json';
import { reviewJudged } from '../../src/core/review';
import { createSession, type Session } from '../../src/core/session';
import { readEvidenceFiles } from '../../src/workspace/evidence-files';
import { openWorkspace } from '../../src/workspace/workspace';
import { sarifErrors } from '../reporters/sarif-schema';
import { schemaErrors } from '../reporters/schema';
import { elements } from '../reporters/xml-elements';
import { OPTIONS } from '../reporters/sample';

const FOLDER = join(import.meta.dirname, '../../examples/phone-shop/review');
const FILES = { pretty: 'txt', json: 'json', markdown: 'md', sarif: 'sarif', junit: 'xml', html: 'html' } as const;

interface Told {
  readonly services: readonly {
    readonly name: string;
    readonly checks: readonly {
      readonly id: string;
      readonly state: string;
      readonly message: string;
      readonly evidence: readonly { readonly file: string; readonly line: number }[];
    }[];
  }[];
}

describe('the review of the example', function () {
  this.timeout(60_000);
  const dir = mkdtempSync(join(tmpdir(), 'sre-lens-review-'));
  let review: (profile: 'starter' | 'full') => Review = () => assert.fail();

  // Attestations, waivers and results of benchmarks age: the day is fixed.
  before(async () => {
    await makeDemo(dir, { force: true });
    const workspace = openWorkspace(dir);
    await workspace.scan();
    await workspace.readBaseline({ onDefaultBranch: 'parent' });
    const session: Session = createSession();
    session.judge(workspace.snapshot('2026-11-28'));
    const besides = await readEvidenceFiles(dir);
    review = (profile) => reviewJudged(session, besides, { profile });
  });
  after(() => rmSync(dir, { recursive: true, force: true }));

  it('is the committed one in every format', () => {
    for (const { id, render } of READINESS_REPORTERS)
      assertExpected(`starter.${FILES[id as keyof typeof FILES]}`, kept(id, render(review('starter'), OPTIONS)));
  });

  it('of every check is the committed one, a line each', () => {
    const value = JSON.parse(readinessJson.render(review('full'), OPTIONS)) as Told;
    assert.deepEqual(schemaErrors('review', value), []);
    const lines = value.services.flatMap(({ name, checks }) =>
      checks
        .filter(({ state }) => state !== 'off')
        .map(({ id, state, message, evidence: [first] }) => {
          const where = first === undefined ? '' : ` (${first.file}:${first.line})`;
          return `${name} ${id} ${state}: ${message}${where}`;
        }),
    );
    assertExpected('full.txt', `${lines.join('\n')}\n`);
  });
});

/** What is committed of a format, after it was found valid: texts of manuals and styles have tests of their own. */
function kept(id: string, text: string): string {
  if (id === 'junit') assert.ok(elements(text).length > 0);
  if (id === 'html') return text.replace(/<style>[^]*?<\/style>\n/g, '').replace(/'sha256-[^']*'/g, "'sha256'");
  if (id === 'json') {
    const value = JSON.parse(text) as Told;
    assert.deepEqual(schemaErrors('review', value), []);
    const services = value.services.map((service) => ({
      ...service,
      checks: service.checks.filter(({ state }) => state !== 'off'),
    }));
    return `${JSON.stringify({ ...value, services }, null, 2)}\n`;
  }
  if (id !== 'sarif') return text;
  const log = JSON.parse(text) as { runs: { results: object[]; invocations: object }[] };
  assert.deepEqual(sarifErrors(log), []);
  const [run] = log.runs;
  const results = run?.results.map((result) => ({ ...result, ruleIndex: undefined }));
  return `${JSON.stringify({ results, invocations: run?.invocations }, null, 2)}\n`;
}

function assertExpected(name: string, text: string): void {
  const file = join(FOLDER, name);
  if (process.env['UPDATE'] === '1') {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, text);
  }
  assert.equal(
    text,
    readFileSync(file, 'utf8'),
    `${name}: UPDATE=1 npx mocha test/cli/review-expected.test.ts rewrites it`,
  );
}
