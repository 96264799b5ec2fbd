// npm run screenshots [-- NAME…]: pictures of the demo in a real VS Code, light, dark and high contrast; all, or those named.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundle } from '../esbuild.mjs';
import { makeFirstRepository } from '../test/host/first-repository.ts';
import { openFile, runCommand, waitForStatus } from '../test/host/hands.ts';
import {
  lensWith,
  openThread,
  pickRow,
  questionIn,
  quickFixes,
  typeBelow,
  typingSettings,
} from '../test/host/lens-hands.ts';
import { openWorkbench } from '../test/host/open-vscode.ts';
import { viewScenes } from './screenshots/views.mjs';
import { makeDemo } from './demo.mjs';
import { root } from './set-up.mjs';

const themes = [
  { name: 'dark', theme: 'Default Dark Modern' },
  { name: 'light', theme: 'Default Light Modern' },
  { name: 'high-contrast', theme: 'Default High Contrast' },
  { name: 'high-contrast-light', theme: 'Default High Contrast Light' },
];
const payments = 'services/payments/openapi.yaml';
const manifest = 'platform/k8s/payments.yaml';

const twoThemes = ['dark', 'light'];
const large = { folder: 'media/screenshots', themes: twoThemes, scale: 1.25, viewport: { width: 1120, height: 680 } };

// Each scene brings the page to what its picture shows; the scenes of a workspace follow each other.
const workspaces = [
  ...viewScenes,
  {
    ...large,
    make: makeFirstRepository,
    scenes: [
      {
        name: 'first-run',
        show: async (page) => {
          await (await waitForStatus(page, 'no core chosen')).click();
          const rows = page.locator('.quick-input-list .monaco-list-row');
          for (const service of ['orders', 'payments'])
            await rows.filter({ hasText: service }).first().locator('.monaco-checkbox').click();
          await page.locator('.quick-input-widget', { hasText: '2 Selected' }).waitFor();
        },
      },
      {
        name: 'quick-fix',
        show: async (page) => {
          await page.keyboard.press('Enter');
          await page.locator('.tab.active', { hasText: 'config.yaml' }).waitFor();
          await waitForStatus(page, 'no new calls');
          await openFile(page, manifest, 26);
          await typeBelow(page, [
            '            - name: SMS_URL',
            '              value: http://notifications-sms.phone-shop.svc.cluster.local:8080',
          ]);
          await page.keyboard.press('ArrowDown');
          await lensWith(page, 'may promote notifications-sms');
          await page.keyboard.press('ArrowUp');
          await quickFixes(page);
        },
      },
    ],
  },
  {
    ...large,
    make: makeDemo,
    scenes: [
      {
        name: 'new-call',
        show: async (page) => {
          await waitForStatus(page, '3 new calls');
          await openFile(page, payments, 93);
          await lensWith(page, 'promotes notifications-sms');
          await page.locator('.view-line', { hasText: 'sendMessage' }).first().getByText('notifications').hover();
          await page.locator('.monaco-hover-content', { hasText: 'declared supplementary' }).first().waitFor();
        },
      },
      {
        name: 'checklist',
        show: async (page) => {
          await page.mouse.move(0, 0);
          // The thread is what counts here: room for its questions.
          await page.setViewportSize({ width: 1080, height: 990 });
          await runCommand(page, 'View: Show SRE Lens');
          const thread = await openThread(page, 'promotes notifications-sms');
          const question = questionIn(thread, 'TS-03');
          await question.getByRole('button', { name: 'Use Ready Answer' }).click();
          await pickRow(page, 'Agreed with the owners');
          await question.getByText('answered', { exact: true }).waitFor();
          await page.locator('.pane-body', { hasText: 'PAY-123' }).waitFor();
          await lensWith(page, '2 questions open');
        },
      },
    ],
  },
];

// What blinks or comes late is no part of a picture.
async function settle(page) {
  await page.addStyleTag({ content: '.cursor, .notifications-toasts { visibility: hidden !important }' });
  await page.evaluate(() => document.fonts.ready);
  await page.locator('.statusbar-item', { hasText: 'Activating Extensions' }).waitFor({ state: 'detached' });
}

async function picturesOf({ make, prepare, scenes, folder, scale, viewport, options = {} }, { name, theme }, scratch) {
  const target = path.join(root, folder);
  await mkdir(target, { recursive: true });
  const workspaceFolder = path.join(scratch, name, scenes[0].name, 'phone-shop');
  await mkdir(path.dirname(workspaceFolder), { recursive: true });
  const opened = (await make(workspaceFolder)) === 'nothing' ? {} : { workspaceFolder };
  const beside = await prepare?.();
  const workbench = await openWorkbench({
    ...opened,
    extensionPath: root,
    theme,
    scale,
    viewport,
    settings: { ...typingSettings, 'window.title': '${rootName}', 'editor.fontSize': 13 },
    ...options,
    ...beside?.options,
  });
  try {
    for (const scene of scenes) {
      await scene.show(workbench.page);
      await settle(workbench.page);
      await workbench.page.screenshot({ path: path.join(target, `${scene.name}-${name}.png`) });
      console.log(`${folder}/${scene.name}-${name}.png`);
    }
  } finally {
    await workbench.close();
    await beside?.end();
  }
}

async function main() {
  const named = process.argv.slice(2);
  const scratch = await mkdtemp(path.join(tmpdir(), 'sre-lens-screenshots-'));
  await bundle();
  try {
    for (const theme of themes)
      for (const workspace of workspaces) {
        const wanted = named.length === 0 || workspace.scenes.some((scene) => named.includes(scene.name));
        if (wanted && workspace.themes.includes(theme.name)) await picturesOf(workspace, theme, scratch);
      }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
