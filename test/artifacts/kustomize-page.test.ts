// Runs the cases of docs/kubernetes.md. `UPDATE=1` rewrites the blocks `built`.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { type PageCase, readPage, rewritePage } from '../readiness/page';
import { filesOf } from '../readiness/run-page';
import { overlaysOfFiles, shown } from './built';

const PAGE = 'docs/kubernetes.md';

describe('what kustomizations make', () => {
  const page = readPage(readFileSync(PAGE, 'utf8'), 'built');
  const found = new Map<PageCase, string>();

  it('has cases', () => {
    assert.ok(page.cases.length >= 6);
  });

  for (const one of page.cases) {
    it(one.title, () => {
      const told = shown(overlaysOfFiles(filesOf(one.files)));
      found.set(one, told);
      assert.notEqual(told, '');
      if (process.env['UPDATE'] === undefined) assert.equal(told, one.expected);
    });
  }

  after(() => {
    if (process.env['UPDATE'] !== undefined) writeFileSync(PAGE, rewritePage(page, found));
  });
});
