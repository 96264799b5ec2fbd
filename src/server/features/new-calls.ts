// The new and changed calls of the branch with their checklists: what the inline threads and the view show.
import type { CancellationToken } from 'vscode-languageserver/node';
import { numberRows } from '../../core/impact/rows';
import { missingNumbers } from '../../core/impact/table';
import { type Call, callLabel } from '../../core/model/call';
import type { Change } from '../../core/model/change';
import type { Finding } from '../../core/model/finding';
import type { Graph, Promotion } from '../../core/model/graph';
import type { WayOut } from '../../core/model/impact';
import { comparePlaces } from '../../core/model/place';
import type { Report } from '../../core/model/report';
import type { OpenQuestion } from '../../core/model/solution';
import { fixOfWay } from '../../core/rules/judging/ways-out';
import { promotionsBy } from '../../core/solution/asked-call';
import { waysOfCall } from '../../core/solution/ways';
import { NEW_CALLS } from '../../protocol/messages';
import type { Link, NewCallView, QuestionView, WayOutView } from '../../protocol/views';
import type { Server } from '../context';
import { nextTurn } from '../clock';
import type { Folder } from '../folder';
import { onAsk } from '../guard';
import { toLink } from '../to-lsp';
import { uriOf } from '../uri';

export function registerNewCalls({ connection, folders }: Server): void {
  onAsk<unknown, readonly NewCallView[]>(connection, NEW_CALLS, 'The new calls', [], async (_, token) => {
    const views: NewCallView[] = [];
    for (const folder of folders()) views.push(...(await newCallsOf(folder, token)));
    return views;
  });
}

/** Calls that are shown before other messages have their turn: some milliseconds. */
const STEP = 16;

async function newCallsOf(folder: Folder, token: CancellationToken): Promise<NewCallView[]> {
  const report = folder.report();
  if (report === undefined) return [];
  const findings = new Map<string | undefined, Finding>();
  for (const finding of report.findings) if (!findings.has(finding.call)) findings.set(finding.call, finding);
  const changes = report.changes.calls.filter((change) => change.kind !== 'removed');
  changes.sort((a, b) => compareCalls(a.it, b.it));
  const views: NewCallView[] = [];
  for (const [index, change] of changes.entries()) {
    if (index % STEP === STEP - 1) await nextTurn();
    if (token.isCancellationRequested) return [];
    const view = viewOf(folder.root, report, change, findings.get(change.it.key));
    if (view !== undefined) views.push(view);
  }
  return views;
}

function compareCalls(a: Call, b: Call): number {
  const [first] = a.evidence;
  const [second] = b.evidence;
  return first === undefined || second === undefined ? 0 : comparePlaces(first.place, second.place);
}

function viewOf(
  root: string,
  report: Report,
  change: Change<Call>,
  finding: Finding | undefined,
): NewCallView | undefined {
  const call = change.it;
  const place = call.evidence[0]?.place;
  if (place === undefined || change.kind === 'removed') return undefined;
  const impact = report.impacts.get(call.key);
  const checklist = report.checklists.get(call.key);
  const promotions = promotionsBy({
    call,
    head: report.head,
    ...(report.before === undefined ? {} : { before: report.before }),
  });
  // Each way is an impact of its own: only where somebody is asked about the call.
  const isAsked = finding !== undefined || checklist?.questions.some(({ gate, state }) => gate && state !== 'evidence');
  const verb = change.kind === 'added' ? 'New call' : 'Changed call';
  const message = finding?.message ?? `${verb}: ${callLabel(call)}.`;
  return {
    key: call.key,
    label: callLabel(call),
    kind: change.kind,
    severity: finding?.severity ?? 'none',
    ...(finding === undefined ? {} : { rule: finding.rule }),
    message,
    ...(finding?.next === undefined ? {} : { next: finding.next }),
    causes: finding?.causes.map((cause) => cause.message) ?? [],
    place: toLink(root, `${place.file}:${place.line}`, place),
    path: pathOf(root, promotions[0]),
    ...beginningOf(root, report.head, promotions[0]),
    numbers: impact === undefined ? [] : numberRows(impact),
    unknown: impact === undefined ? [] : missingNumbers(impact).filter((text) => !message.includes(text)),
    waysOut: isAsked ? waysOfCall(report, change).map((way) => wayView(report, call, way)) : [],
    questions: checklist?.questions.map(questionView) ?? [],
    ...(checklist?.story === undefined
      ? {}
      : { story: { name: checklist.story.name, uri: uriOf(root, checklist.story.file) } }),
  };
}

function wayView({ head }: Report, call: Call, way: WayOut): WayOutView {
  const { id, title, gives } = way;
  return { id, title, gives, applicable: fixOfWay(head, call, way) !== undefined };
}

/** Steps of a path that are shown at each of its ends (ours). */
const STEPS_SHOWN = 6;

/** Of a long path the ends; the first step behind the gap says how many are left out. */
function pathOf(root: string, promotion: Promotion | undefined): Link[] {
  const path = promotion?.path ?? [];
  const left = path.length - 2 * STEPS_SHOWN;
  const shown = left > 0 ? [...path.slice(0, STEPS_SHOWN), ...path.slice(-STEPS_SHOWN)] : path;
  return shown.flatMap((step, index) => {
    const place = step.evidence[0]?.place;
    const gap = left > 0 && index === STEPS_SHOWN ? `(${left} more) ` : '';
    return place === undefined ? [] : [toLink(root, `${gap}${callLabel(step)}`, place)];
  });
}

/** Where the path begins: at a flow, or at a core service of its own. */
function beginningOf(
  root: string,
  { flows, services, tiers }: Graph,
  promotion: Promotion | undefined,
): Pick<NewCallView, 'begins'> {
  if (promotion === undefined) return {};
  const name = promotion.flow;
  const flow = flows.find((one) => one.name === name);
  if (flow !== undefined) return { begins: toLink(root, `${name}, a ${flow.tier} flow`, flow.evidence.place) };
  const place = services.get(name)?.evidence[0]?.place;
  return place === undefined
    ? {}
    : { begins: toLink(root, `${name}, a ${tiers.get(name)?.tier ?? 'core'} service`, place) };
}

function questionView(question: OpenQuestion): QuestionView {
  const answer = question.answer?.text ?? question.evidence?.text;
  const { notApplicable, by } = question.answer ?? {};
  return {
    id: question.id,
    question: question.question,
    why: question.why,
    gate: question.gate,
    state: question.state,
    ...(answer === undefined ? {} : { answer }),
    ...(notApplicable === undefined ? {} : { notApplicable }),
    ...(by === undefined ? {} : { by }),
    ...(question.staleBecause === undefined ? {} : { staleBecause: question.staleBecause }),
    known: question.known?.map(({ text }) => text) ?? [],
    ready: question.ready.map(({ text, source }) => ({ text, source })),
  };
}
