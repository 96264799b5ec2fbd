// In the real extension host: what the demo's branch shows, the same as the command line says.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { asCommitted, diagnosed, LOYALTY, lens, lensTitles, openAt, PAYMENTS, root } from './shop';

const run = promisify(execFile);

interface CliFinding {
  readonly rule: string;
  readonly severity: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
}

const SEVERITY = ['error', 'warning', 'information', 'hint'];

async function checkByCommandLine(): Promise<CliFinding[]> {
  const extension = vscode.extensions.getExtension('sre-lens.sre-lens');
  assert.ok(extension !== undefined);
  const cli = path.join(extension.extensionPath, 'dist/cli.js');
  const { stdout } = await run(process.execPath, [cli, 'check', '--format', 'json', '--fail-on', 'never'], {
    cwd: root(),
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  return (JSON.parse(stdout) as { findings: CliFinding[] }).findings;
}

function findingsOnScreen(): CliFinding[] {
  return vscode.languages.getDiagnostics().flatMap(([uri, all]) =>
    all
      .filter((one) => one.source === 'SRE Lens')
      .map((one) => ({
        rule: typeof one.code === 'object' ? String(one.code.value) : String(one.code),
        severity: SEVERITY[one.severity] ?? '',
        file: vscode.workspace.asRelativePath(uri),
        line: one.range.start.line + 1,
        column: one.range.start.character + 1,
        endLine: one.range.end.line + 1,
        endColumn: one.range.end.character + 1,
        message: one.message.split('\n')[0] ?? '',
      })),
  );
}

function byFile(a: CliFinding, b: CliFinding): number {
  return a.file.localeCompare(b.file);
}

describe('the branch of the demo', () => {
  before(async () => {
    await asCommitted();
    await diagnosed(PAYMENTS, 1);
    await diagnosed(LOYALTY, 1);
  });

  it('shows exactly the two findings of the command line, at the same places', async () => {
    const expected = (await checkByCommandLine()).map(
      ({ rule, severity, file, line, column, endLine, endColumn, message }) => ({
        rule,
        severity,
        file,
        line,
        column,
        // Of several lines the first one is underlined.
        ...(endLine === line ? { endLine, endColumn } : { endLine: line + 1, endColumn: 1 }),
        message,
      }),
    );
    assert.deepEqual(findingsOnScreen().sort(byFile), expected.sort(byFile));
    assert.deepEqual(
      expected.map(({ rule, severity }) => `${severity} ${rule}`),
      ['warning new-call-to-core', 'error slo-infeasible'],
    );
  });

  it('links each finding to the manual of its rule and to the lines that it rests on', async () => {
    const [promotion] = await diagnosed(PAYMENTS, 1);
    const code = promotion?.code;
    assert.ok(typeof code === 'object' && code.target.path.endsWith('docs/rules/slo-infeasible.md'));
    assert.ok((promotion?.relatedInformation ?? []).length > 0);
  });

  it('says in the status what is new, what touches core and what is open', async () => {
    const status = (await lens()).status();
    assert.deepEqual(
      [status?.services, status?.newCalls, status?.touchCore, status?.openQuestions, status?.baseline.kind],
      [10, 3, 2, 7, 'commit'],
    );
  });

  it('has a lens at each new call', async () => {
    assert.deepEqual(await lensTitles(PAYMENTS), [
      'new · promotes notifications-sms to core · budget 453.4 of 21.6 min/30 d · 3 questions open',
    ]);
    const [loyalty] = await lensTitles(LOYALTY);
    assert.match(loyalty ?? '', /^new · .*loyalty.* · budget 237\.5 of 216\.0 min\/30 d · 4 questions open$/);
  });

  it('says on hover what the call reaches and why that is core', async () => {
    const editor = await openAt(PAYMENTS, 'notifications-sms#sendMessage');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      editor.selection.active,
    );
    const text = hovers
      .flatMap((hover) => hover.contents)
      .map((content) => (typeof content === 'string' ? content : content.value))
      .join('\n')
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
    assert.match(text, /core, declared supplementary/);
    assert.match(text, /checkout waits for it/);
    assert.match(text, /432(\.0)? min of error budget/);
  });
});
