// The counts that every report of a change begins with, and how they are said.
import type { Call } from '../../model/call';
import type { Report } from '../../model/report';
import { callsCore } from '../../solution/asked-call';
import { openGates } from '../../solution/checklist';

export interface Counts {
  readonly newCalls: number;
  readonly changedCalls: number;
  /** New and changed calls whose callee is core after the change, or was declared so before. */
  readonly touchCore: number;
  readonly newServices: number;
  /** Open gate questions. */
  readonly open: number;
  /** Everything is judged, whether new or not. */
  readonly audit: boolean;
}

/** What the first and the last line of every report count. */
export function countsOf(report: Report): Counts {
  const { calls, services } = report.changes;
  const present = calls.filter((change) => change.kind !== 'removed');
  const open = [...report.checklists.values()].map((checklist) => openGates(checklist).length);
  return {
    newCalls: calls.filter((change) => change.kind === 'added').length,
    changedCalls: calls.filter((change) => change.kind === 'modified').length,
    touchCore: present.filter(({ it }) => isCore(report, it)).length,
    newServices: services.filter((change) => change.kind === 'added').length,
    open: open.reduce((sum, count) => sum + count, 0),
    audit: report.baseline.kind === 'empty',
  };
}

/** `2 new calls, 1 touches core; 3 questions open.`, or `No new call.`; in an audit nothing is called new. */
export function countsSentence(counts: Counts): string {
  const fresh = counts.audit ? '' : 'new ';
  const parts = [
    counts.newServices > 0 ? [count(counts.newServices, `${fresh}service`)] : [],
    [counts.newCalls === 0 ? `no ${fresh}call` : count(counts.newCalls, `${fresh}call`)],
    counts.changedCalls > 0 ? [count(counts.changedCalls, 'changed call')] : [],
    counts.touchCore > 0 ? [`${counts.touchCore} ${counts.touchCore === 1 ? 'touches' : 'touch'} core`] : [],
  ];
  const open = counts.open > 0 ? `; ${count(counts.open, 'question')} open` : '';
  const sentence = `${parts.flat().join(', ')}${open}.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** What the change is compared with: `origin/main (3f2a91c)`. */
export function baselineName(baseline: Report['baseline']): string {
  switch (baseline.kind) {
    case 'commit':
      return `${baseline.ref} (${baseline.commit.slice(0, 7)})`;
    case 'file':
      return baseline.ref;
    case 'empty':
      return 'nothing: the whole estate is judged';
    case 'unknown':
      return 'unknown';
  }
}

/** The same as a sentence. A note, where there is one, says better what was compared than the name of the baseline. */
export function comparedText(baseline: Report['baseline']): string {
  if (baseline.kind !== 'commit' || baseline.note === undefined) return `Compared with ${baselineName(baseline)}.`;
  const note = baseline.note.charAt(0).toUpperCase() + baseline.note.slice(1);
  return `${note} (${baseline.commit.slice(0, 7)}).`;
}

/** `1 new call`, `2 new calls`. */
export function count(number: number, word: string): string {
  return number === 1 ? `1 ${word}` : `${number} ${word}s`;
}

function isCore(report: Report, call: Call): boolean {
  const { head, before } = report;
  return callsCore({ call, head, ...(before && { before }) });
}
