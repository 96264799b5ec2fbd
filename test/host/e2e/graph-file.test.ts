// The picture as one HTML file, opened from the disk in a real browser: it works offline, and names are never more than names.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { makeDemo } from '../../../scripts/demo.mjs';
import { buildCli } from '../../cli/build';
import { launchChromium } from '../chromium';

const run = promisify(execFile);

const HOSTILE = [
  '<img src=x onerror=hit()>',
  '"><script>hit()</script>',
  '</script><script>hit()</script>',
  "' onclick='hit()",
  'javascript:hit()',
  '<svg/onload=hit()>',
  '</title><style>*{display:none}</style>',
  '{{constructor.constructor("hit()")()}}',
  '<!--<script>hit()//-->',
  '&lt;iframe srcdoc="<script>parent.hit()</script>"&gt;',
];

describe('the call graph as one HTML file', function () {
  this.timeout(120_000);
  let scratch: string;
  let browser: Browser;
  let cli: string;

  before(async () => {
    scratch = await mkdtemp(path.join(tmpdir(), 'sre-lens-graph-file-'));
    cli = await buildCli();
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await rm(scratch, { recursive: true, force: true });
  });

  async function open(folder: string): Promise<{ readonly page: Page; readonly told: readonly string[] }> {
    const file = path.join(folder, 'calls.html');
    await run(process.execPath, [cli, 'graph', '--format', 'html', '--output', file], { cwd: folder });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
    const told: string[] = [];
    page.on('console', (message) => told.push(message.text()));
    page.on('pageerror', (error) => told.push(error.message));
    page.on('request', (request) => {
      if (!/^(file|blob):/.test(request.url())) told.push(request.url());
    });
    await page.goto(pathToFileURL(file).href);
    await page.locator('g.node').first().waitFor();
    return { page, told };
  }

  it('is searched, walked through and asked by keyboard alone, its lines linked relative to it', async () => {
    const folder = path.join(scratch, 'phone-shop');
    await makeDemo(folder);
    const { page, told } = await open(folder);
    assert.equal(await page.locator('g.node').count(), 10);
    await page.keyboard.press('/');
    await page.keyboard.type('sms');
    await page.keyboard.press('Enter');
    const details = page.getByRole('complementary', { name: 'Details' });
    await details.getByText('432.0 of 21.6 min/30 d').waitFor();
    const link = details.getByRole('link', { name: 'services/payments/openapi.yaml:93' }).first();
    assert.equal(await link.getAttribute('href'), './services/payments/openapi.yaml#L93');
    await page.locator('g.node[tabindex="0"]').focus();
    await page.keyboard.press('ArrowLeft');
    assert.match(
      (await page.locator('g.node:focus').getAttribute('aria-label')) ?? '',
      /^(payments|identity|orders|collection|shipping), /,
    );
    await page.keyboard.press('Escape');
    await details.getByRole('heading', { name: 'Call graph' }).waitFor();
    assert.deepEqual(told, []);
  });

  it('shows hostile names in every field as what they are', async () => {
    const folder = path.join(scratch, 'hostile');
    await mkdir(path.join(folder, '.sre'), { recursive: true });
    await writeFile(
      path.join(folder, '.sre/config.yaml'),
      `sre-config: "1.0"\ntiers: { core: [${JSON.stringify(HOSTILE[0])}] }\n`,
    );
    for (const [index, text] of HOSTILE.entries()) {
      const name = JSON.stringify(text);
      const next = JSON.stringify(HOSTILE[(index + 1) % HOSTILE.length]);
      const at = path.join(folder, index % 2 === 0 ? `s${index}` : `javascript:s${index}'`);
      await mkdir(at, { recursive: true });
      await writeFile(
        path.join(at, 'sre.yaml'),
        [
          'sre: "1.0"',
          `service: ${name}`,
          `owner: { team: ${name} }`,
          'slos:',
          '  - { id: a, type: availability, target: 99.9%, window: 30d }',
          `dependencies: [{ to: ${next}, mode: sync, criticality: hard }]`,
          'flows:',
          `  - { name: ${name}, tier: core, entry: ${name} }`,
          '',
        ].join('\n'),
      );
    }
    const { page, told } = await open(folder);
    await page.addInitScript('window.hit = () => undefined');
    const names = await page.locator('g.node title').allTextContents();
    assert.ok(names.length >= HOSTILE.length, `${names.length} services`);
    for (const node of await page.locator('g.node').all()) {
      await node.focus();
      await page.keyboard.press('Space');
    }
    await page.getByText(/^List of calls/).click();
    const foreign = await page.evaluate(
      `[...document.querySelectorAll('img, iframe, style, [onerror], [onload], [onclick], [srcdoc]')].length`,
    );
    assert.equal(foreign, 0);
    assert.equal(await page.locator('script').count(), 0);
    const hrefs = (await page.evaluate(`[...document.querySelectorAll('[href]')].map((a) => a.protocol)`)) as string[];
    assert.ok(hrefs.length > 0 && hrefs.every((protocol) => protocol === 'file:'), String(hrefs));
    assert.deepEqual(told, []);
  });
});
