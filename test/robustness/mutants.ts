// Broken files in a small estate, one after the other: read, judged, reported, asked about.
import fc from 'fast-check';
import config from '../../schemas/config.schema.json';
import practices from '../../schemas/practices.schema.json';
import review from '../../schemas/review-record.schema.json';
import solution from '../../schemas/solution.schema.json';
import sre from '../../schemas/sre.schema.json';
import { completeAt } from '../../src/core/completion/complete';
import type { FileSet } from '../../src/core/model/snapshot';
import { linksOf } from '../../src/core/navigation/links';
import { mentionsOf } from '../../src/core/navigation/mentions';
import { outlineOf } from '../../src/core/navigation/outline';
import { readShapes } from '../../src/core/navigation/shape';
import { CHECKS } from '../../src/core/readiness/index';
import { REPORTERS } from '../../src/core/reporters/index';
import { createSession, type Session } from '../../src/core/session';
import { filesOf, snapshotOf, sourceFile } from '../session/files';
import { seeded } from './exercise';
import { below, mutate, pick, type Random } from './mutate';
import { smallEstate } from './small-estate';

export interface Mutants {
  readonly tried: number;
  /** Of them, whose file was still read in part or whole. */
  readonly understood: number;
  /** What was thrown, with what it takes to see it again. */
  readonly thrown: readonly string[];
  /** Of the slowest, in ms: processor time where it is worth a look. */
  readonly slowestMs: number;
  readonly slowest: string;
  /** Names that Object.prototype has now and had not before. */
  readonly polluted: readonly string[];
}

const bytes = fc.uint8Array({ maxLength: 60 }).map((list) => Buffer.from(list).toString('utf8'));
const SHAPES = readShapes({ sre, config, practices, solution, review });
/** A session remembers; a new one now and then also sees broken files first. */
const SESSION_LENGTH = 200;
/** So many files of the estate stand beside the broken one. */
const BESIDE = 3;
const DOUBTFUL_MS = 250;

/** Tries mutants until `enough` says so; every third is made by fast-check, the others by our mutator. */
export function tryMutants(seed: number, enough: (tried: number) => boolean): Mutants {
  const random = seeded(seed);
  const foreign = fc.sample(bytes, { seed, numRuns: 500 });
  const before = filesOf(smallEstate(false));
  const whole = smallEstate(true);
  const texts = [...whole];
  const names = Object.getOwnPropertyNames(Object.prototype);
  const thrown: string[] = [];
  let session = createSession();
  let tried = 0;
  let understood = 0;
  let slowest = { ms: 0, what: '' };
  for (; !enough(tried); tried++) {
    if (tried % SESSION_LENGTH === 0) session = createSession();
    const [file, text] = pick(texts, random);
    const other = tried % 3 === 0 ? pick(foreign, random) : pick(texts, random)[1];
    const beside = Array.from({ length: BESIDE }, () => pick(texts, random));
    const head = filesOf(new Map(beside).set(file, mutate(text, other, random)));
    const turn = below(2 ** 31, random);
    const what = `seed ${seed}, mutant ${tried}, ${file}`;
    const start = performance.now();
    try {
      if (judgeAndAsk(session, head, before, file, seeded(turn))) understood += 1;
    } catch (error) {
      thrown.push(`${what}: ${error instanceof Error ? error.stack : String(error)}`);
    }
    let ms = performance.now() - start;
    // Other programs may have held it up: it is tried again, by the clock of the processor (which is slow to read).
    if (ms > DOUBTFUL_MS)
      ms = Math.min(
        ms,
        processorTime(() => judgeAndAsk(createSession(), head, before, file, seeded(turn))),
      );
    if (ms > slowest.ms) slowest = { ms, what };
  }
  const polluted = Object.getOwnPropertyNames(Object.prototype).filter((name) => !names.includes(name));
  return { tried, understood, thrown, slowestMs: slowest.ms, slowest: slowest.what, polluted };
}

function processorTime(action: () => unknown): number {
  const start = process.cpuUsage();
  try {
    action();
  } catch {
    // What it throws was told the first time.
  }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** True if the broken file still says something. */
function judgeAndAsk(session: Session, head: FileSet, before: FileSet, file: string, random: Random): boolean {
  const report = session.judge(snapshotOf(head, before));
  const read = head.get(file)?.text();
  const text = typeof read === 'string' ? read : '';
  const lines = text.split('\n');
  pick(REPORTERS, random).render(report, {
    paint: (_, shown) => shown,
    line: (name, line) => (name === file ? lines[line - 1] : undefined),
  });
  const syntax = session.syntax(file);
  if (syntax !== undefined) {
    outlineOf(syntax);
    mentionsOf(SHAPES, syntax);
    linksOf(SHAPES, syntax);
  }
  completeAt(
    { shapes: SHAPES, graph: report.head, file, json: file.endsWith('.json'), checks: CHECKS },
    text,
    below(text.length + 1, random),
  );
  for (const { place, message } of report.problems)
    if (message === '' || (place !== undefined && !(place.line > 0 && place.column > 0)))
      throw new Error(`a problem without words or place: ${JSON.stringify({ place, message })}`);
  // The same text in a session that knows nothing yet.
  if (random() < 0.05) createSession().judge(snapshotOf(new Map([[file, sourceFile(file, text)]]), new Map()));
  return (syntax?.roots.length ?? 0) > 0;
}
