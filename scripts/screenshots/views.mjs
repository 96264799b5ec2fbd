// The scenes of the views, the pages and the walkthrough.
import { openFile, runCommand, waitForStatus } from '../../test/host/hands.ts';
import { openThread, pickRow } from '../../test/host/lens-hands.ts';
import { reviewPage, serviceRow, unfold } from '../../test/host/view-hands.ts';
import { startPrometheus, whyNoPrometheus } from '../../test/sources/real-prometheus.ts';
import { makeDemo } from '../demo.mjs';
import { practicesScenes } from './practices.mjs';
import { readinessScenes } from './readiness.mjs';

const everyTheme = ['dark', 'light', 'high-contrast', 'high-contrast-light'];
const small = { folder: 'docs/pictures', scale: 1, viewport: { width: 1080, height: 720 } };

const list = (page) => page.locator('.quick-input-list .monaco-list-row');

// What stays of one scene is no part of the next.
async function clear(page) {
  await page.keyboard.press('Escape');
  await runCommand(page, 'View: Close All Editors');
  await page.locator('.tab').first().waitFor({ state: 'detached' });
}

function step(number, title, drawn) {
  return {
    name: `walkthrough-${number}`,
    show: async (page) => {
      if (number === 1) {
        await waitForStatus(page, '3 new calls');
        await clear(page);
        await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
        await runCommand(page, 'Welcome: Open Walkthrough...');
        await pickRow(page, 'Get Started with SRE Lens');
      }
      const button = page.locator('.getting-started-step', { hasText: title });
      await button.waitFor();
      if (number > 1) await button.click();
      // Its picture is drawn in a frame of its own.
      await page.frameLocator('.getting-started-media iframe').frameLocator('#active-frame').getByText(drawn).waitFor();
      await page.locator('.getting-started-step.expanded', { hasText: title }).waitFor();
    },
  };
}

// With a real Prometheus beside it, where one is installed.
const liveScenes = {
  ...small,
  themes: ['dark', 'light'],
  make: makeDemo,
  prepare: async () => {
    const prometheus = await startPrometheus();
    return {
      options: { machineSettings: { 'sreLens.live.prometheus.url': prometheus.url } },
      end: prometheus.stop,
    };
  },
  scenes: [
    {
      name: 'live',
      show: async (page) => {
        await waitForStatus(page, '3 new calls');
        await runCommand(page, 'View: Show SRE Lens');
        await page.locator('.pane-header', { hasText: 'Pre-sprint' }).click();
        await openFile(page, 'services/payments/sre.yaml', 12);
        await runCommand(page, 'SRE Lens: Refresh Live Numbers');
        await page.locator('.monaco-list-row', { hasText: 'live 99' }).first().waitFor();
        await page.locator('.view-line', { hasText: '99.95%' }).first().getByText('availability').first().hover();
        await page.locator('.monaco-hover-content', { hasText: 'live, 30 d' }).first().waitFor();
      },
    },
  ],
};

// What a call does to the numbers: on hover, in its checklist, and before it is written.
const numberScenes = {
  ...small,
  viewport: { width: 1080, height: 860 },
  themes: everyTheme,
  make: makeDemo,
  scenes: [
    {
      name: 'numbers-hover',
      show: async (page) => {
        await waitForStatus(page, '3 new calls', 90_000);
        await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
        await openFile(page, 'services/payments/sre.yaml', 12);
        await page.locator('.view-line', { hasText: '99.95%' }).first().getByText('availability').first().hover();
        await page.locator('.monaco-hover-content', { hasText: 'Biggest spender' }).first().waitFor();
      },
    },
    {
      name: 'ways-out',
      show: async (page) => {
        await page.mouse.move(0, 0);
        await openFile(page, 'services/payments/openapi.yaml', 93);
        const thread = await openThread(page, 'promotes notifications-sms');
        await thread.getByText('Ways out').waitFor();
      },
    },
    {
      name: 'plan',
      show: async (page) => {
        await page.keyboard.press('Escape');
        await clear(page);
        await runCommand(page, 'SRE Lens: Plan a New Call');
        for (const row of [
          'payments',
          'confirmCharge',
          'loyalty',
          'listRewards',
          'fails without it',
          'See the numbers',
        ])
          await pickRow(page, row);
        await list(page).filter({ hasText: 'Discard' }).waitFor();
      },
    },
  ],
};

