// One revision judged twice: by the core, and by the set difference of two full parses.
import { newlyRequired } from '../../src/core/changes/breaks';
import type { Call } from '../../src/core/model/call';
import { operationKey } from '../../src/core/model/operation';
import type { Report } from '../../src/core/model/report';
import type { FileSet, SourceFile } from '../../src/core/model/snapshot';
import type { Session } from '../../src/core/session';
import type { Revision } from './history';
import { unexplained } from './lines';
import type { Operations, Oracle } from './oracle';

export interface Verdict {
  readonly commit: string;
  /** Operations of the head's documents that both readers have. */
  readonly operations: number;
  readonly added: number;
  readonly removed: number;
  /** Operations of which both sides agree what is newly required. */
  readonly contracts: number;
  readonly required: number;
  /** Calls to operations of the baseline, laid under both sides: none of them may look new. */
  readonly consumed: number;
  /** New calls of the repository itself. */
  readonly calls: number;
  /** True where a document changed, or a file that it refers to. */
  readonly touched: boolean;
  /** True where it changed and no operation was added or removed. */
  readonly refactor: boolean;
  /** True where a file of either side is half typed, a template or the like: a session goes on from what it said before. */
  readonly incomplete: boolean;
  /** Documents that the full parse could not read. */
  readonly unreadable: number;
  /** Sets of documents that changed from one service to several, or back: not compared. */
  readonly regrouped: number;
  /** What the two do not agree on, one line each. */
  readonly differences: readonly string[];
}

const CONSUMER = 'truth-consumer';
const CONSUMER_FILE = `${CONSUMER}/sre.yaml`;
/** Calls of the made-up consumer, spread over the operations. */
const MOST_CALLS = 300;

/** Judges a revision and compares it with what the full parse says. */
export function judgeRevision(session: Session, oracle: Oracle, { commit, before, head }: Revision): Verdict {
  const earlier = session.judge({ head: before, baseline: { kind: 'empty' }, today: '2026-01-01' });
  const consumer = consumerOf(earlier);
  const report = session.judge({
    head: withFile(head, consumer.file),
    baseline: { kind: 'commit', ref: 'parent', commit, files: withFile(before, consumer.file) },
    today: '2026-01-01',
  });
  const truth = truthOf(report, oracle.read(before), oracle.read(head));
  const ours = oursOf(report);
  const isOurs = ({ from }: Call) => from.service === CONSUMER;
  const calls = report.changes.calls.flatMap(({ kind, it }) => (kind === 'added' ? [it] : []));
  const contracts = contractsOf(report, truth);
  const touched = [...oracle.parsed()].some((file) => before.get(file)?.id !== head.get(file)?.id);
  return {
    commit,
    operations: truth.operations,
    added: truth.added.size,
    removed: truth.removed.size,
    contracts: contracts.compared,
    required: contracts.required,
    consumed: consumer.calls,
    calls: calls.filter((call) => !isOurs(call)).length,
    touched,
    refactor: touched && truth.added.size + truth.removed.size === 0,
    incomplete: report.head.incomplete.size + (report.before?.incomplete.size ?? 0) > 0,
    unreadable: truth.unreadable,
    regrouped: truth.regrouped,
    differences: [
      ...differences('added', truth.added, ours.added, truth.unknown),
      ...differences('removed', truth.removed, ours.removed, truth.unknown),
      ...contracts.differences,
      ...calls.filter(isOurs).map(({ key }) => `an old call looks new: ${key}`),
      ...unexplained(
        calls.filter((call) => !isOurs(call)),
        report,
        before,
        head,
      ).map((key) => `unexplained call: ${key}`),
    ],
  };
}

/** A core service that calls the operations of the baseline by method and path. */
function consumerOf(report: Report): { readonly file: SourceFile; readonly calls: number } {
  const all = [...report.head.services.values()].flatMap(({ name, operations }) =>
    operations.map((operation) => `${name}#${operationKey(operation)}`),
  );
  const step = Math.max(1, all.length / MOST_CALLS);
  const to = Array.from(
    { length: Math.min(all.length, MOST_CALLS) },
    (_, index) => all[Math.floor(index * step)] ?? '',
  );
  const lines = to.map((one) => `  - { to: ${JSON.stringify(one)}, mode: sync, criticality: soft }`);
  const text = ['sre: "1.0"', `service: ${CONSUMER}`, 'tier: core', 'dependencies:', ...lines, ''].join('\n');
  return { file: { file: CONSUMER_FILE, id: text, text: () => text }, calls: to.length };
}

function withFile(files: FileSet, source: SourceFile): FileSet {
  return new Map(files).set(source.file, source);
}

interface Truth {
  readonly added: ReadonlySet<string>;
  readonly removed: ReadonlySet<string>;
  /** True for operations of documents that could not be parsed or were regrouped: of these nothing is known. */
  readonly unknown: (operation: string) => boolean;
  readonly regrouped: number;
  readonly before: ReadonlyMap<string, ReadonlySet<string> | undefined>;
  readonly head: ReadonlyMap<string, ReadonlySet<string> | undefined>;
  readonly operations: number;
  readonly unreadable: number;
}

