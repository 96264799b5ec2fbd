// Checks that a company writes itself, and those that it sets otherwise: `UPDATE=1` rewrites the blocks of own-checks.md.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import type { CheckResult } from '../../src/core/model/review';
import { type PageCase, readPage, rewritePage } from './page';
import { filesOf, reviewFiles } from './run-page';

const PAGE = 'test/readiness/own-checks.md';
const SHOWN = /^(?:ACME-|CAP-04|CAP-06|CHG-06)/;

describe('own checks', () => {
  const page = readPage(readFileSync(PAGE, 'utf8'));
  const found = new Map<PageCase, string>();

  for (const one of page.cases) {
    it(one.title, () => {
      const { review, report } = reviewFiles(filesOf(one.files), { profile: 'starter' });
      const isSet = one.title.startsWith('A check of the catalogue');
      const told = [
        ...review.services.flatMap(({ service, checks }) =>
          checks
            .filter(({ id }) => SHOWN.test(id) && (isSet || id.startsWith('ACME-')))
            .flatMap((check) => lines(service, check)),
        ),
        ...report.problems
          .filter(({ place }) => place?.file === '.sre/config.yaml')
          .map(({ code, message, place }) => `.sre/config.yaml:${place?.line} ${code}: ${message}`),
      ].join('\n');
      found.set(one, told);
      assert.notEqual(told, '');
      if (process.env['UPDATE'] === undefined) assert.equal(told, one.expected);
    });
  }

  after(() => {
    if (process.env['UPDATE'] !== undefined) writeFileSync(PAGE, rewritePage(page, found));
  });
});

function lines(
  service: string,
  { id, group, state, severity, demand, message, evidence }: CheckResult,
): readonly string[] {
  const counts = severity === undefined ? '' : `, ${severity}`;
  return [
    `${service} ${id} in ${group} ${state} (${demand}${counts}): ${message}`,
    ...evidence.map(({ place }) => `  ${place.file}:${place.line}`),
  ];
}
