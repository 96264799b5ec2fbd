// The independent criterion for new calls: a line that was really added must name the callee, or the caller must be new.
import type { Call } from '../../src/core/model/call';
import type { Report } from '../../src/core/model/report';
import type { FileSet } from '../../src/core/model/snapshot';

/**
 * Takes the new calls of a revision; gives the keys of those that no added line explains. Lines that were removed elsewhere
 * in the same revision are no added ones: a file that moves and a block that is re-indented add nothing.
 */
export function unexplained(calls: readonly Call[], report: Report, before: FileSet, head: FileSet): readonly string[] {
  if (calls.length === 0) return [];
  const added = bare(addedLines(before, head).join('\n'));
  const fresh = new Set(report.changes.services.flatMap(({ kind, it }) => (kind === 'added' ? [it.name] : [])));
  return calls
    .filter(
      ({ from, to }) => !fresh.has(from.service) && !namesOf(report, to.service).some((name) => added.includes(name)),
    )
    .map(({ key }) => key);
}

/** What a service is called: its name and its aliases. */
function namesOf(report: Report, service: string): readonly string[] {
  const aliases = report.head.services.get(service)?.aliases ?? [];
  return [service, ...aliases].map(bare);
}

/** Names of variables write `FRONTEND_PROXY` for `frontend-proxy` and `frontendproxy`. */
function bare(text: string): string {
  return text.toLowerCase().replaceAll(/[-_]/g, '');
}

function addedLines(before: FileSet, head: FileSet): readonly string[] {
  const counts = new Map<string, number>();
  const count = (files: FileSet, others: FileSet, by: number) => {
    for (const [file, source] of files) {
      const text = others.get(file)?.id === source.id ? undefined : source.text();
      if (typeof text !== 'string') continue;
      for (const line of text.split('\n')) counts.set(plain(line), (counts.get(plain(line)) ?? 0) + by);
    }
  };
  count(head, before, 1);
  count(before, head, -1);
  return [...counts].flatMap(([line, times]) => (times > 0 ? [line] : []));
}

function plain(line: string): string {
  return line.trim().replace(/^- /, '').replaceAll(/["']/g, '');
}
