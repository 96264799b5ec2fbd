// Exit codes, strongest first.
import { compareSeverities, type Severity } from '../core/model/finding';
import type { Problem } from '../core/model/problem';
import type { Report } from '../core/model/report';
import { CONFIG_FILE } from '../core/model/config';

export const EXIT = { ok: 0, findings: 1, usage: 2, baselineUnknown: 3, internal: 70 } as const;

export type FailOn = 'error' | 'warning' | 'never';

/** A wrong use that ends the program with exit code 2 and this message on stderr. */
export class UsageError extends Error {}

/** A config that is only half read may have lost the very line that says who is core. */
export function spoilsConfig(problem: Problem): boolean {
  return problem.place?.file === CONFIG_FILE && (problem.severity === 'error' || problem.code === 'syntax-error');
}

/**
 * The exit code of a judged change: 2 bad configuration, 3 baseline unknown, 1 findings at or over `failOn`, else 0. What a
 * waiver accepts does not count.
 */
export function exitCode(report: Report, failOn: FailOn): number {
  if (report.problems.some(spoilsConfig)) return EXIT.usage;
  if (failOn === 'never') return EXIT.ok;
  if (report.baseline.kind === 'unknown') return EXIT.baselineUnknown;
  const limit: Severity = failOn;
  const counts = report.findings.some(
    ({ severity, waived }) => waived === undefined && compareSeverities(severity, limit) >= 0,
  );
  return counts ? EXIT.findings : EXIT.ok;
}
