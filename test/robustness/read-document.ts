// One document on its own through everything that reads: decoding, the tree, the judgement, a report.
import { json } from '../../src/core/reporters/json';
import { createSession } from '../../src/core/session';
import { mayBeOurs } from '../../src/core/reading';
import { readSyntax } from '../../src/core/syntax/read';
import { MAX_BYTES, sourceOf, tooLarge, unreadSource } from '../../src/workspace/read-file';
import type { SourceFile } from '../../src/core/model/snapshot';

export interface Read {
  /** Codes of the problems told, sorted, each once. */
  readonly codes: readonly string[];
  readonly operations: number;
  /** Characters of the report. */
  readonly reported: number;
}

/**
 * Reads and judges the bytes of one file as an audit does. A text that would be skipped, because it holds no word of
 * ours, is parsed all the same, with such a word behind it.
 */
export function readDocument(file: string, bytes: Buffer): Read {
  const source = bytes.length > MAX_BYTES ? unreadSource(file, tooLarge(bytes.length)) : sourceOf(file, bytes);
  const text = source.text();
  if (typeof text === 'string' && !mayBeOurs(file, text)) {
    readSyntax(file, text);
    return judged({ file, id: 'signed', text: () => `${text}\n# openapi sre apiVersion services:\n` });
  }
  return judged(source);
}

function judged(source: SourceFile): Read {
  const report = createSession().judge({
    head: new Map([[source.file, source]]),
    baseline: { kind: 'empty' },
    today: '2026-11-23',
  });
  let operations = 0;
  for (const service of report.head.services.values()) operations += service.operations.length;
  const reported = json.render(report, { paint: (_, text) => text, line: () => undefined }).length;
  return { codes: [...new Set(report.problems.map(({ code }) => code))].sort(), operations, reported };
}
