// What the status bar says: counts of all folders together.
import type { Report } from '../../core/model/report';
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
      return { kind: 'commit', label: baseline.note ?? `${baseline.ref} (${baseline.commit.slice(0, 10)})` };
    case 'file':
      return { kind: 'file', label: baseline.ref };
    case 'empty':
      return { kind: 'empty', label: 'nothing: everything counts as new' };
  }
}
