// The part of a report that the named files and folders hold.
import type { Call } from '../core/model/call';
import type { Change } from '../core/model/change';
import type { Evidence } from '../core/model/place';
import type { Report } from '../core/model/report';
import { spoilsConfig } from './exit';

/**
 * Takes a report and paths relative to the root; gives what is in the named files and below the named folders, all of it
 * where none is named. A service, an operation or a call lies where its first evidence does; numbers and answers go with
 * their call. Problems without a place stay, and those of a
 * config that is broken.
 */
export function within(report: Report, paths: readonly string[]): Report {
  if (paths.length === 0 || paths.includes('')) return report;
  const inside = (file: string) => paths.some((path) => file === path || file.startsWith(`${path}/`));
  const holds = ([first]: readonly Evidence[]) => first !== undefined && inside(first.place.file);
  const calls = report.changes.calls.filter(({ it }) => holds(it.evidence));
  return {
    ...report,
    changes: {
      services: report.changes.services.filter(({ it }) => holds(it.evidence)),
      operations: report.changes.operations.filter(({ it }) => holds([it.operation.evidence])),
      calls,
    },
    findings: report.findings.filter(({ place }) => inside(place.file)),
    impacts: ofCalls(report.impacts, calls),
    checklists: ofCalls(report.checklists, calls),
    problems: report.problems.filter(
      (problem) => problem.place === undefined || inside(problem.place.file) || spoilsConfig(problem),
    ),
  };
}

/** The entries of the calls that are left. */
function ofCalls<T>(all: ReadonlyMap<string, T>, calls: readonly Change<Call>[]): ReadonlyMap<string, T> {
  return new Map(
    calls.flatMap(({ it }) => {
      const value = all.get(it.key);
      return value === undefined ? [] : [[it.key, value]];
    }),
  );
}
