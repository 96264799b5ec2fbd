// Places, findings and problems of the report as the protocol writes them.
import { type Diagnostic, type DiagnosticRelatedInformation, DiagnosticSeverity } from 'vscode-languageserver/node';
import type { Finding, Severity } from '../core/model/finding';
import type { Place } from '../core/model/place';
import type { Problem } from '../core/model/problem';
import type { Link, Range } from '../protocol/views';
import { uriOf } from './uri';

export const SOURCE = 'SRE Lens';

/** The manuals of the rules, in the repository. */
const RULE_PAGES = 'https://github.com/sre-lens/sre-lens/blob/main/docs/rules/';

const SEVERITIES: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
};

/** 1-based places become 0-based ranges. */
export function toRange(place: Place): Range {
  return {
    start: { line: Math.max(0, place.line - 1), character: Math.max(0, place.column - 1) },
    end: { line: Math.max(0, place.endLine - 1), character: Math.max(0, place.endColumn - 1) },
  };
}

export function toLink(root: string, label: string, place: Place): Link {
  return { label, uri: uriOf(root, place.file), range: toRange(place) };
}

/** The page of a rule's manual. */
export function rulePage(rule: string): string {
  return `${RULE_PAGES}${rule}.md`;
}

/** A finding as a diagnostic: causes are lines of its message, what to do next is the last one. */
export function findingToDiagnostic(root: string, finding: Finding): Diagnostic {
  const causes = finding.causes.map((cause) => cause.message);
  const related: DiagnosticRelatedInformation[] = finding.related.map(({ message, place }) => ({
    message,
    location: { uri: uriOf(root, place.file), range: toRange(place) },
  }));
  return {
    range: toRange(finding.place),
    severity: SEVERITIES[finding.severity],
    source: SOURCE,
    code: finding.rule,
    codeDescription: { href: rulePage(finding.rule) },
    message: [finding.message, ...causes, ...(finding.next === undefined ? [] : [finding.next])].join('\n'),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
    data: { fingerprint: finding.fingerprint, ...(finding.call === undefined ? {} : { call: finding.call }) },
  };
}

/** A problem as a diagnostic; never an error: what could not be read stops nobody. */
export function problemToDiagnostic(problem: Problem, place: Place): Diagnostic {
  return {
    range: toRange(place),
    severity: problem.severity === 'information' ? DiagnosticSeverity.Information : DiagnosticSeverity.Warning,
    source: SOURCE,
    code: problem.code,
    message: problem.message,
  };
}
