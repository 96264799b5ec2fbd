// File sets in memory, and what a report tells, for tests of the session.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Report } from '../../src/core/model/report';
import type { FileSet, Snapshot, SourceFile } from '../../src/core/model/snapshot';

const SHOP = join(__dirname, '..', '..', 'examples', 'phone-shop');

export function sourceFile(file: string, text: string): SourceFile {
  return { file, id: text, text: () => text };
}

export function filesOf(texts: Iterable<readonly [file: string, text: string]>): FileSet {
  return new Map([...texts].map(([file, text]) => [file, sourceFile(file, text)]));
}

/** The texts of the example: its baseline, or its branch with the baseline below it. */
export function shopTexts(side: 'baseline' | 'branch'): Map<string, string> {
  const texts = textsBelow(join(SHOP, 'baseline'));
  if (side === 'branch') for (const [file, text] of textsBelow(join(SHOP, 'branch'))) texts.set(file, text);
  return texts;
}

export function snapshotOf(head: FileSet, before: FileSet): Snapshot {
  return {
    head,
    baseline: { kind: 'commit', ref: 'main', commit: '0'.repeat(40), files: before },
    today: '2026-11-23',
  };
}

/** What a person reads of the findings. */
export function findingsOf(report: Report): readonly string[] {
  return report.findings.map(
    ({ rule, severity, message, place, causes }) =>
      `${place.file}:${place.line} ${severity} ${rule}: ${message} ${causes.map((cause) => cause.message).join(' | ')}`,
  );
}

/** Kind and key of each changed call. */
export function callsOf(report: Report): readonly string[] {
  return report.changes.calls.map(({ kind, it }) => `${kind} ${it.key}`);
}

function textsBelow(folder: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && /\.(ya?ml|json)$/.test(entry.name))
      texts.set(relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8'));
  }
  return texts;
}
