// Pages with hostile texts in a real browser: what runs, what is loaded, and what stands there that we did not write.
import type { Browser, Page } from 'playwright-core';
import type { DrawnFrom, XssPage } from './xss-pages';
import { reportWith, type TextOf } from './xss-workspace';

export interface XssRun {
  /** Documents that were opened, and messages that open ones were told. */
  readonly shown: number;
  /** Page, field and text, with what came of it. */
  readonly hits: readonly string[];
}

const ADDRESS = 'http://page.example/';
const POLICY = /<meta http-equiv="Content-Security-Policy" content="default-src 'none';[^>]*>/;
/** With these only what is ours stands on the pages: any text in all fields, and each kind of baseline. */
const HARMLESS: readonly Omit<XssCase, 'where'>[] = [
  { textOf: () => undefined, text: 'plain' },
  ...['a#b', 'a: b', ''].map((text) => ({ textOf: () => text, text })),
  { textOf: (field) => (field === 'baseline reason' ? 'none' : undefined), text: 'plain' },
];

interface Seen {
  /** `a`, `a@href`: elements and their attributes. */
  readonly parts: readonly string[];
  /** Addresses that lead elsewhere than into the page's own site. */
  readonly addresses: readonly string[];
  readonly ran: number;
}

/** A workspace to show: where which text stands, and the text that plays what no file holds. */
export interface XssCase {
  readonly where: string;
  readonly textOf: TextOf;
  readonly text: string;
}

/**
 * Shows every page of every case, its security policy taken out, so that what would get through is not held up by a second
 * lock. A hit: `hit()` runs, anything is requested, an element or an attribute stands there that no harmless text brings, an
 * address leads out, or a page has no policy. `tried` hears of each case before it is shown, and of how many were.
 */
export async function tryXss(
  browser: Browser,
  pages: readonly XssPage[],
  cases: readonly XssCase[],
  tried: (page: XssPage, count: number) => void = () => undefined,
): Promise<XssRun> {
  const context = await browser.newContext();
  await context.addInitScript(`
    window.ran = 0;
    window.hit = () => { window.ran += 1; };
    window.acquireVsCodeApi = () => ({ setState() {}, getState() {}, postMessage() {} });
  `);
  const tab = await context.newPage();
  const hits: string[] = [];
  const requested: string[] = [];
  let document = '';
  await tab.route('**/*', async (route) => {
    if (route.request().url() === ADDRESS) return route.fulfill({ contentType: 'text/html', body: document });
    requested.push(route.request().url());
    return route.abort();
  });
  let shown = 0;
  const show = async (page: XssPage, from: DrawnFrom): Promise<readonly Seen[]> => {
    document = page.draw(from).replace(POLICY, '');
    await tab.goto(ADDRESS, { waitUntil: 'load' });
    const seen = [await lookAt(tab)];
    shown += 1;
    if (page.update !== undefined) {
      const data = JSON.stringify(page.update(from));
      await tab.evaluate(`window.dispatchEvent(new MessageEvent('message', { data: ${data} }))`);
      seen.push(await lookAt(tab));
      shown += 1;
    }
    return seen;
  };
  for (const page of pages) {
    const own = new Set<string>();
    for (const { textOf, text } of HARMLESS)
      for (const { parts } of await show(page, { report: reportWith(textOf), text }))
        for (const part of parts) own.add(part);
    for (const [count, { where, textOf, text }] of cases.entries()) {
      tried(page, count);
      const from = { report: reportWith(textOf), text };
      const found = POLICY.test(page.draw(from)) ? [] : ['no policy'];
      requested.length = 0;
      for (const { parts, addresses, ran } of await show(page, from)) {
        if (ran > 0) found.push('ran');
        found.push(...parts.filter((part) => !own.has(part)), ...addresses);
      }
      found.push(...requested.map((url) => `requested ${url}`));
      if (found.length > 0)
        hits.push(`${page.id}, ${where}: ${[...new Set(found)].join(', ')} from ${JSON.stringify(text)}`);
    }
  }
  await context.close();
  return { shown, hits };
}

/** Runs in the tab once what was started by loading it has had its turn. */
const LOOK = `(async () => {
  await new Promise((done) => setTimeout(done, 0));
  const all = [...document.querySelectorAll('*')];
  const leading = ['href', 'src', 'action', 'formaction', 'data', 'xlink:href', 'srcdoc'];
  const isOurs = (value) => { try { return new URL(value, document.baseURI).origin === location.origin; } catch { return false; } };
  return {
    parts: [...new Set(all.flatMap(({ localName, attributes }) => [localName, ...[...attributes].map(({ name }) => localName + '@' + name)]))],
    addresses: all.flatMap((element) => leading.flatMap((name) => {
      const value = element.getAttribute(name);
      return value === null || isOurs(value) ? [] : [element.localName + ' leads to ' + value];
    })),
    ran: window.ran,
  };
})()`;

async function lookAt(tab: Page): Promise<Seen> {
  // A picture is laid out by a thread of the page.
  await tab.waitForFunction(`document.querySelector('[aria-busy="true"]') === null`);
  return tab.evaluate<Seen>(LOOK);
}
