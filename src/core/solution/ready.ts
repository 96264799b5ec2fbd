// Ready answers for an open question: from the files, from earlier calls and stories, and team defaults.
import { callsBy } from '../catalog/calls-by';
import { rememberEach } from '../catalog/remember';
import { type Call, callLabel } from '../model/call';
import type { Graph } from '../model/graph';
import type { ReadyAnswer, Solution } from '../model/solution';
import { type AskedCall, calleeOf } from './asked-call';
import { DEFAULTS } from './defaults';
import { isReference } from './match';
import { proposedOf } from './metering';
import { answerOfTerms } from './terms-evidence';

const MOST = 4;
/** Calls of one service that are looked at for practices to copy (ours): a service may have thousands. */
const MOST_LOOKED_AT = 200;
/** Where the practice of another call is worth copying; its flag or its owner's consent is not. */
const COPIED = new Set(['TS-04', 'TS-06', 'TS-07', 'TS-17']);

/**
 * At most four proposals, different in text: what the files half say, then earlier calls of the same callee and of the
 * same caller (those of the baseline before those of the branch), then earlier answers of such calls, then defaults.
 */
export function readyAnswers(id: string, asked: AskedCall, solutions: readonly Solution[]): readonly ReadyAnswer[] {
  const proposals = [
    ...proposedOf(id, asked),
    ...hints(id, asked),
    ...fromCalls(id, asked),
    ...fromStories(id, asked, solutions),
    ...(DEFAULTS.get(id) ?? []).map((text) => ({ text, source: 'team default' })),
  ];
  const texts = new Set<string>();
  const different = proposals.filter(({ text }) => !texts.has(text) && texts.add(text));
  return different.slice(0, MOST);
}

/** What the files say without settling the question. */
function hints(id: string, asked: AskedCall): readonly ReadyAnswer[] {
  const { call, head } = asked;
  const place = call.evidence[0]?.place;
  const text = hint(id, asked);
  const own: ReadyAnswer[] = text === undefined ? [] : [{ text, source: 'evidence', ...(place && { place }) }];
  if (id !== 'TS-11') return own;
  // Who calls the caller with a known rate: this call is made at most so often, times its calls a request.
  const incoming = callsBy(head.calls)
    .to(call.from.service)
    .slice(0, MOST_LOOKED_AT)
    .filter((one) => one.to.operation === call.from.operation && one.key !== call.key);
  return [...own, ...propose(id, incoming)];
}

function hint(id: string, asked: AskedCall): string | undefined {
  const { call } = asked;
  if (id === 'TS-04' && call.terms.criticality === 'hard') return 'The request fails; the user sees an error';
  if (id === 'TS-07' && call.terms.backoff !== undefined) return `2 tries, backoff ${call.terms.backoff}`;
  const owner = calleeOf(asked)?.owner?.value.team;
  if (owner === undefined) return undefined;
  if (id === 'TS-30') return `${owner} owns it`;
  return id === 'TS-12' ? `agreed by ${owner}` : undefined;
}

function fromCalls(id: string, asked: AskedCall): readonly ReadyAnswer[] {
  if (!COPIED.has(id)) return [];
  const { before, call, head } = asked;
  const sides = before === undefined ? [head] : [before, head];
  const sameCallee = sides.flatMap((graph) => practicesIn(callsBy(graph.calls).to(call.to.service))(id));
  const sameCaller = sides.flatMap((graph) => practicesIn(callsBy(graph.calls).from(call.from.service))(id));
  return [...sameCallee, ...sameCaller].flatMap(({ key, answer }) => (key === call.key ? [] : [answer]));
}

/** What a call of the graph does about a question. */
interface Practice {
  readonly key: string;
  readonly answer: ReadyAnswer;
}

/** No more are ever shown, whatever else is proposed before them and whichever call asks. */
const MOST_TEXTS = 2 * MOST;

/** Worked out once for each question and list of calls, for changes of thousands of calls. */
const practicesIn = rememberEach((calls: readonly Call[]): ((id: string) => readonly Practice[]) => {
  const known = new Map<string, readonly Practice[]>();
  const looked = calls.slice(0, MOST_LOOKED_AT);
  return (id) => {
    const found = known.get(id) ?? different(id, looked);
    known.set(id, found);
    return found;
  };
});

/** The first texts, of each the first two calls: one of them may be the call that asks. */
function different(id: string, calls: readonly Call[]): readonly Practice[] {
  const texts = new Map<string, number>();
  return calls.flatMap((call) =>
    propose(id, [call]).flatMap((answer) => {
      const times = texts.get(answer.text) ?? 0;
      if (times === 2 || (times === 0 && texts.size === MOST_TEXTS)) return [];
      texts.set(answer.text, times + 1);
      return [{ key: call.key, answer }];
    }),
  );
}

function propose(id: string, calls: readonly Call[]): readonly ReadyAnswer[] {
  const proposals: ReadyAnswer[] = [];
  for (const call of calls) {
    const text = answerOfTerms(id, call);
    if (text === undefined) continue;
    const place = call.evidence[0]?.place;
    proposals.push({ text, source: `as ${callLabel(call)}`, ...(place && { place }) });
  }
  return proposals;
}

function fromStories(id: string, asked: AskedCall, solutions: readonly Solution[]): readonly ReadyAnswer[] {
  const { call, head } = asked;
  const proposals: ReadyAnswer[] = [];
  for (const solution of solutions) {
    for (const record of solution.calls) {
      const answer = record.answers.get(id);
      if (answer?.text === undefined) continue;
      const [from, to] = [record.from.value, record.to.value];
      if (isReference(from, call.from, head) && isReference(to, call.to, head)) continue;
      if (!isAtService(from, call.from.service, head) && !isAtService(to, call.to.service, head)) continue;
      proposals.push({ text: answer.text, source: `as ${from} → ${to}`, place: answer.place });
    }
  }
  return proposals;
}

function isAtService(reference: string, service: string, graph: Graph): boolean {
  return isReference(reference.split('#', 1)[0] ?? '', { service }, graph);
}
