// Judges a case of an executable page with the real session, files in memory.
import type { Finding } from '../../src/core/model/finding';
import type { FileSet, Snapshot, SourceFile } from '../../src/core/model/snapshot';
import { createSession } from '../../src/core/session';
import type { PageCase, Told } from './page';

const TODAY = '2026-11-23';

/** The findings of a case: its head against its baseline, or against nothing where its title begins with `Audit`. */
export function judgeCase(one: PageCase): readonly Finding[] {
  return createSession().judge(snapshotOf(one)).findings;
}

/** What is judged in a case, with another head where one is given. */
export function snapshotOf(one: PageCase, head: FileSet = filesOf(one, 'head')): Snapshot {
  const audit = /^Audit\b/.test(one.title);
  return {
    head,
    baseline: audit
      ? { kind: 'empty' }
      : { kind: 'commit', ref: 'main', commit: '0'.repeat(40), files: filesOf(one, 'baseline') },
    today: TODAY,
    branch: 'feature',
  };
}

/** Findings as marks, in the order of files and lines. */
export function toldOf(findings: readonly Finding[]): readonly Told[] {
  return findings.map(({ place, severity, rule, message, causes }) => ({
    file: place.file,
    line: place.line,
    severity,
    rule,
    message,
    causes,
  }));
}

function filesOf(one: PageCase, side: 'baseline' | 'head'): FileSet {
  const files = new Map<string, SourceFile>();
  for (const { file, text, sides } of one.files) {
    if (sides.includes(side)) files.set(file, { file, id: text, text: () => text });
  }
  return files;
}
