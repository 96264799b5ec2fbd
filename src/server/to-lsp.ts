// Places, findings and problems of the report as the protocol writes them.
import { type Diagnostic, type DiagnosticRelatedInformation, DiagnosticSeverity } from 'vscode-languageserver/node';
import type { Finding, Severity } from '../core/model/finding';
import type { Place } from '../core/model/place';
import type { Problem } from '../core/model/problem';
import { manualFolder } from '../core/rules/judging/manual-page';
import { waiverText } from '../core/waivers/words';
import type { Link, Range } from '../protocol/views';
import { uriOf } from './uri';

export const SOURCE = 'SRE Lens';

/** The manuals of the rules, in the repository. */
const PAGES = 'https://github.com/sre-lens/sre-lens/blob/main/docs';

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

/** Of an entry of several lines the first one: editors underline the blanks in front of the others, too. */
export function underlined({ start, end }: Range): Range {
  return end.line === start.line ? { start, end } : { start, end: { line: start.line + 1, character: 0 } };
}

/** A place with its label as the client opens it. */
export function toLink(root: string, label: string, place: Place): Link {
  return { label, uri: uriOf(root, place.file), range: toRange(place) };
}

/** The page of a rule's manual. */
export function rulePage(rule: string): string {
  return `${PAGES}/${manualFolder(rule)}/${rule}.md`;
}

/** The page of a readiness check's manual. */
export function checkPage(check: string): string {
  return `${PAGES}/checks/${check}.md`;
}

/**
 * A finding as a diagnostic: causes are lines of its message, what to do next is the last one. What a person has accepted
 * is a hint, and says who and until when.
 */
export function findingToDiagnostic(root: string, finding: Finding): Diagnostic {
  const { waived } = finding;
  const lines = [
    finding.message,
    ...(waived === undefined ? [] : [sentence(waiverText(waived))]),
    ...finding.causes.map((cause) => cause.message),
    ...(finding.next === undefined || waived !== undefined ? [] : [finding.next]),
  ];
  const related: DiagnosticRelatedInformation[] = finding.related.map(({ message, place }) => ({
    message,
    location: { uri: uriOf(root, place.file), range: toRange(place) },
  }));
  return {
    range: underlined(toRange(finding.place)),
    severity: waived === undefined ? SEVERITIES[finding.severity] : DiagnosticSeverity.Hint,
    source: SOURCE,
    code: finding.rule,
    codeDescription: { href: rulePage(finding.rule) },
    message: lines.join('\n'),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
    data: { fingerprint: finding.fingerprint, ...(finding.call === undefined ? {} : { call: finding.call }) },
  };
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A problem as a diagnostic; never an error: what could not be read stops nobody. */
export function problemToDiagnostic(problem: Problem, place: Place): Diagnostic {
  return {
    range: underlined(toRange(place)),
    severity: problem.severity === 'information' ? DiagnosticSeverity.Information : DiagnosticSeverity.Warning,
    source: SOURCE,
    code: problem.code,
    message: problem.message,
  };
}
