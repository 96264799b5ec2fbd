// The scenes of a readiness review: its page, and its checks in the Test Explorer.
import { runCommand, waitForStatus } from '../../test/host/hands.ts';
import { pickRow } from '../../test/host/lens-hands.ts';
import { reviewPage } from '../../test/host/view-hands.ts';
import { makeDemo } from '../demo.mjs';

async function typeService(page, name) {
  const box = page.locator('.quick-input-widget', { hasText: 'which service' }).locator('input').first();
  await box.waitFor();
  await box.fill(name);
  await box.press('Enter');
}

/** `base`: folder, size and themes of the pictures. */
export function readinessScenes(base) {
  return {
    ...base,
    viewport: { width: 1280, height: 900 },
    make: makeDemo,
    scenes: [
      {
        name: 'readiness',
        show: async (page) => {
          await waitForStatus(page, '3 new calls', 120_000);
          await runCommand(page, 'View: Show SRE Lens');
          await runCommand(page, 'SRE Lens: Run Production Readiness Review');
          await pickRow(page, 'All core services');
          await reviewPage(page).locator('ol li').first().waitFor();
          await page.mouse.move(1200, 830);
        },
      },
      {
        name: 'stage',
        show: async (page) => {
          await runCommand(page, 'SRE Lens: Request Limited Availability');
          await typeService(page, 'payments');
          await reviewPage(page).getByRole('heading', { name: 'payments lacks' }).waitFor();
          await page.mouse.move(1200, 830);
        },
      },
      {
        name: 'attest',
        show: async (page) => {
          await runCommand(page, 'SRE Lens: Attest Readiness');
          await typeService(page, 'payments');
          await page.locator('.quick-input-title', { hasText: 'Attest readiness of payments' }).waitFor();
          await page.mouse.move(1200, 830);
        },
      },
      {
        name: 'readiness-tests',
        show: async (page) => {
          await page.keyboard.press('Escape');
          await runCommand(page, 'View: Close All Editors');
          await runCommand(page, 'Test: Run All Tests');
          await runCommand(page, 'Testing: Focus on Test Explorer View');
          const row = (text) => page.locator('.test-explorer .monaco-list-row', { hasText: text }).first();
          await page
            .locator(
              '.test-explorer .monaco-list-row[aria-label*="(Passed)"], .test-explorer .monaco-list-row[aria-label*="(Errored)"]',
            )
            .first()
            .waitFor();
          for (const text of ['notifications-sms', 'Capacity planning']) {
            await row(text).click();
            await page.keyboard.press('ArrowRight');
          }
          await row('CAP-04').waitFor();
        },
      },
    ],
  };
}
