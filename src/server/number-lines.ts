// The numbers of an objective, a service and a call as lines of a hover: Markdown in which all text of files is escaped.
import { impactOf } from '../core/impact/impact';
import { availabilitySlo } from '../core/impact/objectives';
import { type PrintedRow, numberRows } from '../core/impact/rows';
import { numbersOfService } from '../core/impact/service-numbers';
import { callShareSentence, serviceLines } from '../core/impact/service-words';
import { missingNumbers } from '../core/impact/table';
import type { Call } from '../core/model/call';
import type { Graph } from '../core/model/graph';
import type { Impact } from '../core/model/impact';
import type { Report } from '../core/model/report';
import type { Service } from '../core/model/service';
import type { Slo } from '../core/model/slo';
import { escapeMarkdown as text } from './markdown';

/** Whether the objective can be kept and who spends most of its budget; nothing for another than the one that decides. */
export function objectiveLines(graph: Graph, service: Service, slo?: Slo): readonly string[] {
  if (slo !== undefined && slo !== availabilitySlo(service)) return [];
  return serviceLines(numbersOfService(graph, service)).map(text);
}

/**
 * What the call does to the numbers: before and after the change for a new or changed one, else without and with the call.
 * Nothing where nothing is known.
 */
export function callLines({ head, impacts }: Report, call: Call): readonly string[] {
  const changed = impacts.get(call.key);
  const impact = changed ?? standing(head, call);
  const spends = callShareSentence(call, impact);
  // The sentence says the share already.
  const rows = numberRows(impact).filter(({ label }) => spends === undefined || !label.startsWith('budget share'));
  return [
    ...(spends === undefined ? [] : [text(spends)]),
    ...(rows.length === 0
      ? []
      : [changed === undefined ? table(rows, 'without it', 'with it') : table(rows, 'before', 'after')]),
    ...(changed === undefined ? [] : missingNumbers(changed).map(text)),
  ];
}

/** A call that is there already: what was expected of its caller before it is not known. */
function standing(head: Graph, call: Call): Impact {
  const without: Graph = { ...head, calls: head.calls.filter((one) => one !== call) };
  const { expected: _, expectedMinutes: __, ...impact } = impactOf({ kind: 'added', it: call }, without, head);
  return impact;
}

function table(rows: readonly PrintedRow[], before: string, after: string): string {
  const cells = rows.map((row) => [row.label, row.before, row.after, row.target].map(text).join(' | '));
  return [`| | ${before} | ${after} | target |`, '|:--|--:|--:|--:|', ...cells.map((line) => `| ${line} |`)].join('\n');
}
