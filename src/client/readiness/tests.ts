// Readiness in the Test Explorer: services, their groups as suites, their checks as tests; run for each service.
import * as vscode from 'vscode';
import { SERVICES, type ServicesResult } from '../../protocol/messages';
import type { ReadinessCheck, ReadinessService } from '../../protocol/readiness';
import type { ServiceRow } from '../../protocol/views';
import type { Connection } from '../connection';
import { folderName } from '../folders';
import { rangeOf } from '../links';
import type { Model } from '../model';
import type { ReadinessReviews } from './store';

interface Subject {
  readonly folder: string;
  readonly service: string;
}

/** Registers the tests; services are listed once the folders are read, checks once one is unfolded or run. */
export function createReadinessTests(
  model: Model,
  connection: Connection,
  reviews: ReadinessReviews,
): vscode.Disposable {
  const controller = vscode.tests.createTestController('sreLens.readiness', 'SRE Lens: Production Readiness');
  const subjects = new Map<string, Subject>();
  let isFilled = false;

  const list = async (): Promise<void> => {
    if (model.status()?.state !== 'ready' || model.running() !== 'running') return;
    const rows = (await connection.ask<ServicesResult>(SERVICES)).filter(({ known }) => known);
    subjects.clear();
    const items = rows.map((row) => {
      const id = `${row.folder} ${row.name}`;
      subjects.set(id, { folder: row.folder, service: row.name });
      const before = controller.items.get(id);
      return before ?? serviceItem(controller, id, row);
    });
    controller.items.replace(items);
    isFilled = true;
  };
  const show = (item: vscode.TestItem, service: ReadinessService): ReadonlyMap<vscode.TestItem, ReadinessCheck> => {
    const tests = new Map<vscode.TestItem, ReadinessCheck>();
    const groups = [...new Set(service.checks.map(({ group }) => group))].map((group, at) => {
      const suite = controller.createTestItem(`${item.id} ${group}`, group);
      // In the order of a review, not of the alphabet.
      suite.sortText = String(at).padStart(2, '0');
      const checks = service.checks.filter((check) => check.group === group);
      suite.children.replace(checks.map((check) => checkItem(controller, item.id, check, tests)));
      return suite;
    });
    item.children.replace(groups);
    return tests;
  };
  const review = async (item: vscode.TestItem, token: vscode.CancellationToken) => {
    const subject = subjects.get(item.id);
    if (subject === undefined) return undefined;
    const view = await reviews.ask({ folder: subject.folder, services: [subject.service] }, token, 'part');
    const service = view?.services[0];
    return service === undefined ? undefined : show(item, service);
  };
  const run = async (request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> => {
    if (!isFilled) await list();
    const test = controller.createTestRun(request);
    try {
      for (const [item, wanted] of servicesOf(controller, request)) {
        if (token.isCancellationRequested) break;
        test.started(item);
        const checks = await review(item, token);
        const subject = subjects.get(item.id);
        const score = subject && reviews.service(subject.folder, subject.service)?.score;
        if (checks !== undefined && score !== undefined) test.appendOutput(`${item.label}: ${score}\r\n`);
        for (const [one, check] of checks ?? []) if (wanted(one.id)) tell(test, one, check);
      }
    } finally {
      test.end();
    }
  };
  controller.resolveHandler = async (item) => {
    if (item === undefined) await list();
    else if (item.children.size === 0) await review(item, new vscode.CancellationTokenSource().token);
  };
  controller.refreshHandler = list;
  controller.createRunProfile('Review', vscode.TestRunProfileKind.Run, run, true);
  const following = model.onChange(() => {
    if (isFilled) list().catch(() => undefined);
  });
  return vscode.Disposable.from(controller, following);
}

function serviceItem(controller: vscode.TestController, id: string, row: ServiceRow): vscode.TestItem {
  const item = controller.createTestItem(id, row.name, row.place && vscode.Uri.parse(row.place.uri));
  if (row.place !== undefined) item.range = rangeOf(row.place.range);
  item.canResolveChildren = true;
  item.description = [row.effective === 'unknown' ? 'tier unknown' : row.effective, folderName(row.folder)]
    .filter((text) => text !== undefined)
    .join(' · ');
  return item;
}

function checkItem(
  controller: vscode.TestController,
  service: string,
  check: ReadinessCheck,
  tests: Map<vscode.TestItem, ReadinessCheck>,
): vscode.TestItem {
  const [first] = check.evidence;
  const uri = first === undefined ? undefined : vscode.Uri.parse(first.uri);
  const item = controller.createTestItem(`${service} ${check.id}`, `${check.id} ${check.title}`, uri);
  if (first !== undefined) item.range = rangeOf(first.range);
  item.sortText = check.id;
  if (check.state !== 'pass' && check.state !== 'fail') item.description = check.word;
  tests.set(item, check);
  return item;
}

/** The services of a request, each with what of it is wanted: all of it, a suite, or single tests. */
function servicesOf(
  controller: vscode.TestController,
  { include, exclude }: vscode.TestRunRequest,
): readonly (readonly [vscode.TestItem, (id: string) => boolean])[] {
  const all: vscode.TestItem[] = [];
  controller.items.forEach((item) => all.push(item));
  const isOut = (id: string) => exclude?.some((item) => item.id === id) === true;
  if (include === undefined) return all.filter(({ id }) => !isOut(id)).map((item) => [item, (id) => !isOut(id)]);
  const wanted = new Map<vscode.TestItem, Set<string> | 'all'>();
  for (const item of include) {
    const top = topOf(item);
    if (top === item) wanted.set(top, 'all');
    else if (wanted.get(top) !== 'all') {
      const known = wanted.get(top);
      const ids = known instanceof Set ? known : new Set<string>();
      for (const id of leavesOf(item)) ids.add(id);
      wanted.set(top, ids);
    }
  }
  return [...wanted].map(([item, ids]) => [item, (id: string) => (ids === 'all' || ids.has(id)) && !isOut(id)]);
}

function topOf(item: vscode.TestItem): vscode.TestItem {
  return item.parent === undefined ? item : topOf(item.parent);
}

function leavesOf(item: vscode.TestItem): readonly string[] {
  if (item.children.size === 0) return [item.id];
  const ids: string[] = [];
  item.children.forEach((child) => ids.push(...leavesOf(child)));
  return ids;
}

/** Unknown is an error, never a pass: there is no evidence. What is not asked is skipped. */
function tell(test: vscode.TestRun, item: vscode.TestItem, check: ReadinessCheck): void {
  switch (check.state) {
    case 'pass':
      test.passed(item);
      return;
    case 'fail':
      test.failed(item, messagesOf(check, check.message));
      return;
    case 'unknown':
      test.errored(item, messagesOf(check, `No evidence: ${check.message}`));
      return;
    case 'not-applicable':
    case 'waived':
    case 'off':
      test.skipped(item);
      // What is off is most of the catalogue, and says so in the tree.
      if (check.state !== 'off') test.appendOutput(`${check.id} ${check.word}: ${check.message}\r\n`, undefined, item);
  }
}

function messagesOf(check: ReadinessCheck, text: string): vscode.TestMessage[] {
  const message = new vscode.TestMessage(`${text}\nWhy: ${check.why}\nTo mend it: ${check.remedy}`);
  const [first] = check.evidence;
  if (first !== undefined) message.location = new vscode.Location(vscode.Uri.parse(first.uri), rangeOf(first.range));
  return [message];
}