export const viewScenes = [
  numberScenes,
  practicesScenes({ ...small, themes: everyTheme }),
  readinessScenes({ ...small, themes: everyTheme }),
  ...(whyNoPrometheus() === undefined ? [liveScenes] : []),
  {
    ...small,
    viewport: { width: 1280, height: 780 },
    themes: everyTheme,
    make: makeDemo,
    scenes: [
      {
        name: 'call-graph',
        show: async (page) => {
          await waitForStatus(page, '3 new calls');
          await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
          await runCommand(page, 'SRE Lens: Show Call Graph');
          await reviewPage(page).locator('g.node').first().waitFor();
        },
      },
      {
        name: 'blast-radius',
        show: async (page) => {
          await runCommand(page, 'SRE Lens: Show Blast Radius');
          await pickRow(page, 'notifications-sms');
          await reviewPage(page).locator('select', { hasText: 'If notifications-sms is down' }).waitFor();
          await reviewPage(page).getByRole('heading', { name: 'notifications-sms' }).waitFor();
        },
      },
    ],
  },
  {
    ...small,
    themes: everyTheme,
    make: makeDemo,
    scenes: [
      {
        name: 'services',
        show: async (page) => {
          await waitForStatus(page, '3 new calls');
          await runCommand(page, 'View: Show SRE Lens');
          await page.locator('.pane-header', { hasText: 'Pre-sprint' }).click();
          await unfold(await serviceRow(page, 'payments'));
          await unfold(page.locator('[aria-label="Callers, 4"]'));
          await page.locator('[aria-label^="loyalty, new"]').first().click();
          await page.locator('.tab.active', { hasText: 'sre.yaml' }).waitFor();
          await page.locator('.codelens-decoration').first().waitFor();
        },
      },
      {
        name: 'review',
        show: async (page) => {
          await clear(page);
          await runCommand(page, "SRE Lens: Review This Branch's New Calls");
          await reviewPage(page).getByRole('heading', { name: 'New calls', exact: true }).waitFor();
        },
      },
      {
        // 600 pixels are left for the editor.
        name: 'review-narrow',
        show: async (page) => {
          await page.setViewportSize({ width: 918, height: 900 });
          await reviewPage(page)
            .locator('main')
            .evaluate((main) => main.ownerDocument.documentElement.scrollTo(0, 0));
          await page.mouse.move(0, 0);
        },
      },
      {
        name: 'review-call',
        show: async (page) => {
          await page.setViewportSize(small.viewport);
          const numbers = reviewPage(page).getByRole('heading', { level: 3 }).first();
          await numbers.evaluate((heading) => heading.scrollIntoView({ block: 'start' }));
        },
      },
    ],
  },
  {
    ...small,
    themes: ['dark', 'light'],
    make: makeDemo,
    scenes: [
      {
        name: 'explain-tier',
        show: async (page) => {
          await waitForStatus(page, '3 new calls');
          await runCommand(page, 'SRE Lens: Explain Tier');
          await pickRow(page, 'notifications-sms');
          await list(page).filter({ hasText: 'Effective tier: core' }).waitFor();
        },
      },
      {
        name: 'show-path',
        show: async (page) => {
          await page.keyboard.press('Escape');
          await runCommand(page, 'SRE Lens: Show Path');
          await pickRow(page, 'notifications-sms');
          await page.locator('.quick-input-widget', { hasText: 'Path of payments#confirmCharge' }).waitFor();
          await page.keyboard.press('ArrowDown');
          await page.locator('.tab.active', { hasText: 'openapi.yaml' }).waitFor();
        },
      },
      {
        name: 'export-report',
        show: async (page) => {
          await page.keyboard.press('Escape');
          await runCommand(page, 'SRE Lens: Export Report…');
          await list(page).filter({ hasText: 'SARIF' }).waitFor();
        },
      },
    ],
  },
  {
    ...small,
    viewport: { width: 1400, height: 900 },
    themes: everyTheme,
    make: makeDemo,
    scenes: [
      step(1, 'Open what you have', 'SERVICES'),
      step(2, 'Say which services are core', 'Which services are core?'),
      step(3, 'Add a call, answer where it is written', /^Technical solution/),
      step(4, 'Review the branch, here and in CI', '$ sre-lens check'),
    ],
  },
  {
    ...small,
    themes: ['dark', 'light'],
    make: makeDemo,
    options: { trusted: false },
    scenes: [
      {
        name: 'restricted-mode',
        show: async (page) => {
          await waitForStatus(page, 'Restricted Mode, no baseline');
          await runCommand(page, 'View: Show SRE Lens');
          await page.locator('.pane-body', { hasText: 'In Restricted Mode git does not run' }).waitFor();
          await serviceRow(page, 'orders');
          await page.mouse.move(640, 690);
        },
      },
    ],
  },
  {
    ...small,
    themes: ['dark', 'light'],
    make: async () => 'nothing',
    scenes: [
      {
        name: 'empty-views',
        show: async (page) => {
          await page.getByRole('tab', { name: 'SRE Lens' }).click();
          await page.locator('.pane-body', { hasText: 'Open a folder with OpenAPI documents' }).first().waitFor();
          await waitForStatus(page, 'no services');
          await page.mouse.move(640, 690);
        },
      },
    ],
  },
];
