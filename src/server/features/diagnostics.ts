// Findings and problems of a report as diagnostics, by file.
import type { Place } from '../../core/model/place';
import type { Problem } from '../../core/model/problem';
import type { Report } from '../../core/model/report';
import type { Folder } from '../folder';
import type { ShownDiagnostic } from '../publisher';
import { findingToDiagnostic, problemToDiagnostic, toRange } from '../to-lsp';

/**
 * What each file of the folder shows. Findings everywhere; problems only where somebody works: in open editors and in
 * files that differ from the baseline. Before any tier is chosen nothing is underlined outside `.sre/`.
 */
export function diagnosticsOf(folder: Folder, report: Report, today: string): Map<string, ShownDiagnostic[]> {
  const table = new Map<string, ShownDiagnostic[]>();
  const add = (file: string, shown: ShownDiagnostic): void => {
    const list = table.get(file);
    if (list === undefined) table.set(file, [shown]);
    else list.push(shown);
  };
  for (const finding of report.findings) {
    const diagnostic = findingToDiagnostic(folder.root, finding);
    add(finding.place.file, { id: finding.fingerprint, range: toRange(finding.place), diagnostic });
  }
  for (const problem of folder.validation())
    if (problem.place !== undefined) add(problem.place.file, shownProblem(problem, problem.place));
  const isWorkedOn = workedOn(folder, today);
  for (const problem of report.problems) {
    if (problem.place === undefined || !isWorkedOn(problem.place.file)) continue;
    if (!report.head.anyTier && !problem.place.file.startsWith('.sre/')) continue;
    add(problem.place.file, shownProblem(problem, problem.place));
  }
  return table;
}

/** Problems with a place, by file. */
export function problemsByFile(problems: readonly Problem[]): Map<string, ShownDiagnostic[]> {
  const table = new Map<string, ShownDiagnostic[]>();
  for (const problem of problems)
    if (problem.place !== undefined)
      table.set(problem.place.file, [...(table.get(problem.place.file) ?? []), shownProblem(problem, problem.place)]);
  return table;
}

/** Files with syntax errors: what is missing from them may be half typed. */
export function brokenFiles(report: Report): Set<string> {
  const broken = new Set(report.head.incomplete);
  for (const problem of report.problems)
    if (problem.code === 'syntax-error' && problem.place !== undefined) broken.add(problem.place.file);
  return broken;
}

function shownProblem(problem: Problem, place: Place): ShownDiagnostic {
  const diagnostic = problemToDiagnostic(problem, place);
  return { id: `${problem.code}: ${problem.message}`, range: toRange(place), diagnostic };
}

function workedOn(folder: Folder, today: string): (file: string) => boolean {
  const { head, baseline } = folder.workspace.snapshot(today);
  const before = baseline.kind === 'commit' ? baseline.files : undefined;
  return (file) => {
    if (folder.isOpen(file)) return true;
    return before !== undefined && head.get(file)?.id !== before.get(file)?.id;
  };
}
