// Exit codes, strongest first.
import { compareSeverities, type Severity } from '../core/model/finding';
import type { Problem } from '../core/model/problem';
import type { Report } from '../core/model/report';
import { CONFIG_FILE } from '../core/model/config';

export const EXIT = { ok: 0, findings: 1, usage: 2, baselineUnknown: 3, internal: 70 } as const;

export type FailOn = 'error' | 'warning' | 'never';

/** A wrong use that ends the program with exit code 2 and this message on stderr. */
export class UsageError extends Error {}

/** Problems of the syntax after which something that is written does not hold. */
const HALF_READ = new Set(['syntax-error', 'duplicate-key']);

/** A config that is only half read, or not found under its name, may have lost the very line that says who is core. */
export function spoilsConfig({ place, severity, code }: Problem): boolean {
  if (code === 'misplaced-config') return severity === 'error';
  return place?.file === CONFIG_FILE && (severity === 'error' || HALF_READ.has(code));
}

/** Calls that were not read may be new: what is not known to be good is no good answer. */
function leavesCallsOut({ code }: Problem): boolean {
  return code === 'too-many-calls';
}

/**
 * The exit code of a judged change: 2 bad configuration, 3 baseline unknown, 1 findings at or over `failOn`, or calls
 * that were not read, else 0. What a
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
  return counts || report.problems.some(leavesCallsOut) ? EXIT.findings : EXIT.ok;
}
