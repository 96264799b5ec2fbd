// The report of a change as a short Markdown page: what is new, what it touches, what is open, who must look.
import { compareSeverities, type Finding } from '../../model/finding';
import type { Report } from '../../model/report';
import { waiverText } from '../../waivers/words';
import type { RenderOptions } from '../reporter';
import { waivedLast } from './finding-text';
import { practiceOffText } from './practice-off';
import { baselineName, count, countsOf, countsSentence } from './headline';
import { markdownCode, markdownText } from './markdown-text';
import { firstConfig } from './no-core';
import { lineMarkdown } from './page-markdown';
import { callRow, fileLink, mermaidPath, newCalls } from './pull-request-calls';
import { factLines, lostLine, questionLines } from './pull-request-facts';
import { changeHeadline } from './change-headline';

// With headline, facts, picture and fold these keep the open part at 30 lines at most.
const ROWS = 4;
const QUESTIONS = 4;
const OTHERS = 2;
const BESIDE = 2;
const FEWEST_ROWS = 2;
const FEWEST_QUESTIONS = 1;

/** The lines of the page, at most 29 of them open; empty when nothing is new and nothing was found. */
export function pullRequest(report: Report, options: RenderOptions): readonly string[] {
  const sections = report.baseline.kind === 'unknown' ? unknownBaseline(report.baseline) : change(report, options);
  return sections.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

type Sections = readonly (readonly string[])[];

function unknownBaseline(baseline: { readonly reason: string; readonly remedy?: string }): Sections {
  const next = baseline.remedy === undefined ? [] : [`Next: ${remedyText(baseline.remedy)}`];
  return [
    ['### SRE Lens cannot tell what is new'],
    [`The baseline is unknown: ${markdownText(baseline.reason)}`, ...next],
  ];
}

/** A command is shown as code, advice as prose. */
function remedyText(remedy: string): string {
  return /^(?:git|sre-lens) [a-z-]+(?: [^\s,;]+)*$/.test(remedy) ? markdownCode(remedy) : markdownText(remedy);
}

function change(report: Report, options: RenderOptions): Sections {
  const calls = newCalls(report);
  const added = report.changes.services.filter((one) => one.kind === 'added');
  if (calls.length === 0 && added.length === 0 && report.findings.length === 0) return [];
  const rows = calls.map((one) => callRow(one, report, options));
  const questions = questionLines(calls, options);
  const others = otherFindings(report).map((finding) => findingLine(finding, options));
  const beside = [...lostLine(report), ...waivedLine(report, options), ...offLine(report, options)];
  // What is said besides the calls takes its room from them: what does not fit is folded, never dropped.
  const shown = others.slice(0, beside.length > BESIDE ? OTHERS - 1 : OTHERS);
  const taken = beside.length + (shown.length === 0 ? 0 : shown.length + 1);
  const asked = Math.max(FEWEST_QUESTIONS, QUESTIONS - taken);
  const listed = Math.max(FEWEST_ROWS, ROWS - (taken - (QUESTIONS - asked)));
  const sections = [
    [`### ${lineMarkdown(changeHeadline(report, calls))}`],
    [`${countsSentence(countsOf(report))} Compared with ${markdownCode(baselineName(report.baseline))}.`],
    table(rows.slice(0, listed)),
    shown,
    [...factLines(report, calls), ...beside],
    questions.slice(0, asked + 1),
    mermaidPath(calls, report),
    folded(report, [table(rows.slice(listed)), others.slice(shown.length), questions.slice(asked + 1)]),
  ];
  return sections.filter((lines) => lines.length > 0);
}

function table(rows: readonly string[]): readonly string[] {
  if (rows.length === 0) return [];
  return ['| call | what it does | error budget | open |', '|---|---|---|---|', ...rows];
}

/** Findings that no row of the table shows, the worst first. */
function otherFindings(report: Report): readonly Finding[] {
  const others = report.findings.filter(({ call }) => call === undefined);
  return waivedLast([...others].sort((a, b) => compareSeverities(b.severity, a.severity)));
}

function findingLine(finding: Finding, options: RenderOptions): string {
  const { severity, code, message, place, waived } = finding;
  const where = fileLink(place.file, place.line, options);
  const state = waived === undefined ? severity : 'waived';
  return `- ${state} ${markdownCode(code)} ${markdownText(message)} (${where})`;
}

/** Nobody's waiver goes unseen: how many there are, and who gave the first. */
function waivedLine(report: Report, options: RenderOptions): readonly string[] {
  const waived = report.findings.flatMap(({ code, waived: waiver }) =>
    waiver === undefined ? [] : [{ code, waiver }],
  );
  const [first] = waived;
  if (first === undefined) return [];
  const { place } = first.waiver;
  const others = waived.length > 1 ? ` and ${waived.length - 1} more` : '';
  const told = markdownText(waiverText(first.waiver).replace(/^waived /, ''));
  return [`- Waived: ${markdownCode(first.code)} ${told} (${fileLink(place.file, place.line, options)})${others}`];
}

/** What a practice keeps from this comment: how many there are, and the first. */
function offLine({ off }: Report, options: RenderOptions): readonly string[] {
  const [first] = off;
  if (first === undefined) return [];
  const { file, line } = first.place;
  const others = off.length > 1 ? ` and ${off.length - 1} more` : '';
  return [`- ${markdownText(practiceOffText(first))} (${fileLink(file, line, options)})${others}`];
}

function folded(report: Report, left: Sections): readonly string[] {
  const serious = report.problems.filter(({ severity }) => severity !== 'information');
  const blocks = [
    ...left,
    serious.length === 0
      ? []
      : [`${count(serious.length, 'problem')} while reading: run \`sre-lens check\` to see them.`],
    report.head.anyTier || report.head.services.size === 0
      ? []
      : ['No core service is chosen yet. Begin with:', '```yaml', ...firstConfig(report.head).map(fenced), '```'],
  ].filter((lines) => lines.length > 0);
  if (blocks.length === 0) return [];
  return ['<details><summary>More</summary>', ...blocks.flatMap((lines) => ['', ...lines]), '', '</details>'];
}

function fenced(line: string): string {
  return line.replace(/`/g, "'");
}
