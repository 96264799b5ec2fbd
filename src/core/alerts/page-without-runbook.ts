// AH-01: whoever is woken up is not told what to do.
import { setFix } from './estate/fixes';
import { saysNothing } from './estate/placeholder';
import { runbookOf } from './estate/runbooks';
import type { HygieneCheck } from './hygiene';

const RUNBOOKS = ['runbook_url', 'runbook', 'runbook_link'];
export const pageWithoutRunbook: HygieneCheck = {
  id: 'page-without-runbook',
  code: 'AH-01',
  title: 'An alert that pages has no runbook',
  severity: 'error',
  ofAlert: ({ rule, severity }, estate) => {
    if (severity !== 'page') return undefined;
    const written = RUNBOOKS.flatMap((key) => rule.annotations.get(key) ?? []);
    if (written.some(({ value }) => !saysNothing(value))) return undefined;
    const [blank] = written;
    const known = runbookOf(estate, rule.name.value);
    return {
      message:
        blank === undefined
          ? `${rule.name.value} pages, but no runbook_url says what to do.`
          : `${rule.name.value} pages, and its runbook is only a placeholder.`,
      next: 'Write runbook_url: the page with the first steps.',
      place: blank?.place ?? rule.name.place,
      fixes:
        known !== undefined
          ? [
              {
                ...setFix(`Write runbook_url: ${known}`, rule, ['annotations', 'runbook_url'], known),
                preferred: true,
                certain: true,
              },
            ]
          : blank === undefined
            ? [
                setFix(
                  'Write runbook_url, to be filled in',
                  rule,
                  ['annotations', 'runbook_url'],
                  '<address of the first steps>',
                ),
              ]
            : [],
    };
  },
};
