// The headline of a change: one sentence in users' terms about what matters most.
import type { Line, Span } from '../../model/page';
import type { Report } from '../../model/report';
import { count } from './headline';
import { losesOperation, type NewCall } from './pull-request-calls';

const NAMES = 3;

/** Without a full stop; the names are marked as code. `calls` in the order of `newCalls`. */
export function changeHeadline(report: Report, calls: readonly NewCall[]): Line {
  const added = calls.filter(({ change }) => change.kind === 'added');
  const first =
    claimed(report, calls) ??
    reached(report, added) ??
    broken(report) ??
    reached(report, calls) ??
    asked(report, calls[0]) ??
    lost(calls);
  if (first !== undefined) return first;
  if (calls.length > 0) return [text(`${count(calls.length, 'new or changed call')}, none touches core`)];
  const services = report.changes.services.filter((one) => one.kind === 'added').slice(0, NAMES);
  if (services.length === 0) {
    const found = report.findings.length;
    return [text(found === 0 ? 'No new call' : `${count(found, 'finding')} on this branch`)];
  }
  return [
    text(audited(report) ? 'Services: ' : 'New: '),
    ...services.flatMap(({ it }, index) => (index === 0 ? [code(it.name)] : [text(', '), code(it.name)])),
  ];
}

/** An audit judges what was there before, too. */
function audited(report: Report): boolean {
  return report.baseline.kind === 'empty';
}

function claimed(report: Report, calls: readonly NewCall[]): Line | undefined {
  for (const { promotions } of calls) {
    const promotion = promotions.find(({ certainty }) => certainty === 'claimed');
    if (promotion === undefined) continue;
    const waits = audited(report) ? ' waits for ' : ' now waits for ';
    return [code(promotion.flow), text(waits), code(promotion.service), text(`: it becomes ${promotion.to}`)];
  }
  return undefined;
}

function reached(report: Report, calls: readonly NewCall[]): Line | undefined {
  const toCore = calls.find((one) => one.toCore && !losesOperation(one.change));
  if (toCore === undefined) return undefined;
  const { from, to } = toCore.change.it;
  const does = toCore.change.kind === 'modified' ? 'calls in a new way' : audited(report) ? 'calls' : 'now calls';
  return [code(from.service), text(` ${does} the core service `), code(to.service)];
}

/** What is no call, and wrong: an operation that core services use is gone, an objective is lower. */
function broken(report: Report): Line | undefined {
  const worst = report.findings.find(
    ({ call, waived, severity }) => call === undefined && waived === undefined && severity === 'error',
  );
  return worst === undefined ? undefined : [text(worst.message.replace(/\.$/, ''))];
}

/** Calls to core whose operation is not found any more. */
function lost(calls: readonly NewCall[]): Line | undefined {
  const [first, ...others] = calls.filter((one) => one.toCore && losesOperation(one.change));
  if (first === undefined) return undefined;
  const { to } = first.change.it;
  const how = others.length === 0 ? 'A call names' : `${others.length + 1} calls name`;
  return [text(`${how} an operation that is not found: `), code(first.change.it.unresolved?.text ?? to.service)];
}

function asked(report: Report, call: NewCall | undefined): Line | undefined {
  const promotion = call?.promotions[0];
  if (promotion === undefined) return undefined;
  const declared = report.head.flows.some(({ name }) => name === promotion.flow);
  const who = declared || promotion.how !== 'gating' ? code(promotion.flow) : text('a core flow');
  return [code(promotion.service), text(` may become ${promotion.to}: does `), who, text(' wait for it?')];
}

function code(name: string): Span {
  return { text: name, style: 'code' };
}

function text(words: string): Span {
  return { text: words };
}
