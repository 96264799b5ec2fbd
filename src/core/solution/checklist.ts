// The checklist of one new call: its questions, each with its state, its evidence and its ready answers.
import type { Call } from '../model/call';
import type { Change } from '../model/change';
import type { Graph } from '../model/graph';
import type { Impact } from '../model/impact';
import type { Sizes } from '../model/sizes';
import type { OwnQuestion } from '../model/own-question';
import type { Answer, Checklist, OpenQuestion, ReadyAnswer, Solution } from '../model/solution';
import type { Switch } from '../practices/off';
import { questionsFor } from './applies';
import type { AskedCall } from './asked-call';
import { evidenceOf } from './evidence';
import { gatesOf } from './gates';
import { knownOf } from './metering';
import { type Recorded, recordsOf } from './match';
import { ownQuestionsFor } from './own-questions';
import type { Question } from './question';
import { readyAnswers } from './ready';
import { staleBecause } from './stale';

export interface ChecklistInput {
  readonly change: Change<Call>;
  readonly head: Graph;
  /** Absent where the baseline is unknown. */
  readonly before?: Graph;
  readonly impact?: Impact;
  readonly sizes?: Sizes;
  /** All story files of head. */
  readonly solutions: readonly Solution[];
  /** What the company asks besides. */
  readonly own?: readonly OwnQuestion[];
  /** Questions that a practice switches off are not asked. */
  readonly off?: Switch;
}

/** Joins questions, evidence and story files for one call. Answers for a whole story hold for the calls it lists. */
export function checklistOf(input: ChecklistInput): Checklist {
  const { change, solutions, own = [], off, ...sides } = input;
  const asked: AskedCall = { call: change.it, ...sides };
  const records = recordsOf(asked.call, asked.head, solutions);
  const gates = gatesOf(asked);
  const story = records[0]?.solution;
  const questions: readonly Asked[] = [...questionsFor(asked, gates), ...ownQuestionsFor(own, asked)];
  const offIds = questions.flatMap(({ id }) => (off?.(id) === undefined ? [] : [id]));
  const left = offIds.length === 0 ? questions : questions.filter(({ id }) => !offIds.includes(id));
  const judged = new Map<string, OpenQuestion>();
  const judge = (question: Asked): OpenQuestion => {
    const one = judged.get(question.id) ?? judgeQuestion(question, gates, asked, records, solutions);
    judged.set(question.id, one);
    return one;
  };
  const checklist: Checklist = {
    call: asked.call.key,
    ...(story && { story: { name: story.story, file: story.file } }),
    get questions() {
      return left.map(judge);
    },
    ...(offIds.length > 0 && { off: offIds }),
  };
  parts.set(checklist, {
    gates: () => left.filter((question) => question.gate ?? gates.has(question.id)).map(judge),
    of: (id) => left.filter((question) => question.id === id).map(judge)[0],
  });
  return checklist;
}

/** What can be asked of a checklist without judging all of its questions: a change may have thousands of calls. */
interface Parts {
  /** Those that are gates, or would be without evidence. */
  readonly gates: () => readonly OpenQuestion[];
  readonly of: (id: string) => OpenQuestion | undefined;
}

const parts = new WeakMap<Checklist, Parts>();

/** The question of an id; `undefined` where it is not asked. */
export function askedIn(checklist: Checklist, id: string): OpenQuestion | undefined {
  const known = parts.get(checklist);
  return known === undefined ? checklist.questions.find((question) => question.id === id) : known.of(id);
}

/** The gate questions of a checklist, answered or not. */
export function gatesIn(checklist: Checklist): readonly OpenQuestion[] {
  return (parts.get(checklist)?.gates() ?? checklist.questions).filter(({ gate }) => gate);
}

/** A question of the catalogue, or one of the company, which says itself whether it is a gate. */
type Asked = Pick<Question, 'id' | 'question' | 'why'> & Partial<Pick<OwnQuestion, 'gate' | 'answers'>>;

function judgeQuestion(
  question: Asked,
  gates: ReadonlySet<string>,
  asked: AskedCall,
  records: readonly Recorded[],
  solutions: readonly Solution[],
): OpenQuestion {
  const { id } = question;
  const evidence = evidenceOf(id, asked);
  const recorded = answerOf(id, records, asked);
  const stale = recorded?.stale;
  const bearing = knownOf(id, asked);
  const common = {
    id,
    question: question.question,
    why: question.why,
    gate: (question.gate ?? gates.has(id)) && evidence === undefined,
    ...(recorded && { answer: recorded.answer }),
    ...(evidence && { evidence }),
    ...(bearing.length > 0 && { known: bearing }),
  };
  if (recorded !== undefined && stale === undefined) return { ...common, state: 'answered', ready: [] };
  if (evidence !== undefined) return { ...common, state: 'evidence', ready: [] };
  // A change may have thousands of calls, of which somebody looks at few.
  let known: readonly ReadyAnswer[] | undefined;
  const state = stale === undefined ? 'open' : 'stale';
  return {
    ...common,
    state,
    get ready() {
      known ??= readyOf(question, readyAnswers(id, asked, solutions));
      return known;
    },
    ...(stale !== undefined && { staleBecause: stale }),
  };
}

/** What the company offers comes first. */
function readyOf({ answers = [] }: Asked, others: readonly ReadyAnswer[]): readonly ReadyAnswer[] {
  const offered = answers.map((text) => ({ text, source: 'config' }));
  return [...offered, ...others.filter(({ text }) => !answers.includes(text))].slice(0, MOST_READY);
}

const MOST_READY = 4;

/** The first answer that still stands, else the first one. */
function answerOf(
  id: string,
  records: readonly Recorded[],
  asked: AskedCall,
): { readonly answer: Answer; readonly stale?: string } | undefined {
  let first: { readonly answer: Answer; readonly stale: string } | undefined;
  for (const { record, solution } of records) {
    const answer = record.answers.get(id) ?? solution.answers.get(id);
    if (answer === undefined) continue;
    const stale = staleBecause(id, record.assumed, asked.call, asked.head);
    if (stale === undefined) return { answer };
    first ??= { answer, stale };
  }
  return first;
}

/** The gate questions of a checklist that nobody has answered, or whose answer no longer stands. */
export function openGates(checklist: Checklist): readonly OpenQuestion[] {
  return gatesIn(checklist).filter(({ state }) => state === 'open' || state === 'stale');
}
