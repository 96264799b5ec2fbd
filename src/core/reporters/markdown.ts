// The report of a change as one short comment of a pull request; empty when nothing is new.
import type { Report } from '../model/report';
import { baselineName, count, countsOf, countsSentence } from './parts/headline';
import { firstConfig } from './parts/no-core';
import { markdownCode, markdownText } from './parts/markdown-text';
import { callRow, mermaidPath, type NewCall, newCalls } from './parts/pull-request-calls';
import { factLines, questionLines } from './parts/pull-request-facts';
import type { Reporter, RenderOptions } from './reporter';

/** By this line a CI job finds the comment that it is to update. */
export const MARKER = '<!-- sre-lens-report -->';

// With headline, facts, picture and fold these keep the open part at 30 lines at most.
const ROWS = 4;
const QUESTIONS = 4;

export const markdown: Reporter = {
  id: 'markdown',
  title: 'A comment for a pull request',
  render: (report, options) => {
    const sections = report.baseline.kind === 'unknown' ? unknownBaseline(report.baseline) : change(report, options);
    return sections.length === 0
      ? ''
      : `${[MARKER, ...sections.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]))].join('\n')}\n`;
  },
};

function unknownBaseline(baseline: {
  readonly reason: string;
  readonly remedy?: string;
}): readonly (readonly string[])[] {
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

function change(report: Report, options: RenderOptions): readonly (readonly string[])[] {
  const calls = newCalls(report);
  const added = report.changes.services.filter((one) => one.kind === 'added');
  if (calls.length === 0 && added.length === 0 && report.findings.length === 0) return [];
  const rows = calls.map((one) => callRow(one, report, options));
  const questions = questionLines(calls, options);
  const sections = [
    [`### ${headline(report, calls)}`],
    [`${countsSentence(countsOf(report))} Compared with ${markdownCode(baselineName(report.baseline))}.`],
    table(rows.slice(0, ROWS)),
    factLines(report, calls),
    questions.slice(0, QUESTIONS + 1),
    mermaidPath(calls, report),
    folded(report, rows.slice(ROWS), questions.slice(QUESTIONS + 1)),
  ];
  return sections.filter((lines) => lines.length > 0);
}

/** One sentence in users' terms about what matters most. */
function headline(report: Report, calls: readonly NewCall[]): string {
  for (const { promotions } of calls) {
    const promotion = promotions.find(({ certainty }) => certainty === 'claimed');
    if (promotion !== undefined) {
      const waits = audited(report) ? 'waits' : 'now waits';
      return `${markdownCode(promotion.flow)} ${waits} for ${markdownCode(promotion.service)}: it becomes ${promotion.to}`;
    }
  }
  const toCore = calls.find((one) => one.toCore);
  if (toCore !== undefined) {
    const { from, to } = toCore.change.it;
    const does = toCore.change.kind === 'modified' ? 'calls in a new way' : audited(report) ? 'calls' : 'now calls';
    return `${markdownCode(from.service)} ${does} the core service ${markdownCode(to.service)}`;
  }
  const asked = calls[0]?.promotions[0];
  if (asked !== undefined) {
    const declared = report.head.flows.some(({ name }) => name === asked.flow);
    const who = declared || asked.how !== 'gating' ? markdownCode(asked.flow) : 'a core flow';
    return `${markdownCode(asked.service)} may become ${asked.to}: does ${who} wait for it?`;
  }
  if (calls.length > 0) return `${count(calls.length, 'new or changed call')}, none touches core`;
  const added = report.changes.services.filter((one) => one.kind === 'added');
  if (added[0] !== undefined)
    return `${audited(report) ? 'Services' : 'New'}: ${added
      .slice(0, 3)
      .map(({ it }) => markdownCode(it.name))
      .join(', ')}`;
  return `${count(report.findings.length, 'finding')} on this branch`;
}

/** An audit judges what was there before, too. */
function audited(report: Report): boolean {
  return report.baseline.kind === 'empty';
}

function table(rows: readonly string[]): readonly string[] {
  if (rows.length === 0) return [];
  return ['| call | what it does | error budget | open |', '|---|---|---|---|', ...rows];
}

function folded(report: Report, rows: readonly string[], questions: readonly string[]): readonly string[] {
  const others = report.findings.filter(({ call }) => call === undefined);
  const serious = report.problems.filter(({ severity }) => severity !== 'information');
  const blocks = [
    table(rows),
    questions,
    others.map((finding) => `- ${markdownCode(finding.code)} ${markdownText(finding.message)}`),
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
