// The report of a change as data, in full precision.
import { type Call, endLabel } from '../model/call';
import type { Change } from '../model/change';
import type { Finding } from '../model/finding';
import type { PracticeOff } from '../model/practice';
import type { Report } from '../model/report';
import type { Json } from '../model/service';
import type { Checklist } from '../model/solution';
import type { Waiver } from '../model/waiver';
import { openGates } from '../solution/checklist';
import { baselineValue } from './parts/baseline-value';
import { callValue, operationValue, problemValue, serviceValue } from './parts/graph-values';
import { impactValue } from './parts/impact-values';
import { type JsonObject, said } from './parts/json-values';
import type { Reporter } from './reporter';

export const json: Reporter = {
  id: 'json',
  title: 'Data for other tools',
  render: (report) => `${JSON.stringify(reportValue(report), null, 2)}\n`,
};

function reportValue(report: Report): Json {
  const { changes, head, before } = report;
  const calls = new Map([...changes.calls].reverse().map(({ it }) => [it.key, it] as const));
  return said({
    version: 1,
    baseline: baselineValue(report.baseline),
    changes: {
      services: changes.services.map((change) => {
        const side = change.kind === 'removed' ? before : head;
        return changeValue(change, (service) => serviceValue(service, side?.tiers.get(service.name)));
      }),
      operations: changes.operations.map((change) =>
        changeValue(change, ({ service, operation }) => ({ service, ...operationValue(operation) })),
      ),
      calls: changes.calls.map((change) => changeValue(change, callValue)),
    },
    findings: report.findings.map(findingValue),
    impacts: changes.calls.flatMap((change) => {
      const impact = report.impacts.get(change.it.key);
      return impact === undefined ? [] : [impactValue(change, impact)];
    }),
    solutions: [...report.checklists.values()].map((checklist) => solutionValue(checklist, calls.get(checklist.call))),
    off: report.off.map(offValue),
    problems: report.problems.map(problemValue),
  });
}

function changeValue<T>(change: Change<T>, value: (it: T) => JsonObject): JsonObject {
  const before = change.before === undefined ? {} : { before: value(change.before) };
  return { kind: change.kind, ...value(change.it), ...before };
}

function findingValue(finding: Finding): Json {
  const { place } = finding;
  return said({
    rule: finding.rule,
    code: finding.code,
    severity: finding.severity,
    message: finding.message,
    next: finding.next,
    file: place.file,
    line: place.line,
    column: place.column,
    endLine: place.endLine,
    endColumn: place.endColumn,
    fingerprint: finding.fingerprint,
    call: finding.call,
    service: finding.service,
    causes: finding.causes.map(({ rule, message }) => ({ rule, message })),
    related: finding.related.map((one) => ({ message: one.message, file: one.place.file, line: one.place.line })),
    waived: finding.waived && waiverValue(finding.waived),
  });
}

function waiverValue({ place, ...waiver }: Waiver): Json {
  return said({ ...waiver, file: place.file, line: place.line });
}

function offValue({ practice, title, reason, review, due, ids, silenced, place }: PracticeOff): Json {
  return { practice, title, reason, review, due, ids, silenced, file: place.file, line: place.line };
}

/** `open` holds the gate questions only; `answered` and `stale` all of that state. */
function solutionValue(checklist: Checklist, call: Call | undefined): Json {
  // Without a story nothing is answered.
  const recorded = checklist.story === undefined ? [] : checklist.questions;
  const ids = (state: string) => recorded.filter((one) => one.state === state).map(({ id }) => id);
  return said({
    call: checklist.call,
    from: call && endLabel(call.from),
    to: call && endLabel(call.to),
    story: checklist.story && { ...checklist.story },
    open: openGates(checklist).map(({ id }) => id),
    answered: ids('answered'),
    stale: ids('stale'),
  });
}
