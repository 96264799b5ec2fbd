// CodeLens: what a new call reaches, costs and leaves open; with `all` also tier and callers of each operation.
import { gatesIn } from '../../core/solution/checklist';
import type { CodeLens } from 'vscode-languageserver/node';
import { minutesSentence } from '../../core/impact/sentence';
import type { Call } from '../../core/model/call';
import type { Change } from '../../core/model/change';
import { operationKey } from '../../core/model/operation';
import type { Place } from '../../core/model/place';
import type { Report } from '../../core/model/report';
import { promotionsBy } from '../../core/solution/asked-call';
import { oneLine } from '../../core/units/one-line';
import { OPEN_CHECKLIST } from '../../protocol/messages';
import type { Server } from '../context';
import { guardRequest } from '../guard';
import type { ShownLens } from '../publisher';
import type { Settings } from '../settings';
import { toRange } from '../to-lsp';

/** Names come from files: one that is a page long must not push the code away. */
const LONGEST = 200;

export function registerCodeLens({ connection, locate }: Server): void {
  connection.onCodeLens(
    guardRequest(connection, 'CodeLens', [], ({ textDocument }) => {
      const found = locate(textDocument.uri);
      return found?.folder.publisher.lenses(found.file).map(toCodeLens) ?? [];
    }),
  );
}

/** The lenses of a report by file. */
export function lensesOf(report: Report, show: Settings['codeLens']): Map<string, ShownLens[]> {
  const table = new Map<string, ShownLens[]>();
  const add = (place: Place | undefined, lens: Omit<ShownLens, 'range'>): void => {
    if (place === undefined) return;
    const start = { line: place.line - 1, character: place.column - 1 };
    const list = table.get(place.file) ?? [];
    table.set(place.file, [...list, { ...lens, range: { start, end: toRange(place).end } }]);
  };
  if (show === 'off') return table;
  if (report.head.anyTier)
    for (const change of report.changes.calls)
      if (change.kind !== 'removed')
        add(change.it.evidence[0]?.place, {
          id: `call ${change.it.key}`,
          title: callTitle(report, change),
          call: change.it.key,
        });
  if (show === 'all') addOperations(report, add);
  return table;
}

/** `new · promotes sms to core · budget 453.4 of 21.6 min/30 d · 2 questions open` */
export function callTitle(report: Report, change: Change<Call>): string {
  const call = change.it;
  const impact = report.impacts.get(call.key);
  const minutes = impact === undefined ? undefined : minutesSentence(impact);
  const parts = [
    change.kind === 'added' ? 'new' : 'changed',
    reaches(report, call),
    ...(minutes === undefined ? [] : [`budget ${minutes}`]),
    ...questions(report, call),
  ];
  return oneLine(parts.join(' · ')).slice(0, LONGEST);
}

function reaches(report: Report, call: Call): string {
  const promotions = promotionsBy({
    call,
    head: report.head,
    ...(report.before === undefined ? {} : { before: report.before }),
  });
  const [promotion] = promotions;
  if (promotion !== undefined) {
    const verb = promotion.certainty === 'claimed' ? 'promotes' : 'may promote';
    return `${verb} ${promotion.service} to ${promotion.to}`;
  }
  const tier = report.head.tiers.get(call.to.service)?.tier ?? 'unknown';
  return tier === 'unknown' ? `reaches ${call.to.service}` : `reaches ${call.to.service} (${tier})`;
}

function questions(report: Report, call: Call): string[] {
  const checklist = report.checklists.get(call.key);
  const gates = checklist === undefined ? [] : gatesIn(checklist);
  if (gates.length === 0) return [];
  const open = gates.filter((question) => question.state === 'open' || question.state === 'stale').length;
  if (open === 0) return ['answered'];
  return [open === 1 ? '1 question open' : `${open} questions open`];
}

function addOperations(report: Report, add: (place: Place, lens: Omit<ShownLens, 'range'>) => void): void {
  const callers = new Map<string, Set<string>>();
  for (const { from, to } of report.head.calls) {
    const key = `${to.service}#${to.operation ?? '*'}`;
    callers.set(key, (callers.get(key) ?? new Set()).add(from.service));
  }
  for (const [name, service] of report.head.services)
    for (const operation of service.operations) {
      const key = `${name}#${operationKey(operation)}`;
      const count = callers.get(key)?.size ?? 0;
      const tier = report.head.tiers.get(name)?.tier ?? 'unknown';
      add(operation.evidence.place, {
        id: `operation ${key}`,
        title: `${tier === 'unknown' ? 'tier unknown' : tier} · ${count} ${count === 1 ? 'caller' : 'callers'}`,
      });
    }
}

function toCodeLens({ range, title, call }: ShownLens): CodeLens {
  // A lens sits on one line: its entry may be longer.
  const line = { start: range.start, end: range.start };
  return {
    range: line,
    command: {
      title,
      command: call === undefined ? '' : OPEN_CHECKLIST,
      ...(call === undefined ? {} : { arguments: [call] }),
    },
  };
}
