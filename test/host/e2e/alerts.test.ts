// Alerts by a user's hands: what is wrong is underlined where it stands, and burn-rate alerts are generated and saved.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeDemo } from '../../../scripts/demo.mjs';
import { openFile, runCommand, waitForStatus } from '../hands';
import { pickRow, problemsWith } from '../lens-hands';
import { repositoryRoot } from '../npm-package';
import { openWorkbench, type Workbench } from '../open-vscode';
import { saveAs } from '../view-hands';

const RULES = `groups:
  - name: payments
    rules:
      - alert: PaymentsErrors
        expr: |
          rate(sum(http_requests_total{service="payments", code=~"5.."})[5m:])
            > 1
        labels: { severity: page, service: payments }
        annotations:
          summary: Payments fail
      - alert: PaymentsBroken
        expr: sum(rates(http_requests_total{service="payments"}[5m])) > 1
        for: 5m
        labels: { severity: ticket, team: payments }
        annotations: { summary: Payments fail }
`;

describe('alerts, by hand', function () {
  this.timeout(180_000);
  let scratch: string;
  let workspaceFolder: string;
  let workbench: Workbench;

  before(async () => {
    scratch = await mkdtemp(path.join(tmpdir(), 'sre-lens-alerts-'));
    workspaceFolder = path.join(scratch, 'phone-shop');
    await makeDemo(workspaceFolder);
    await writeFile(path.join(workspaceFolder, 'services/payments/alerts.yaml'), RULES);
    workbench = await openWorkbench({
      workspaceFolder,
      extensionPath: repositoryRoot,
      settings: { 'files.simpleDialog.enable': true },
      viewport: { width: 1280, height: 900 },
    });
    await waitForStatus(workbench.page, '3 new calls, 2 touch core, 7 questions open');
  });

  after(async () => {
    await workbench?.close();
    await rm(scratch, { recursive: true, force: true });
  });

  it('are underlined where they are wrong', async () => {
    const { page } = workbench;
    await openFile(page, path.join(workspaceFolder, 'services/payments/alerts.yaml'), 4);
    const said = await problemsWith(page, 'PromQL has no function');
    assert.ok(
      said.some((row) => row.includes('PaymentsErrors pages, but no runbook_url')),
      said.join('\n'),
    );
    await page.screenshot({ path: path.join(repositoryRoot, 'out/screens/alerts.png') });
  });

  it('are generated from an objective, with a test beside them', async () => {
    const { page } = workbench;
    await runCommand(page, 'SRE Lens: Generate Burn-Rate Alerts from SLO');
    await pickRow(page, 'payments');
    await pickRow(page, 'availability');
    await pickRow(page, 'Rule file');
    await saveAs(page, 'payments-availability.rules.yaml', 'Save the alerts');
    await page.locator('.tab.active', { hasText: 'payments-availability.rules.yaml' }).waitFor();
    await page.screenshot({ path: path.join(repositoryRoot, 'out/screens/alerts-generated.png') });
    const folder = path.join(workspaceFolder, 'services/payments');
    const rules = await readFile(path.join(folder, 'payments-availability.rules.yaml'), 'utf8');
    const test = await readFile(path.join(folder, 'payments-availability.test.yaml'), 'utf8');
    assert.match(rules, /- alert: PaymentsAvailabilityBudgetBurn/);
    assert.match(test, /^rule_files: \[payments-availability\.rules\.yaml\]$/m);
  });
});
