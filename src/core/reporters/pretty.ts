// The report of a change for people in a terminal.
import type { Finding, Severity } from '../model/finding';
import { callLabel } from '../model/call';
import { comparePlaces, type Place } from '../model/place';
import type { Report } from '../model/report';
import { waiverText } from '../waivers/words';
import { callNotes, impactNotes, isCostly } from './parts/call-notes';
import { excerpt } from './parts/excerpt';
import { comparedText, count, countsOf, countsSentence } from './parts/headline';
import { firstConfig, noServiceLine } from './parts/no-core';
import { practiceOffText } from './parts/practice-off';
import { problemLines } from './parts/problem-lines';
import { terminalText } from './parts/terminal-text';
import type { Reporter, RenderOptions } from './reporter';

const COLOURS: Record<Severity, 'red' | 'yellow' | 'blue'> = { error: 'red', warning: 'yellow', information: 'blue' };

/** Calls that no rule speaks of are shown up to this many: they are not what somebody waits for. */
const MOST_QUIET = 5;

export const pretty: Reporter = {
  id: 'pretty',
  title: 'Text for a terminal',
  render: (report, options) => {
    const findings = [...report.findings].sort((a, b) => comparePlaces(a.place, b.place));
    const blocks = [
      ...findings.map((finding) => findingLines(finding, report, options)),
      ...quietCalls(report, options),
      problemLines(report.problems, options),
      offLines(report, options),
      summaryLines(report, options),
    ];
    return blocks
      .filter((lines) => lines.length > 0)
      .map((lines) => `${lines.join('\n')}\n`)
      .join('\n');
  },
};

function findingLines(finding: Finding, report: Report, options: RenderOptions): readonly string[] {
  const { paint } = options;
  const width = String(finding.place.line).length;
  const indent = ' '.repeat(width);
  const note = (text: string): string => `${indent} ${paint('dim', '=')} ${text}`;
  const title = `${finding.severity}[${finding.code}] ${finding.rule}`;
  const lines = [
    `${paint(COLOURS[finding.severity], title)}: ${paint('bold', terminalText(finding.message))}`,
    `${indent}${paint('dim', '-->')} ${position(finding.place)}`,
    ...excerpt(finding.place, options, width),
  ];
  if (finding.waived !== undefined) {
    const where = paint('dim', `(${shortPosition(finding.waived.place)})`);
    lines.push(note(`${terminalText(waiverText(finding.waived))} ${where}`));
  }
  for (const related of finding.related) {
    lines.push(note(`${terminalText(related.message)} ${paint('dim', `(${shortPosition(related.place)})`)}`));
  }
  for (const cause of finding.causes) lines.push(note(`also ${cause.rule}: ${terminalText(cause.message)}`));
  for (const sentence of callNotes(finding, report)) lines.push(note(terminalText(sentence)));
  if (finding.next !== undefined) lines.push(`${indent} ${paint('green', 'next:')} ${terminalText(finding.next)}`);
  return lines;
}

/** New and changed calls of which no rule speaks, and that cost something all the same. In an audit every call is one. */
function quietCalls(report: Report, options: RenderOptions): readonly (readonly string[])[] {
  if (report.baseline.kind === 'empty') return [];
  const spoken = new Set(report.findings.map(({ call }) => call));
  const costly = report.changes.calls.flatMap(({ kind, it }) => {
    const impact = kind === 'removed' || spoken.has(it.key) ? undefined : report.impacts.get(it.key);
    const notes = impact === undefined || !isCostly(impact) ? [] : impactNotes(impact);
    const place = it.evidence[0]?.place;
    return notes.length === 0 || place === undefined
      ? []
      : [{ what: kind === 'added' ? 'new' : 'changed', it, notes, place }];
  });
  const blocks = costly
    .slice(0, MOST_QUIET)
    .map(({ what, it, notes, place }) => [
      `${options.paint('bold', `${what} call`)}: ${terminalText(callLabel(it))}`,
      `  ${options.paint('dim', '-->')} ${position(place)}`,
      ...notes.map((text) => `   ${options.paint('dim', '=')} ${terminalText(text)}`),
    ]);
  const left = costly.length - blocks.length;
  return left > 0 ? [...blocks, [`And ${count(left, 'more call')} with numbers: --format html shows all.`]] : blocks;
}

function offLines({ off }: Report, { paint }: RenderOptions): readonly string[] {
  return off.map((one) => `${terminalText(practiceOffText(one))} ${paint('dim', `(${shortPosition(one.place)})`)}`);
}

function summaryLines(report: Report, options: RenderOptions): readonly string[] {
  const { baseline, head } = report;
  const { paint } = options;
  const next = paint('green', 'next:');
  const lines: string[] = [];
  if (baseline.kind === 'unknown') {
    lines.push(`${paint('yellow', 'Baseline unknown')}: what is new cannot be told. ${terminalText(baseline.reason)}`);
    if (baseline.remedy !== undefined) lines.push(`${next} ${terminalText(baseline.remedy)}`);
  } else {
    lines.push(paint('bold', countsSentence(countsOf(report))));
    lines.push(paint('dim', terminalText(comparedText(baseline))));
  }
  if (!head.anyTier) lines.push(...noCoreLines(report, next));
  return lines;
}

function noCoreLines(report: Report, next: string): readonly string[] {
  const { head, read } = report;
  if (head.services.size === 0) return ['', noServiceLine(read.documents)];
  return [
    '',
    `No core service is chosen, so no call is judged yet (${count(head.services.size, 'service')} and ${count(head.calls.length, 'call')} in ${count(read.documents, 'document')}).`,
    `${next} name the services whose failure all users feel in .sre/config.yaml, for example:`,
    ...firstConfig(head).map((line) => `    ${terminalText(line)}`),
  ];
}

function position(place: Place): string {
  return `${shortPosition(place)}:${place.column}`;
}

function shortPosition(place: Place): string {
  return `${terminalText(place.file)}:${place.line}`;
}
