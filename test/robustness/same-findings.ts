// The same workspace written in many ways is judged the same.
import type { Report } from '../../src/core/model/report';
import { createSession } from '../../src/core/session';
import { filesOf, snapshotOf } from '../session/files';
import { seeded } from './exercise';
import { randomWorkspaces, type Writing, writeWorkspace } from './random-workspace';

export interface Difference {
  readonly seed: number;
  readonly way: string;
  readonly missing: readonly string[];
  readonly surplus: readonly string[];
}

export interface SameFindings {
  readonly workspaces: number;
  readonly findings: number;
  readonly differences: readonly Difference[];
}

const PLAIN: Writing = { json: false, lineEnd: '\n', shuffleKeys: false, shuffleFiles: false };
const WAYS: ReadonlyMap<string, Writing> = new Map([
  ['file order', { ...PLAIN, shuffleFiles: true }],
  ['CRLF', { ...PLAIN, lineEnd: '\r\n' }],
  ['JSON', { ...PLAIN, json: true }],
  ['key order', { ...PLAIN, shuffleKeys: true }],
  ['all of it', { json: true, lineEnd: '\r\n', shuffleKeys: true, shuffleFiles: true }],
]);

/** Judges `count` random workspaces, each in every way; the seeds are `seed`, `seed + 1` …. */
export function compareWritings(
  count: number,
  seed: number,
  told: (done: number) => void = () => undefined,
): SameFindings {
  const differences: Difference[] = [];
  let findings = 0;
  for (let one = seed; one < seed + count; one++) {
    const { before, head } = randomWorkspaces(seeded(one));
    const judged = (how: Writing): readonly string[] => {
      const texts = (side: typeof head) => filesOf(writeWorkspace(side, how, one + 1));
      return linesOf(createSession().judge(snapshotOf(texts(head), texts(before))));
    };
    const expected = judged(PLAIN);
    findings += expected.length;
    for (const [way, how] of WAYS) {
      const lines = judged(how);
      const missing = expected.filter((line) => !lines.includes(line));
      const surplus = lines.filter((line) => !expected.includes(line));
      if (missing.length + surplus.length > 0 || lines.length !== expected.length)
        differences.push({ seed: one, way, missing, surplus });
    }
    told(one - seed + 1);
  }
  return { workspaces: count, findings, differences };
}

/** Findings, problems and changed calls without lines and endings of files; sorted. */
function linesOf(report: Report): readonly string[] {
  const plain = (text: string): string => text.replace(/\.(?:yaml|json)\b(?::\d+)?/g, '');
  const { findings, problems, changes } = report;
  return [
    ...findings.map(({ rule, severity, message, next, place, call, causes, related }) => {
      const more = [...causes, ...related].map((one) => one.message).sort();
      return plain([place.file, severity, rule, call, message, next, ...more].join(' | '));
    }),
    ...problems.map(({ code, message, place }) => plain(`${place?.file} ${code} ${message}`)),
    ...changes.calls.map(({ kind, it }) => `${kind} ${it.key} ${it.mode} ${it.criticality} ${it.grade}`),
    ...changes.operations.map(({ kind, it }) => `${kind} ${JSON.stringify(it).replace(/"evidence":.*/, '')}`),
    ...[...report.head.tiers].map(([name, tier]) => `${name} ${tier.tier}`),
  ].sort();
}
