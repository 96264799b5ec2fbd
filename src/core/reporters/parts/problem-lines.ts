// What could not be read or judged, for a terminal: grouped by code, a few of each.
import type { Problem } from '../../model/problem';
import type { RenderOptions } from '../reporter';
import { count } from './headline';
import { terminalText } from './terminal-text';

const SHOWN = 5;

/** One heading with the count, then each code with its first places; nothing where there is no problem. */
export function problemLines(problems: readonly Problem[], { paint }: RenderOptions): readonly string[] {
  if (problems.length === 0) return [];
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const group = groups.get(problem.code) ?? [];
    group.push(problem);
    groups.set(problem.code, group);
  }
  const lines = [paint('bold', `${count(problems.length, 'problem')} while reading`)];
  for (const [code, group] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const problem of group.slice(0, SHOWN)) {
      const where = problem.place === undefined ? '' : `${problem.place.file}:${problem.place.line}: `;
      lines.push(`  ${paint('dim', code)} ${terminalText(where + problem.message)}`);
    }
    if (group.length > SHOWN) lines.push(`  ${paint('dim', code)} and ${group.length - SHOWN} more`);
  }
  return lines;
}
