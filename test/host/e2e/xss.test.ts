// Forty hostile texts in all fields of every page that we draw, in a real browser. Each field by itself is goal R13.
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { PAYLOADS } from '../../robustness/xss-payloads';
import { allPages, type XssPage } from '../../robustness/xss-pages';
import { tryXss } from '../../robustness/xss';
import { everywhere, fieldByField } from '../../robustness/xss-cases';
import { fieldsOf } from '../../robustness/xss-workspace';
import { launchChromium } from '../chromium';

const CANARY: XssPage = {
  id: 'a page that forgets to escape',
  draw: ({ text }) =>
    `<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="default-src 'none';"><title>x</title><p title="${text}">${text}</p>`,
};

describe('pages with hostile texts', function () {
  this.timeout(300_000);
  let browser: Browser;

  before(async () => {
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
  });

  it(`run, load and hold nothing of ${PAYLOADS.length} texts`, async () => {
    assert.equal(new Set(PAYLOADS).size, 40);
    const pages = await allPages();
    const { shown, hits } = await tryXss(browser, pages, everywhere());
    assert.deepEqual(hits.slice(0, 5), []);
    assert.ok(shown > PAYLOADS.length * pages.length);
  });

  it('are tried with each text in each field', () => {
    const cases = fieldByField();
    const fields = fieldsOf();
    assert.ok(fields.length > 70, `${fields.length} fields`);
    for (const field of fields)
      assert.equal(
        new Set(cases.map(({ textOf }) => textOf(field)).filter((text) => text !== undefined)).size,
        40,
        field,
      );
  });

  it('would be told: a page that forgets to escape is hit by nearly every text', async () => {
    const { hits } = await tryXss(browser, [CANARY], everywhere());
    assert.ok(hits.length >= 35, `${hits.length} hits`);
    assert.ok(hits.some((hit) => hit.includes('ran')));
    assert.ok(hits.some((hit) => hit.includes('requested')));
  });
});
