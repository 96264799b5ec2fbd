// A finding as plain sentences, for formats that have room for text only.
import type { Finding } from '../../model/finding';
import type { Report } from '../../model/report';
import { waiverText } from '../../waivers/words';
import { callNotes } from './call-notes';
import { terminalText } from './terminal-text';

/** What is said besides the message, one line an entry, without control characters: waiver, causes, numbers, what is next. */
export function findingNotes(finding: Finding, report: Report): readonly string[] {
  const waiver = finding.waived === undefined ? [] : [terminalText(waiverText(finding.waived))];
  return [...waiver, ...notesBesideWaiver(finding, report)];
}

/** The same for a format that shows the waiver in its own way. */
export function notesBesideWaiver(finding: Finding, report: Report): readonly string[] {
  const { causes, next } = finding;
  return [
    ...causes.map(({ rule, message }) => `also ${rule}: ${message}`),
    ...callNotes(finding, report),
    ...(next === undefined ? [] : [`next: ${next}`]),
  ].map(terminalText);
}

/** The findings that count, before those that somebody accepted. */
export function waivedLast(findings: readonly Finding[]): readonly Finding[] {
  const [open, waived] = [findings.filter((one) => one.waived === undefined), findings.filter((one) => one.waived)];
  return [...open, ...waived];
}
