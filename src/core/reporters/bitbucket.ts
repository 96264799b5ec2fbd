// The report as the payload of Bitbucket's Code Insights: a report and its annotations.
import type { Finding, Severity } from '../model/finding';
import type { Report } from '../model/report';
import { findingNotes } from './parts/finding-text';
import { baselineName, countsOf, countsSentence } from './parts/headline';
import { repositoryPath } from './parts/repository-path';
import { terminalText } from './parts/terminal-text';
import type { Reporter, RenderOptions } from './reporter';

// Limits of the reports API of Bitbucket Cloud.
const ANNOTATIONS = 1000;
const SUMMARY = 450;
const DETAILS = 2000;

const SEVERITIES = { error: 'HIGH', warning: 'MEDIUM', information: 'LOW' } as const satisfies Record<Severity, string>;

export const bitbucket: Reporter = {
  id: 'bitbucket',
  title: 'Code Insights payload of Bitbucket',
  render: (report, options) => `${JSON.stringify(payload(report, options), null, 2)}\n`,
};

function payload(report: Report, options: RenderOptions): object {
  const counts = countsOf(report);
  const problems = report.problems.filter(({ severity }) => severity !== 'information');
  const isUnknown = report.baseline.kind === 'unknown';
  const failed = isUnknown || report.findings.some(({ severity, waived }) => severity === 'error' && !waived);
  const numbers: readonly (readonly [string, number])[] = [
    [counts.audit ? 'Calls' : 'New calls', counts.newCalls],
    ['Changed calls', counts.changedCalls],
    ['Touch core', counts.touchCore],
    [counts.audit ? 'Services' : 'New services', counts.newServices],
    ['Open questions', counts.open],
  ];
  const left = report.findings.length - ANNOTATIONS;
  const more = left > 0 ? ` ${left} findings are not shown here: Bitbucket takes ${ANNOTATIONS}.` : '';
  return {
    report: {
      title: 'SRE Lens',
      details: cut(`${detailsOf(report)}${more}`, DETAILS),
      report_type: 'BUG',
      reporter: 'SRE Lens',
      result: failed ? 'FAILED' : 'PASSED',
      data: [
        // A number that is not known is not a zero.
        ...(isUnknown ? [] : numbers.map(([title, value]) => ({ title, type: 'NUMBER', value }))),
        { title: 'Problems while reading', type: 'NUMBER', value: problems.length },
        { title: 'Baseline', type: 'TEXT', value: cut(baselineName(report.baseline), SUMMARY) },
      ],
    },
    annotations: report.findings.slice(0, ANNOTATIONS).map((finding) => annotation(finding, report, options)),
  };
}

function detailsOf(report: Report): string {
  const { baseline } = report;
  if (baseline.kind !== 'unknown') return countsSentence(countsOf(report));
  const next = baseline.remedy === undefined ? '' : ` Next: ${baseline.remedy}`;
  return `The baseline is unknown: what is new cannot be told. ${baseline.reason}${next}`;
}

function annotation(finding: Finding, report: Report, options: RenderOptions): object {
  const { place, waived } = finding;
  const path = repositoryPath(place.file, options);
  const link = options.link?.(place.file, place.line);
  return {
    external_id: `sre-lens-${finding.fingerprint}`,
    annotation_type: finding.severity === 'error' ? 'BUG' : 'CODE_SMELL',
    severity: waived === undefined ? SEVERITIES[finding.severity] : 'LOW',
    ...(waived !== undefined && { result: 'IGNORED' }),
    summary: cut(`${finding.code} ${finding.message}`, SUMMARY),
    details: cut([finding.rule, ...findingNotes(finding, report)].join('\n'), DETAILS, '\n'),
    path,
    line: place.line,
    ...(link !== undefined && { link }),
  };
}

/** At most `length` signs of clean text. */
function cut(text: string, length: number, keep = ''): string {
  const clean = keep === '' ? terminalText(text) : text.split(keep).map(terminalText).join(keep);
  return clean.length > length ? `${clean.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…` : clean;
}
