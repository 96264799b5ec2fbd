// The report as a JUnit test result: one suite, a case for each finding, each new call and the baseline.
import { callLabel } from '../model/call';
import type { Finding } from '../model/finding';
import type { Problem } from '../model/problem';
import type { Report } from '../model/report';
import { waiverText } from '../waivers/words';
import { notesBesideWaiver } from './parts/finding-text';
import { baselineName, countsOf, countsSentence } from './parts/headline';
import { practiceOffText } from './parts/practice-off';
import { terminalText } from './parts/terminal-text';
import { xmlElement, xmlText } from './parts/xml';
import type { Reporter } from './reporter';

const SUITE = 'sre-lens';

interface Case {
  readonly name: string;
  readonly group: string;
  readonly file?: string;
  readonly line?: number;
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  readonly message: string;
  readonly details: readonly string[];
  readonly type?: string;
}

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
    const total = (outcome: Case['outcome']) => String(cases.filter((one) => one.outcome === outcome).length);
    const counts = {
      tests: String(cases.length),
      failures: total('failure'),
      errors: total('error'),
      skipped: total('skipped'),
    };
    const others = [
      ...report.off.map((one) => terminalText(practiceOffText(one))),
      ...report.problems.filter(({ severity }) => severity !== 'error').map(problemLine),
    ];
    const body = [
      ...cases.map((one) => caseElement(one)),
      ...(others.length === 0 ? [] : [xmlElement('system-out', {}, xmlText(others.join('\n')))]),
    ].join('\n');
    const suite = xmlElement('testsuite', { name: SUITE, ...counts }, `\n${body}\n`);
    return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlElement('testsuites', { name: SUITE, ...counts }, `\n${suite}\n`)}\n`;
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

function caseElement({ name, group, file, line, outcome, message, details, type }: Case): string {
  const attributes = {
    name: terminalText(name),
    classname: group,
    ...(file !== undefined && { file: terminalText(file), line: String(line) }),
  };
  const text = details.map(terminalText).join('\n');
  const told =
    outcome === 'passed'
      ? xmlElement('system-out', {}, xmlText([terminalText(message), text].join('\n')))
      : xmlElement(outcome, { message: terminalText(message), ...(type !== undefined && { type }) }, xmlText(text));
  return xmlElement('testcase', attributes, told);
}