/** Documents belong together that one service provides, or that are one file on both sides. */
function truthOf(
  report: Report,
  before: ReadonlyMap<string, Operations | 'unreadable'>,
  head: ReadonlyMap<string, Operations | 'unreadable'>,
): Truth {
  const group = groupsOf(report);
  const unknown = new Set(regrouped(report, group));
  const unite = (side: ReadonlyMap<string, Operations | 'unreadable'>) => {
    const all = new Map<string, ReadonlySet<string> | undefined>();
    for (const [file, operations] of side) {
      const name = group(file);
      if (name === undefined) continue;
      if (operations === 'unreadable') unknown.add(name);
      else for (const [key, required] of operations) all.set(`${name} ${key}`, all.get(`${name} ${key}`) ?? required);
    }
    return all;
  };
  const [old, now] = [unite(before), unite(head)];
  const isUnknown = (operation: string) => unknown.has(operation.split(' ')[0] ?? '');
  return {
    added: new Set([...now.keys()].filter((key) => !old.has(key) && !isUnknown(key))),
    removed: new Set([...old.keys()].filter((key) => !now.has(key) && !isUnknown(key))),
    unknown: isUnknown,
    before: old,
    head: now,
    operations: [...now.keys()].filter((key) => !isUnknown(key)).length,
    regrouped: new Set(regrouped(report, group)).size,
    unreadable: [...head.values()].filter((operations) => operations === 'unreadable').length,
  };
}

/** File → the first service, by name, of those that share files with its service on either side. */
function groupsOf(report: Report): (file: string) => string | undefined {
  const parent = new Map<string, string>();
  const rootOf = (name: string): string => {
    const up = parent.get(name);
    return up === undefined || up === name ? name : rootOf(up);
  };
  const sides = [report.before?.documents ?? new Map<string, string>(), report.head.documents];
  for (const documents of sides)
    for (const [file, service] of documents) {
      const [a, b] = [rootOf(`file:${file}`), rootOf(`service:${service}`)];
      if (a !== b) parent.set(a, b);
    }
  return (file) =>
    sides.some((documents) => documents.has(file)) ? rootOf(`file:${file}`).replaceAll(' ', '_') : undefined;
}

/** Groups whose documents one service had before and two have now, or the other way round: "the same service" means nothing. */
function regrouped(report: Report, group: (file: string) => string | undefined): readonly string[] {
  const found: string[] = [];
  for (const documents of [report.before?.documents, report.head.documents]) {
    const services = new Map<string, string>();
    for (const [file, service] of documents ?? []) {
      const name = group(file) ?? '';
      if ((services.get(name) ?? service) !== service) found.push(name);
      services.set(name, service);
    }
  }
  return found;
}

function oursOf(report: Report): { readonly added: ReadonlySet<string>; readonly removed: ReadonlySet<string> } {
  const group = groupsOf(report);
  const fileOf = new Map<string, string>();
  for (const documents of [report.before?.documents, report.head.documents])
    for (const [file, service] of documents ?? []) fileOf.set(service, file);
  const of = (wanted: string) =>
    new Set(
      report.changes.operations.flatMap(({ kind, it }) => {
        const file = fileOf.get(it.service);
        return kind === wanted && file !== undefined ? [keyOf(group(file), operationKey(it.operation))] : [];
      }),
    );
  return { added: of('added'), removed: of('removed') };
}

function keyOf(group: string | undefined, operation: string): string {
  return `${group ?? ''} ${operation}`;
}

function differences(
  what: string,
  truth: ReadonlySet<string>,
  ours: ReadonlySet<string>,
  unknown: (operation: string) => boolean,
): readonly string[] {
  return [
    ...[...truth].filter((key) => !ours.has(key) && !unknown(key)).map((key) => `not told as ${what}: ${key}`),
    ...[...ours].filter((key) => !truth.has(key) && !unknown(key)).map((key) => `wrongly told as ${what}: ${key}`),
  ];
}

/** What is newly required of each operation that both sides have. */
function contractsOf(report: Report, truth: Truth) {
  const group = groupsOf(report);
  const inputsOf = (side: Report['head'] | undefined) => {
    const files = new Map([...(side?.documents ?? [])].map(([file, service]) => [service, file]));
    return new Map(
      [...(side?.services.values() ?? [])].flatMap(({ name, operations }) =>
        operations.map((one) => [keyOf(group(files.get(name) ?? ''), operationKey(one)), one.inputs] as const),
      ),
    );
  };
  const [before, head] = [inputsOf(report.before), inputsOf(report.head)];
  const told: string[] = [];
  let compared = 0;
  let required = 0;
  for (const [key, now] of truth.head) {
    const old = truth.before.get(key);
    if (now === undefined || old === undefined || truth.unknown(key)) continue;
    compared++;
    const expected = [...now].filter((input) => !old.has(input)).sort();
    const ours = newlyRequired(before.get(key), head.get(key));
    required += expected.length;
    if (expected.join('\n') !== ours.join('\n'))
      told.push(`${key} newly requires ${expected.join(', ') || 'nothing'}; told: ${ours.join(', ') || 'nothing'}`);
  }
  return { compared, required, differences: told };
}
