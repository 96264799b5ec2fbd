// AH-01: whoever is woken up is not told what to do.
import type { HygieneCheck } from './hygiene';

const RUNBOOKS = ['runbook_url', 'runbook', 'runbook_link'];
/** Written to be filled in, or to please a linter. */
const PLACEHOLDER =
  /^(?:todo|tbd|fixme|n\/a|none|null|[-.?x]+|<.*>|https?:\/\/(?:www\.)?example\.(?:com|org|net)\b.*)$/i;

export const pageWithoutRunbook: HygieneCheck = {
  id: 'page-without-runbook',
  code: 'AH-01',
  title: 'An alert that pages has no runbook',
  severity: 'error',
  ofAlert: ({ rule, severity }) => {
    if (severity !== 'page') return undefined;
    const written = RUNBOOKS.flatMap((key) => rule.annotations.get(key) ?? []);
    if (written.some(({ value }) => value !== '' && !PLACEHOLDER.test(value))) return undefined;
    const [blank] = written;
    return {
      message:
        blank === undefined
          ? `${rule.name.value} pages, but no runbook_url says what to do.`
          : `${rule.name.value} pages, and its runbook is only a placeholder.`,
      next: 'Write runbook_url: the page with the first steps.',
      place: blank?.place ?? rule.name.place,
    };
  },
};
