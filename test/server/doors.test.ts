// The same state through both doors: the editor and the command line tell the same findings.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDemo } from '../../scripts/demo.mjs';
import { load } from '../../src/cli/load';
import type { Finding } from '../../src/core/model/finding';
import { findingToDiagnostic } from '../../src/server/to-lsp';
import { REPORT, type ReportResult } from '../../src/protocol/messages';
import { buildCli } from '../cli/build';
import { startTestServer } from './harness';
import { api, BASELINE, CONFIG, LOYALTY, LOYALTY_WITH_CALL, makeShop, NEW_CALL } from './small-shop';

const WAIVER =
  'waivers:\n  - { rule: new-call-to-core, call: "loyalty -> payments", reason: trial, approver: team-sre, expires: 2099-01-31 }\n';
const TIERS = BASELINE[CONFIG] ?? '';

const CI = { ...process.env, CI: '1' };

/** What both doors show of a state of the work tree; the severities of findings that are waived, too. */
async function told(root: string): Promise<{ readonly editor: readonly string[]; readonly cli: readonly Finding[] }> {
  const { report } = await load({ cwd: root });
  const server = await startTestServer(root);
  try {
    await server.judged(() => undefined);
    const editor = [...server.allDiagnostics()].flatMap(([file, list]) =>
      list.filter(({ data }) => data !== undefined).map((one) => lineOf(file, one)),
    );
    return { editor: editor.sort(), cli: report.findings };
  } finally {
    await server.stop();
  }
}

function lineOf(file: string, { data: _, ...diagnostic }: object & { readonly data?: unknown }): string {
  return JSON.stringify([file, diagnostic]);
}

function asEditor(root: string, findings: readonly Finding[]): readonly string[] {
  return findings.map((one) => lineOf(one.place.file, findingToDiagnostic(root, one))).sort();
}

describe('the editor and the command line', function () {
  this.timeout(30_000);

  it('tell the same of the example', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'sre-lens-doors-'));
    try {
      const demo = await makeDemo(dir);
      const { editor, cli } = await told(demo.dir);
      assert.deepEqual(editor, asEditor(demo.dir, cli));
      assert.ok(cli.length > 1);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });

  it('export the same SARIF, with the manuals of the rules', async () => {
    const shop = await makeShop();
    try {
      execFileSync('git', ['-C', shop.root, 'checkout', '--quiet', '-b', 'feature']);
      await shop.write(LOYALTY, LOYALTY_WITH_CALL);
      const args = [await buildCli(), 'check', '--format', 'sarif', '--fail-on', 'never'];
      const cli = execFileSync(process.execPath, args, { cwd: shop.root, encoding: 'utf8', env: CI });
      const server = await startTestServer(shop.root);
      const params = { folder: server.uriOf(shop.root), format: 'sarif' };
      const editor = await server.ask<ReportResult>(REPORT, params).finally(() => void server.stop());
      assert.deepEqual(JSON.parse(editor ?? ''), JSON.parse(cli));
      assert.match(cli, /Every new caller brings load/);
    } finally {
      await shop.remove();
    }
  });

  const states: readonly (readonly [
    what: string,
    before: Readonly<Record<string, string>>,
    after: Readonly<Record<string, string>>,
    rules: readonly string[],
  ])[] = [
    ['a waiver of one of two rules', { [CONFIG]: TIERS + WAIVER }, {}, ['information tier-promotion']],
    [
      'a call that is waived',
      { [CONFIG]: `${TIERS}${WAIVER}${WAIVER.replace('waivers:\n', '').replace('new-call-to-core', 'F-03')}` },
      { [LOYALTY]: api('loyalty', ['redeem', 'expire'], [...NEW_CALL, '  timeout: 1s']) },
      ['warning new-call-to-core waived'],
    ],
    [
      'a waiver that is proposed',
      {},
      { [CONFIG]: TIERS + WAIVER },
      ['warning objective-weakened', 'warning new-call-to-core'],
    ],
    [
      'an observed rule',
      { [CONFIG]: `${TIERS}rules: { new-call-to-core: { observe: 2099-01-31 } }\n` },
      {},
      ['information new-call-to-core'],
    ],
    [
      'an extended config',
      { [CONFIG]: 'sre-config: "1.0"\nextends: ../platform/sre.yaml\n', 'platform/sre.yaml': TIERS },
      { 'platform/sre.yaml': TIERS.replace('core: [orders, payments]', 'core: [payments]') },
      ['warning new-call-to-core', 'information objective-weakened'],
    ],
  ];
  for (const [what, before, after, rules] of states) {
    it(`tell the same of ${what}`, async () => {
      const shop = await makeShop({ ...BASELINE, ...before });
      try {
        execFileSync('git', ['-C', shop.root, 'checkout', '--quiet', '-b', 'feature']);
        for (const [file, text] of Object.entries({ [LOYALTY]: LOYALTY_WITH_CALL, ...after }))
          await shop.write(file, text);
        const { editor, cli } = await told(shop.root);
        assert.deepEqual(editor, asEditor(shop.root, cli));
        assert.deepEqual(
          cli.map(({ severity, rule, waived }) => `${severity} ${rule}${waived === undefined ? '' : ' waived'}`),
          rules,
        );
        const hints = editor.filter((line) => line.includes('"severity":4'));
        assert.equal(hints.length, cli.filter(({ waived }) => waived !== undefined).length);
      } finally {
        await shop.remove();
      }
    });
  }
});
