// What a user's hands and eyes do with SRE Lens in VS Code's window: lenses, threads, quick fixes, problems.
import type { Locator, Page } from 'playwright-core';
import { runCommand } from './hands';

const stepMs = 30_000;

/** Typing puts exactly what is typed: VS Code would indent by itself. */
export const typingSettings: Record<string, unknown> = { '[yaml]': { 'editor.autoIndent': 'none' } };

/** Types lines below the line of the cursor, as they are, and leaves the cursor behind the last one. */
export async function typeBelow(page: Page, lines: readonly string[]): Promise<void> {
  await page.keyboard.press('End');
  for (const line of lines) {
    await page.keyboard.press('Enter');
    await page.keyboard.type(line);
    // Suggestions would take the next Enter for themselves.
    await page.keyboard.press('Escape');
  }
}

/** The lens with this text; waits until it is there. */
export async function lensWith(page: Page, text: string | RegExp): Promise<Locator> {
  const lens = page.locator('.codelens-decoration a', { hasText: text }).first();
  await lens.waitFor({ timeout: stepMs });
  return lens;
}

/** The texts of all lenses on screen. */
export function lensTexts(page: Page): Promise<string[]> {
  return page.locator('.codelens-decoration').allInnerTexts();
}

/** Clicks a lens and waits for the thread below it. */
export async function openThread(page: Page, lens: string | RegExp): Promise<Locator> {
  await (await lensWith(page, lens)).click();
  const thread = page.locator('.review-widget', { hasText: 'Technical solution' });
  await thread.waitFor({ timeout: stepMs });
  return thread;
}

/** The comment of a question in an open thread. */
export function questionIn(thread: Locator, id: string): Locator {
  return thread.locator('.review-comment', { hasText: id });
}

/** Picks a row of the quick pick that is open. */
export async function pickRow(page: Page, text: string | RegExp): Promise<void> {
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  await row.waitFor({ timeout: stepMs });
  await row.click();
}

/** Runs a command and picks a row of the list that it asks with; a page that is still loading may take the focus, and the list goes. */
export async function commandAndPick(page: Page, title: string, text: string | RegExp): Promise<void> {
  const end = Date.now() + stepMs;
  for (;;) {
    await runCommand(page, title);
    const row = page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
    try {
      await row.click({ timeout: 5_000 });
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

/** Opens the quick fixes at the cursor and says their titles. */
export async function quickFixes(page: Page): Promise<string[]> {
  const rows = page.locator('.action-widget .monaco-list-row.action');
  const end = Date.now() + stepMs;
  for (;;) {
    // A diagnostic that arrives at this moment makes VS Code drop the menu: a person presses again.
    await page.keyboard.press('Control+.');
    try {
      await rows.first().waitFor({ timeout: 2_000 });
      return (await rows.allInnerTexts()).map((text) => text.trim());
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

/** The rows of the Problems panel, once one of them holds `text`. */
export async function problemsWith(page: Page, text: string | RegExp): Promise<string[]> {
  await runCommand(page, 'View: Focus Problems (Errors, Warnings, Infos)');
  const rows = page.locator('.markers-panel .monaco-list-row');
  await rows.filter({ hasText: text }).first().waitFor({ timeout: stepMs });
  return rows.allInnerTexts();
}
