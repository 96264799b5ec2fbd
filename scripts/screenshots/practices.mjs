// The scenes of the mind map: the view, the monthly review, the picture.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { draftPractices } from '../../src/core/practices/seed.ts';
import { writeDecision } from '../../src/core/practices/write.ts';
import { runCommand, waitForStatus } from '../../test/host/hands.ts';
import { reviewPage } from '../../test/host/view-hands.ts';
import { makeDemo } from '../demo.mjs';

const FILE = '.sre/practices.yaml';
const adopted = [
  'service-tiers dependency-map graceful-degradation load-testing demand-forecast replicas-and-autoscaling',
  'timeouts-and-deadlines bounded-retries service-level-objectives golden-signals runbooks-for-pages',
  'zero-downtime-deployment delivery-pipelines on-call postmortems backups-and-restores',
]
  .join(' ')
  .split(' ');
const notNow = [
  ['benchmarks-in-ci', 'no runner for it yet', '2099-03-31'],
  ['failure-domains', 'one zone until the move', '2099-06-30'],
  ['black-box-probes', 'after the new gateway', '2020-10-31'],
  ['progressive-delivery', 'the mesh comes first', '2099-01-31'],
  ['failure-drills', 'two people on call', '2099-03-31'],
];

/** The demo with a mind map in which some practices are decided. */
async function makeDecided(folder) {
  await makeDemo(folder);
  let text = draftPractices();
  for (const id of adopted) text = writeDecision(FILE, text, id, { state: 'adopted', decided: '2026-11-02' });
  for (const [id, reason, review] of notNow)
    text = writeDecision(FILE, text, id, { state: 'not-now', reason, review, decided: '2026-11-02' });
  await mkdir(path.join(folder, '.sre'), { recursive: true });
  await writeFile(path.join(folder, FILE), text);
  return folder;
}

/** `base`: folder, size and themes of the pictures. */
export function practicesScenes(base) {
  return {
    ...base,
    viewport: { width: 1280, height: 900 },
    make: makeDecided,
    scenes: [
      {
        name: 'practices',
        show: async (page) => {
          await waitForStatus(page, '3 new calls', 120_000);
          await runCommand(page, 'SRE Lens: Focus on Practices View');
          for (const other of ['Pre-sprint', 'Services'])
            await page.locator('.pane-header.expanded', { hasText: other }).click();
          const row = page.locator('.monaco-list-row[aria-label^="Benchmarks run in the pipeline, "]').last();
          await row.click();
          await page.locator('.tab.active', { hasText: 'practices.yaml' }).waitFor();
          await row.hover();
        },
      },
      {
        name: 'practices-review',
        show: async (page) => {
          await page.mouse.move(1200, 830);
          await runCommand(page, 'SRE Lens: Monthly Practices Review');
          await page.locator('.quick-input-title', { hasText: '1 of ' }).waitFor();
          await page.mouse.move(1200, 830);
        },
      },
      {
        name: 'mind-map',
        show: async (page) => {
          await page.keyboard.press('Escape');
          await runCommand(page, 'View: Close All Editors');
          await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
          await runCommand(page, 'SRE Lens: Show SRE Mind Map');
          const node = reviewPage(page).locator('g.item[aria-label^="Benchmarks run in the pipeline, "]');
          await node.waitFor();
          await node.focus();
        },
      },
    ],
  };
}
