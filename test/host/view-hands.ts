// What a user's hands and eyes do with the views and pages of SRE Lens in VS Code's window.
import type { FrameLocator, Locator, Page } from 'playwright-core';

const stepMs = 30_000;

/** The row of a service in the *Services* view. */
export async function serviceRow(page: Page, name: string): Promise<Locator> {
  const row = page.locator(`.monaco-list-row[aria-label^="${name}, "][aria-level="2"]`, { hasText: name }).last();
  await row.waitFor({ timeout: stepMs });
  return row;
}

/** Picks from the context menu of a row. */
export async function pickFromMenu(row: Locator, name: string): Promise<void> {
  await row.click({ button: 'right' });
  const item = row.page().getByRole('menuitem', { name, exact: true });
  // By the keyboard: a menu that has only just opened takes no click.
  await item.hover();
  await row.page().keyboard.press('Enter');
  await item.waitFor({ state: 'hidden' });
}

/** Unfolds a row of a tree. */
export async function unfold(row: Locator): Promise<void> {
  await row.waitFor({ timeout: stepMs });
  await row.click();
  if ((await row.getAttribute('aria-expanded')) === 'false') await row.press('ArrowRight');
}

/** The document of the page of the new calls. */
export function reviewPage(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
}

/** Accepts what the save dialog of this title proposes, a file of this name. */
export async function saveAs(page: Page, name: string, title = 'Save the report'): Promise<void> {
  const dialog = page.locator('.quick-input-widget', { hasText: title });
  const box = dialog.locator('input').first();
  await box.waitFor({ timeout: stepMs });
  const end = Date.now() + stepMs;
  for (;;) {
    // The dialog first looks at the folder that it proposes: what is entered meanwhile is not heard.
    if ((await box.inputValue()).endsWith(`/${name}`)) await box.press('Enter');
    try {
      await dialog.waitFor({ state: 'hidden', timeout: 1_000 });
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

/** Whether something shows within a second. */
export async function appears(what: Locator): Promise<boolean> {
  return what.waitFor({ timeout: 1000 }).then(
    () => true,
    () => false,
  );
}
