// What a reader of this room found wrong, before offsets become places.
import type { Problem } from '../model/problem';
import { MAX_DEPTH } from './depth';
import type { Lines } from './lines';
import type { Span } from './node';

export interface Fault {
  readonly code: string;
  readonly message: string;
  readonly span: Span;
  /** Default: warning. */
  readonly severity?: Problem['severity'];
}

/** The fault that a key is given twice in one map. */
export function duplicateKey(name: string, span: Span): Fault {
  return {
    code: 'duplicate-key',
    message: `The key "${name.slice(0, 60)}" is given twice; the last one counts.`,
    span,
  };
}

/** The fault that says that something was nested too deeply to be read. */
export function tooDeep(at: number): Fault {
  return {
    code: 'too-deep',
    message: `Nested deeper than ${MAX_DEPTH} levels; what is below is not read.`,
    span: { start: at, end: at + 1 },
  };
}

/** The fault that from `at` on nothing was read. */
export function tooBroken(errors: number, at: number): Fault {
  return {
    code: 'too-broken',
    message: `Not read from here on: ${errors} places before this one have errors.`,
    span: { start: at, end: at },
  };
}

/** The fault that from `at` on nothing was read, because `most` documents, anchors, aliases and directives stand before it. */
export function tooManyMarks(most: number, at: number): Fault {
  return {
    code: 'too-many-marks',
    message: `Not read from here on: ${most} documents, anchors, aliases and directives stand before this one.`,
    span: { start: at, end: at },
  };
}

/** So many problems of one code are told one by one; the rest is counted. */
const MAX_OF_ONE_CODE = 20;

/**
 * Problems in order of the text, one of a code at a place; of many with the same code the first twenty and one that
 * counts the others.
 */
export function problemsOf(faults: readonly Fault[], lines: Lines): Problem[] {
  const byPlace = new Map<string, Fault>();
  for (const fault of faults) {
    const key = `${fault.code} ${fault.span.start}`;
    if (!byPlace.has(key)) byPlace.set(key, fault);
  }
  const sorted = [...byPlace.values()].sort((a, b) => a.span.start - b.span.start);
  const counts = new Map<string, number>();
  const problems: Problem[] = [];
  for (const fault of sorted) {
    const count = (counts.get(fault.code) ?? 0) + 1;
    counts.set(fault.code, count);
    if (count <= MAX_OF_ONE_CODE) problems.push(problemOf(fault, lines));
  }
  for (const [code, count] of counts) {
    const first = problems.find((problem) => problem.code === code);
    if (count <= MAX_OF_ONE_CODE || first === undefined) continue;
    problems.push({ ...first, message: `${count - MAX_OF_ONE_CODE} more of this kind in the file.` });
  }
  return problems;
}

function problemOf(fault: Fault, lines: Lines): Problem {
  return {
    code: fault.code,
    message: fault.message,
    place: lines.place(fault.span),
    severity: fault.severity ?? 'warning',
  };
}
