// Runs the pages of the readiness checks: every case must say exactly what its block says. `UPDATE=1` rewrites the blocks.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { CHECKS } from '../../src/core/readiness/index';
import { type PageCase, readPage, rewritePage } from './page';
import { filesOf, reviewFiles, toldBy } from './run-page';

const FOLDER = 'docs/checks';
const FEWEST_CASES = 3;

describe('the pages of the readiness checks', () => {
  it('are one for each check and no others', () => {
    const pages = readdirSync(FOLDER).filter((name) => name.endsWith('.md') && name !== 'README.md');
    assert.deepEqual(pages.sort(), CHECKS.map(({ id }) => `${id}.md`).sort());
  });

  for (const { id } of CHECKS) {
    describe(id, () => {
      if (!existsSync(`${FOLDER}/${id}.md`)) return;
      const page = readPage(readFileSync(`${FOLDER}/${id}.md`, 'utf8'));
      const found = new Map<PageCase, string>();

      it('is a manual with cases, in which the check passes, does not pass, and more', () => {
        const states = new Set(
          page.cases.flatMap(({ expected }) => [...expected.matchAll(/^\S+ ([a-z-]+): /gm)].map(([, state]) => state)),
        );
        assert.ok(page.title.startsWith(`${id} `), `the title begins with ${id}`);
        assert.ok(page.cases.length >= FEWEST_CASES, `${page.cases.length} cases`);
        assert.ok(
          page.cases.every(({ block }) => block !== undefined),
          'every case has a block review',
        );
        if (process.env['UPDATE'] !== undefined) return;
        assert.ok(states.has('pass'), 'no case passes');
        assert.ok(states.has('fail') || states.has('unknown'), 'every case passes');
      });

      for (const one of page.cases) {
        it(one.title, () => {
          const { review } = reviewFiles(filesOf(one.files), undefined, filesOf(one.files, 'baseline'));
          const told = toldBy(id, review);
          found.set(one, told);
          if (process.env['UPDATE'] === undefined) assert.equal(told, one.expected);
        });
      }

      after(() => {
        if (process.env['UPDATE'] !== undefined) writeFileSync(`${FOLDER}/${id}.md`, rewritePage(page, found));
      });
    });
  }
});
