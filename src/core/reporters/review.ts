// The page of a branch's new calls for an architect: one place to see what is introduced, what it touches and what is open.
import type { Page, Section } from '../model/page';
import type { Report } from '../model/report';
import { baselineName, count, countsOf, countsSentence } from './parts/headline';
import { newCalls } from './parts/pull-request-calls';
import { changeHeadline } from './parts/change-headline';
import { asksForMore, callSection, overviewRow } from './parts/review-call';
import {
  flowsTouched,
  lostObjectives,
  notRead,
  offByPractice,
  otherFindings,
  servicesIntroduced,
  tiersChanged,
  whoMustLook,
} from './parts/review-facts';
import { name, paragraph, words } from './parts/spans';

/** Calls beyond these are counted: nobody reads a longer page. */
const MOST_ROWS = 200;
const MOST_CALLS = 40;

/** The page of a report; text from files is in it as plain text. Where the baseline is unknown it says so and nothing else. */
export function reviewPage(report: Report): Page {
  const { baseline } = report;
  if (baseline.kind === 'unknown')
    return {
      title: [words('SRE Lens cannot tell what is new')],
      lead: [
        paragraph(words(`The baseline is unknown: ${baseline.reason}`)),
        ...(baseline.remedy === undefined ? [] : [paragraph(words('Next: '), name(baseline.remedy))]),
      ],
      sections: notRead(report),
    };
  const calls = newCalls(report);
  return {
    title: changeHeadline(report, calls),
    lead: [
      paragraph(
        words(`${countsSentence(countsOf(report))} Compared with `),
        name(baselineName(baseline)),
        words(baseline.kind === 'commit' && baseline.note !== undefined ? `: ${baseline.note}.` : '.'),
      ),
      ...(report.head.anyTier ? [] : [paragraph(words('No core service is chosen yet, so nothing is flagged.'))]),
    ],
    sections: [
      ...whoMustLook(report, calls),
      ...servicesIntroduced(report),
      ...flowsTouched(report, calls),
      ...lostObjectives(report),
      ...tiersChanged(report, calls),
      ...callSections(report, calls),
      ...otherFindings(report),
      ...offByPractice(report),
      ...notRead(report),
    ],
  };
}

function callSections(report: Report, calls: ReturnType<typeof newCalls>): readonly Section[] {
  if (calls.length === 0) return [];
  const rows = calls.slice(0, MOST_ROWS).map((one) => overviewRow(one, report));
  const asking = calls.filter((one) => asksForMore(one, report));
  const left = calls.length - rows.length;
  return [
    {
      level: 2,
      title: [words(report.baseline.kind === 'empty' ? 'Calls' : 'New calls')],
      blocks: [
        { kind: 'table', head: ['call', 'what it does', 'error budget', 'open'], rows },
        ...(left > 0 ? [paragraph(words(`And ${count(left, 'more call')}.`))] : []),
        ...(asking.length > MOST_CALLS
          ? [
              paragraph(
                words(
                  `The ${MOST_CALLS} that matter most follow; ${asking.length - MOST_CALLS} more ask for something.`,
                ),
              ),
            ]
          : []),
      ],
    },
    ...asking.slice(0, MOST_CALLS).map((one) => callSection(one, report)),
  ];
}
