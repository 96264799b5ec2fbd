// The quick fixes of the checks, on every case of their pages: each can be made, and mends what the check says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { CheckResult } from '../../src/core/model/review';
import type { FileSet } from '../../src/core/model/snapshot';
import { resolveFix } from '../../src/core/fixes/resolve';
import { CHECKS } from '../../src/core/readiness/index';
import { withFix } from '../fixes/with-fix';
import { readPage } from './page';
import { filesOf, type Reviewed, reviewFiles, toldBy } from './run-page';

/** Drafts and steps of several: what they do not mend is for a person to write. */
const FIRST_STEPS = new Set(['create-descriptor', 'add-item']);

/** Checks whose new file is a form to be filled in: a file alone must not pass them. */
const DRAFTS = new Set(['CHG-10', 'PRO-01']);

/** What a fix says that writes only where something has to be written. */
const TO_BE_FILLED_IN = /to be filled in/;

/** More steps than any check has fixes. */
const MOST_STEPS = 8;

/** What the check says once its fixes are made one after the other: of several things that are missing each mends its own. */
function mendedBy(start: Reviewed, before: FileSet | undefined, service: string, id: string): CheckResult | undefined {
  let now = start;
  for (let step = 0; ; step++) {
    const result = now.review.services.find((one) => one.service === service)?.checks.find((check) => check.id === id);
    const [next] = result?.fixes ?? [];
    if (result?.state !== 'fail' || next === undefined || step === MOST_STEPS) return result;
    const resolved = resolveFix({ head: now.report.head, syntax: now.session.syntax }, next);
    assert.ok(resolved, next.title);
    now = reviewFiles(withFix(now.files, resolved), undefined, before);
  }
}

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
          const own = checks.filter((check) => check.id === id);
          for (const { fix, was } of own.flatMap(({ fixes, state }) =>
            fixes.map((each) => ({ fix: each, was: state })),
          )) {
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
            if (FIRST_STEPS.has(fix.intent.kind) || DRAFTS.has(id) || TO_BE_FILLED_IN.test(fix.title)) continue;
            const result = mendedBy(mended, before, service, id);
            // What more nobody says is for a person.
            const isOpen = result?.state === 'unknown' && was === 'unknown';
            assert.ok(result?.state === 'pass' || isOpen, `${fix.title}: ${result?.message}`);
          }
        }
      });
    }
  }
});
