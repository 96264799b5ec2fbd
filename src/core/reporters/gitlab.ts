// The report as a code quality report of GitLab.
import { CONFIG_FILE } from '../model/config';
import type { Severity } from '../model/finding';
import type { Report } from '../model/report';
import { waiverText } from '../waivers/words';
import { notesBesideWaiver } from './parts/finding-text';
import { repositoryPath } from './parts/repository-path';
import { terminalText } from './parts/terminal-text';
import type { Reporter, RenderOptions } from './reporter';

const SEVERITIES = { error: 'critical', warning: 'major', information: 'info' } as const satisfies Record<
  Severity,
  string
>;

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: (typeof SEVERITIES)[Severity];
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end: number } };
  readonly content?: { readonly body: string };
}

export const gitlab: Reporter = {
  id: 'gitlab',
  title: 'Code quality report of GitLab',
  render: (report, options) => `${JSON.stringify(distinct(issues(report, options)), null, 2)}\n`,
};

function issues(report: Report, options: RenderOptions): readonly Issue[] {
  const { baseline, findings, problems } = report;
  const unknown: readonly Issue[] =
    baseline.kind === 'unknown'
      ? [
          {
            description: terminalText(
              `The baseline is unknown: what is new cannot be told. ${[baseline.reason, baseline.remedy ?? ''].join(' ')}`,
            ).trim(),
            check_name: 'baseline-unknown',
            fingerprint: 'baseline-unknown',
            severity: 'critical',
            // Without an issue this would read as "nothing found"; an issue needs a file, and there it can be mended.
            location: { path: repositoryPath(CONFIG_FILE, options), lines: { begin: 1, end: 1 } },
          },
        ]
      : [];
  const found = findings.map((finding): Issue => {
    const { place, waived } = finding;
    const text = waived === undefined ? finding.message : `${finding.message} (${waiverText(waived)})`;
    return {
      description: terminalText(text),
      check_name: finding.rule,
      fingerprint: finding.fingerprint,
      severity: waived === undefined ? SEVERITIES[finding.severity] : 'info',
      location: {
        path: repositoryPath(place.file, options),
        lines: { begin: place.line, end: place.endLine },
      },
      content: { body: notesBesideWaiver(finding, report).join('\n') },
    };
  });
  const serious = problems.flatMap(({ code, severity, message, place }): readonly Issue[] => {
    if (severity === 'information' || place === undefined) return [];
    return [
      {
        description: terminalText(message),
        check_name: code,
        fingerprint: `${code}:${terminalText(place.file)}:${terminalText(message)}`,
        severity: SEVERITIES[severity],
        location: { path: repositoryPath(place.file, options), lines: { begin: place.line, end: place.endLine } },
      },
    ];
  });
  return [...unknown, ...found, ...serious];
}

/** GitLab drops issues whose fingerprint it has seen: the second of the same gets a number. */
function distinct(all: readonly Issue[]): readonly Issue[] {
  const seen = new Map<string, number>();
  return all.map((issue) => {
    const times = (seen.get(issue.fingerprint) ?? 0) + 1;
    seen.set(issue.fingerprint, times);
    return times === 1 ? issue : { ...issue, fingerprint: `${issue.fingerprint}#${times}` };
  });
}
