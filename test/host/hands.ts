// What a user's hands do in VS Code's window: runs a command, opens a file, waits for what the eyes would see.
import type { Locator, Page } from 'playwright-core';

const stepMs = 30_000;

// The window is drawn before its keyboard shortcuts work, so the key is pressed again until the box is there.
async function quickInput(page: Page, key: string): Promise<Locator> {
  const box = page.locator('.quick-input-widget input').first();
  const end = Date.now() + stepMs;
  for (;;) {
    await page.keyboard.press(key);
    try {
      await box.waitFor({ state: 'visible', timeout: 1_000 });
      return box;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

/** Waits until VS Code has started its extensions: until `text` stands in the status bar. */
export async function waitForStatus(page: Page, text: string | RegExp, timeout = stepMs): Promise<Locator> {
  const item = page.locator('.statusbar-item', { hasText: text }).first();
  await item.waitFor({ timeout });
  return item;
}

/** Runs a command by its title as the command palette shows it (`Category: Title`). */
export async function runCommand(page: Page, title: string): Promise<void> {
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
  const end = Date.now() + stepMs;
  for (;;) {
    const box = await quickInput(page, 'F1');
    try {
      // A document that opens at this moment takes the focus and closes the palette: a person presses again.
      await box.fill(`>${title}`, { timeout: 3_000 });
      await row.waitFor({ timeout: 5_000 });
      await row.click({ timeout: 3_000 });
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

/** Opens a file of the workspace by its path as far as it tells it from others, optionally at a line (from 1). */
export async function openFile(page: Page, file: string, line?: number): Promise<void> {
  const box = await quickInput(page, 'Control+P');
  const name = file.split('/').at(-1) ?? file;
  await box.fill(file);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor({ timeout: stepMs });
  if (line !== undefined) await box.fill(`${file}:${line}`);
  await page.keyboard.press('Enter');
  await page.locator('.tab.active', { hasText: name }).waitFor({ timeout: stepMs });
  await page.locator('.editor-instance .view-lines').first().waitFor({ timeout: stepMs });
}

/** The lines of the active editor that are on screen, as text. VS Code draws blanks as U+00A0; they come back as blanks. */
export async function editorText(page: Page): Promise<string> {
  const lines = await page.locator('.editor-group-container.active .view-line').allInnerTexts();
  return lines.join('\n').replaceAll('\u00a0', ' ');
}
