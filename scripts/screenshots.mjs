// npm run screenshots [-- DIR]: pictures of the demo in a real VS Code, light and dark, in media/screenshots or DIR.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundle } from '../esbuild.mjs';
import { openFile } from '../test/host/hands.ts';
import { openWorkbench } from '../test/host/open-vscode.ts';
import { makeDemo } from './demo.mjs';
import { root } from './set-up.mjs';

const themes = [
  { name: 'dark', theme: 'Default Dark Modern' },
  { name: 'light', theme: 'Default Light Modern' },
];

// Each scene brings the page to what its picture shows.
const scenes = [
  {
    name: 'new-call',
    show: async (page) => {
      await openFile(page, 'services/payments/openapi.yaml', 93);
      await page.locator('.codelens-decoration a', { hasText: 'sms' }).first().waitFor({ timeout: 30_000 });
    },
  },
];

async function main() {
  const target = path.resolve(process.argv[2] ?? path.join(root, 'media/screenshots'));
  const scratch = await mkdtemp(path.join(tmpdir(), 'sre-lens-screenshots-'));
  await mkdir(target, { recursive: true });
  await bundle();
  try {
    for (const { name, theme } of themes) {
      const workspaceFolder = path.join(scratch, name, 'phone-shop');
      await makeDemo(workspaceFolder);
      const workbench = await openWorkbench({ workspaceFolder, extensionPath: root, theme, scale: 2 });
      try {
        for (const scene of scenes) {
          await scene.show(workbench.page);
          await workbench.page.screenshot({ path: path.join(target, `${scene.name}-${name}.png`) });
          console.log(`${scene.name}-${name}.png`);
        }
      } finally {
        await workbench.close();
      }
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
