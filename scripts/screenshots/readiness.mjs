// The scenes of a readiness review: its page, and its checks in the Test Explorer.
import { runCommand, waitForStatus } from '../../test/host/hands.ts';
import { pickRow } from '../../test/host/lens-hands.ts';
import { reviewPage } from '../../test/host/view-hands.ts';
import { makeDemo } from '../demo.mjs';

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
          await page.mouse.move(640, 880);
        },
      },
      {
        name: 'readiness-tests',
        show: async (page) => {
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
