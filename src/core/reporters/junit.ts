// The report as a JUnit test result: one suite, a case for each finding, each new call and the baseline.
import { callLabel } from '../model/call';
import type { Finding } from '../model/finding';
import type { Problem } from '../model/problem';
import type { Report } from '../model/report';
import { waiverText } from '../waivers/words';
import { notesBesideWaiver } from './parts/finding-text';
import { baselineName, countsOf, countsSentence } from './parts/headline';
import { type Case, junitXml } from './parts/junit-xml';
import { practiceOffText } from './parts/practice-off';
import { terminalText } from './parts/terminal-text';
import type { Reporter } from './reporter';

const SUITE = 'sre-lens';

export const junit: Reporter = {
  id: 'junit',
  title: 'JUnit XML, for the test page of a CI server',
  render: (report) => {
    const cases = [
      baselineCase(report),
      ...report.findings.map((finding) => findingCase(finding, report)),
      ...quietCalls(report),
      ...report.problems.filter(({ severity }) => severity === 'error').map(problemCase),
    ];
    const others = [
      ...report.off.map((one) => terminalText(practiceOffText(one))),
      ...report.problems.filter(({ severity }) => severity !== 'error').map(problemLine),
    ];
    return junitXml(SUITE, [{ name: SUITE, cases, notes: others }]);
  },
};

/** Without a baseline nothing was judged: an error, never a pass. */
function baselineCase({ baseline, ...report }: Report): Case {
  const base = { name: 'the change can be compared', group: `${SUITE}.baseline` };
  if (baseline.kind !== 'unknown') {
    const counts = countsSentence(countsOf({ baseline, ...report }));
    return { ...base, outcome: 'passed', message: counts, details: [`Compared with ${baselineName(baseline)}.`] };
  }
  return {
    ...base,
    outcome: 'error',
    type: 'baseline-unknown',
    message: `The baseline is unknown: what is new cannot be told. ${baseline.reason}`,
    details: baseline.remedy === undefined ? [] : [`next: ${baseline.remedy}`],
  };
}

/** JUnit has nothing between a pass and a failure: warnings fail, information passes and says its text. */
function findingCase(finding: Finding, report: Report): Case {
  const change = report.changes.calls.find(({ it }) => it.key === finding.call);
  const { place, waived } = finding;
  const about = change === undefined ? (finding.service ?? finding.fingerprint) : callLabel(change.it);
  return {
    name: `${finding.code} ${finding.rule}: ${about}`,
    group: `${SUITE}.${finding.rule}`,
    file: place.file,
    line: place.line,
    outcome: waived !== undefined ? 'skipped' : finding.severity === 'information' ? 'passed' : 'failure',
    type: finding.severity,
    message: waived === undefined ? finding.message : waiverText(waived),
    details: [
      `${place.file}:${place.line}:${place.column}`,
      ...(waived === undefined ? [] : [finding.message]),
      ...finding.related.map((one) => `${one.message} (${one.place.file}:${one.place.line})`),
      ...notesBesideWaiver(finding, report),
    ],
  };
}

/** New and changed calls of which no rule speaks. */
function quietCalls(report: Report): readonly Case[] {
  const spoken = new Set(report.findings.map(({ call }) => call));
  return report.changes.calls
    .filter(({ kind, it }) => kind !== 'removed' && !spoken.has(it.key))
    .map(({ kind, it }) => ({
      name: `${kind === 'added' ? 'new' : 'changed'} call ${callLabel(it)} (${it.mode})`,
      group: `${SUITE}.calls`,
      outcome: 'passed',
      message: 'No rule speaks of it.',
      details: it.evidence.map(({ place }) => `${place.file}:${place.line}`),
    }));
}

function problemCase(problem: Problem): Case {
  const { code, message, place } = problem;
  return {
    name: `${code}${place === undefined ? '' : `: ${place.file}:${place.line}`}`,
    group: `${SUITE}.problems`,
    ...(place !== undefined && { file: place.file, line: place.line }),
    outcome: 'error',
    type: code,
    message,
    details: [],
  };
}

function problemLine({ code, message, place }: Problem): string {
  return terminalText(`${code}: ${place === undefined ? '' : `${place.file}:${place.line}: `}${message}`);
}
