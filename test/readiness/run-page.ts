// Reviews the files of a case with the real session, in memory.
import type { Report } from '../../src/core/model/report';
import type { CheckResult, Review } from '../../src/core/model/review';
import type { FileSet, SourceFile } from '../../src/core/model/snapshot';
import type { ReviewRequest } from '../../src/core/readiness/review/run';
import { reviewJudged } from '../../src/core/review';
import { createSession, type Session } from '../../src/core/session';
import { isCandidate } from '../../src/workspace/candidates';

const TODAY = '2026-11-23';

export type Texts = readonly {
  readonly file: string;
  readonly text: string;
  readonly side?: 'baseline' | 'head' | undefined;
}[];

export interface Reviewed {
  readonly review: Review;
  readonly report: Report;
  readonly session: Session;
  readonly files: FileSet;
}

/** The review of a workspace with these files; those that no judgement looks at are given to the review alone. */
export function reviewFiles(
  files: FileSet,
  request: ReviewRequest = { profile: 'full' },
  before: FileSet = files,
): Reviewed {
  const session = createSession();
  const all = [...files];
  const candidates = (set: FileSet) => new Map([...set].filter(([file]) => isCandidate(file)));
  const report = session.judge({
    head: candidates(files),
    baseline: { kind: 'commit', ref: 'main', commit: '0'.repeat(40), files: candidates(before) },
    today: TODAY,
    branch: 'feature',
  });
  const review = reviewJudged(session, new Map(all.filter(([file]) => !isCandidate(file))), request);
  return { review, report, session, files };
}

/** What one check says of each service that it asks something of, as a page shows it. */
export function toldBy(check: string, review: Review): string {
  return review.services
    .flatMap(({ service, checks }) => checks.filter(({ id }) => id === check).map((result) => ({ service, result })))
    .sort((a, b) => (a.service < b.service ? -1 : 1))
    .flatMap(({ service, result }) => linesOf(service, result))
    .join('\n');
}

function linesOf(service: string, { state, message, evidence, fixes }: CheckResult): readonly string[] {
  return [
    `${service} ${state}: ${message}`,
    ...evidence.map(({ place }) => `  ${place.file}:${place.line}`),
    ...fixes.map(({ title }) => `  fix: ${title}`),
  ];
}

/** The files of one side. */
export function filesOf(texts: Texts, side: 'baseline' | 'head' = 'head'): FileSet {
  const own = texts.filter((one) => one.side === undefined || one.side === side);
  return new Map(own.map(({ file, text }): [string, SourceFile] => [file, { file, id: text, text: () => text }]));
}
