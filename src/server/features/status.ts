// What the status bar says: counts of all folders together.
import type { Report } from '../../core/model/report';
import { baselineName, comparedText } from '../../core/reporters/parts/headline';
import { openGates } from '../../core/solution/checklist';
import type { StatusView } from '../../protocol/views';
import type { Folder } from '../folder';

/** The rules by which a call touches a core service. */
const TOUCHES_CORE = new Set(['new-call-to-core', 'tier-promotion', 'new-transitive-reach-to-core']);

/** Counts of all folders with a report; the baseline is that of the folder that can be compared least. */
export function statusOf(folders: readonly Folder[], trusted: boolean): StatusView {
  const reports = folders.flatMap((folder) => folder.report() ?? []);
  const sum = (count: (report: Report) => number): number =>
    reports.reduce((total, report) => total + count(report), 0);
  const states = folders.map((folder) => folder.state());
  return {
    state: states.includes('indexing') ? 'indexing' : states.includes('cancelled') ? 'cancelled' : 'ready',
    services: sum((report) => [...report.head.services.values()].filter((service) => service.known).length),
    calls: sum((report) => report.head.calls.length),
    newCalls: sum((report) => report.changes.calls.filter((change) => change.kind === 'added').length),
    touchCore: sum(touchingCore),
    openQuestions: sum(({ checklists }) => [...checklists.values()].flatMap(openGates).length),
    coreChosen: reports.some((report) => report.head.anyTier),
    baseline: baselineOf(reports, trusted),
    problems:
      sum((report) => report.problems.length) +
      folders.reduce((total, folder) => total + folder.workspace.problems().length, 0),
  };
}

function touchingCore(report: Report): number {
  return report.findings.filter(
    (finding) =>
      finding.call !== undefined &&
      [finding.rule, ...finding.causes.map((cause) => cause.rule)].some((rule) => TOUCHES_CORE.has(rule)),
  ).length;
}

function baselineOf(reports: readonly Report[], trusted: boolean): StatusView['baseline'] {
  // Of several folders the one that cannot be compared is what a person should know of.
  const baseline = reports.map((report) => report.baseline).sort((a) => (a.kind === 'unknown' ? -1 : 1))[0];
  if (baseline === undefined) return { kind: trusted ? 'unknown' : 'restricted', label: 'not read yet' };
  switch (baseline.kind) {
    case 'unknown':
      return {
        kind: trusted ? 'unknown' : 'restricted',
        label: baseline.reason,
        ...(baseline.remedy === undefined ? {} : { remedy: baseline.remedy }),
      };
    case 'commit':
    case 'file':
    case 'empty':
      return { kind: baseline.kind, ...namesOf(reports) };
  }
}

/** What all folders are compared with, in few words and as a sentence. */
function namesOf(reports: readonly Report[]): Pick<StatusView['baseline'], 'label' | 'compared'> {
  const [label, ...others] = new Set(reports.map(({ baseline }) => baselineName(baseline)));
  if (label === undefined || others.length > 0)
    return { label: 'the baseline of each folder', compared: 'Each folder is compared with its own baseline.' };
  return { label, ...(reports[0] === undefined ? {} : { compared: comparedText(reports[0].baseline) }) };
}
