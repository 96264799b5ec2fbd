// The quick fixes of the checks, on every case of their pages: each can be made, and mends what the check says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolveFix } from '../../src/core/fixes/resolve';
import { CHECKS } from '../../src/core/readiness/index';
import { withFix } from '../fixes/with-fix';
import { readPage } from './page';
import { filesOf, reviewFiles, toldBy } from './run-page';

/** Drafts and steps of several: what they do not mend is for a person to write. */
const FIRST_STEPS = new Set(['create-descriptor', 'add-item']);

/** Checks whose new file is a form to be filled in: a file alone must not pass them. */
const DRAFTS = new Set(['CHG-10', 'PRO-01']);

describe('quick fixes of the readiness checks', () => {
  it('are there', () => {
    assert.ok(CHECKS.some(({ id }) => readFileSync(`docs/checks/${id}.md`, 'utf8').includes('\n  fix: ')));
  });

  for (const { id } of CHECKS) {
    const { cases } = readPage(readFileSync(`docs/checks/${id}.md`, 'utf8'));
    for (const one of cases.filter(({ expected }) => expected.includes('\n  fix: '))) {
      it(`of ${id} mend: ${one.title}`, () => {
        const before = filesOf(one.files, 'baseline');
        const { review, report, session, files } = reviewFiles(filesOf(one.files), undefined, before);
        for (const { service, checks } of review.services) {
          for (const fix of checks.filter((check) => check.id === id).flatMap(({ fixes }) => fixes)) {
            // A command: people answer there.
            if (fix.intent.kind === 'open-checklist') continue;
            const resolved = resolveFix({ head: report.head, syntax: session.syntax }, fix);
            assert.ok(resolved, fix.title);
            const mended = reviewFiles(withFix(files, resolved), undefined, before);
            assert.deepEqual(
              mended.report.problems.filter(({ code }) => !report.problems.some((old) => old.code === code)),
              [],
              fix.title,
            );
            assert.notEqual(toldBy(id, mended.review), toldBy(id, review), fix.title);
            const result = mended.review.services
              .find((other) => other.service === service)
              ?.checks.find((check) => check.id === id);
            if (!FIRST_STEPS.has(fix.intent.kind) && !DRAFTS.has(id))
              assert.equal(result?.state, 'pass', `${fix.title}: ${result?.message}`);
          }
        }
      });
    }
  }
});
