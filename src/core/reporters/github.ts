// The report as workflow commands of GitHub Actions: annotations at the lines of a pull request.
import type { Finding, Severity } from '../model/finding';
import type { Place } from '../model/place';
import type { Report } from '../model/report';
import { findingNotes } from './parts/finding-text';
import { baselineName, countsOf, countsSentence } from './parts/headline';
import { repositoryPath } from './parts/repository-path';
import { terminalText } from './parts/terminal-text';
import type { Reporter, RenderOptions } from './reporter';

/** GitHub keeps this many annotations of a level from one step, and drops the rest without a word. */
const KEPT = 10;
const LEVELS = { error: 'error', warning: 'warning', information: 'notice' } as const satisfies Record<
  Severity,
  string
>;

type Level = (typeof LEVELS)[Severity];

interface Annotation {
  readonly level: Level;
  readonly title: string;
  readonly place?: Place;
  /** One line an entry. */
  readonly text: readonly string[];
}

export const github: Reporter = {
  id: 'github',
  title: 'Annotations of GitHub Actions',
  render: (report, options) => {
    const kept = new Map<Level, number>();
    const [shown, left]: [Annotation[], Annotation[]] = [[], []];
    for (const one of annotations(report)) {
      const before = kept.get(one.level) ?? 0;
      kept.set(one.level, before + 1);
      (before < KEPT ? shown : left).push(one);
    }
    const lines = [...shown.map((one) => command(one, options)), ...leftLines(left), logLine(summary(report))];
    return `${lines.join('\n')}\n`;
  },
};

/** What matters most first, because only the first ones are shown. */
function annotations(report: Report): readonly Annotation[] {
  const { baseline, problems } = report;
  const unknown: readonly Annotation[] =
    baseline.kind === 'unknown'
      ? [
          {
            level: 'error',
            title: 'Baseline unknown: what is new cannot be told',
            text: [baseline.reason, ...(baseline.remedy === undefined ? [] : [`next: ${baseline.remedy}`])],
          },
        ]
      : [];
  const serious = problems.filter(({ severity }) => severity !== 'information');
  return [
    ...unknown,
    ...report.findings.map((finding) => ofFinding(finding, report)),
    ...serious.map(({ code, severity, message, place }) => ({
      level: LEVELS[severity],
      title: `SRE Lens: ${code}`,
      ...(place !== undefined && { place }),
      text: [message],
    })),
  ];
}

function ofFinding(finding: Finding, report: Report): Annotation {
  const waived = finding.waived === undefined ? '' : 'waived, ';
  return {
    level: finding.waived === undefined ? LEVELS[finding.severity] : 'notice',
    title: `${finding.code} ${finding.rule} (${waived}SRE Lens)`,
    place: finding.place,
    text: [finding.message, ...findingNotes(finding, report)],
  };
}

function command({ level, title, place, text }: Annotation, options: RenderOptions): string {
  const where =
    place === undefined
      ? []
      : [
          `file=${property(repositoryPath(place.file, options))}`,
          `line=${place.line}`,
          // Columns are kept for places of one line only: GitHub refuses them elsewhere.
          ...(place.endLine === place.line
            ? [`col=${place.column}`, `endColumn=${Math.max(place.endColumn - 1, place.column)}`]
            : [`endLine=${place.endLine}`]),
        ];
  const properties = [...where, `title=${property(title)}`].join(',');
  return `::${level} ${properties}::${data(text.map(terminalText).join('\n'))}`;
}

/** What GitHub would not show as annotations stands in the log. */
function leftLines(left: readonly Annotation[]): readonly string[] {
  if (left.length === 0) return [];
  const more = `${left.length} more, in this log only: GitHub shows ${KEPT} annotations of a level for each step.`;
  return [more, ...left.map(({ level, place, text }) => logLine(`  ${level} ${where(place)}${text[0] ?? ''}`))];
}

function where(place: Place | undefined): string {
  return place === undefined ? '' : `${place.file}:${place.line}: `;
}

function summary(report: Report): string {
  if (report.baseline.kind === 'unknown') return 'The baseline is unknown: what is new cannot be told.';
  return `${countsSentence(countsOf(report))} Compared with ${baselineName(report.baseline)}.`;
}

/** A line of the log that the runner takes for no command: neither `::` at its beginning nor `##[` anywhere in it. */
function logLine(text: string): string {
  return terminalText(text)
    .replace(/##\[/g, '# #[')
    .replace(/^(\s*):(?=:)/, '$1: ');
}

function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(terminalText(text)).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
