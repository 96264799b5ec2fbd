// Which of the questions apply to a call: its columns of the applicability matrix.
import { externalServices } from '../graph/externals';
import { hardReach, mayNeedOne } from '../graph/reach';
import { isMutating } from '../model/operation';
import { type AskedCall, calledMethod, calleeOf, isUndescribed, touchesCore } from './asked-call';
import { gatesOf } from './gates';
import { askIn, type Case, type Question } from './question';
import { QUESTIONS } from './questions';

/**
 * The questions that apply to a call, in order.
 * What is not known is not asked as if it were: with an unknown mode only questions that every mode is asked, with an
 * unknown method only those that reads and writes share. Gate questions always apply, and so does
 * "does anything wait?" while the mode is unknown: its answer settles the rest.
 * Of a callee that nobody describes only the caller's side is asked, and first of all which service it is.
 */
export function questionsFor(asked: AskedCall, gates = gatesOf(asked)): readonly Question[] {
  const unanswerable = isUndescribed(asked) ? OF_THE_CALLEE : NONE;
  return QUESTIONS.filter(
    (question) => gates.has(question.id) || (!unanswerable.has(question.id) && applies(question, asked)),
  );
}

/**
 * Answered by the callee's contract, objectives, owner or dependencies: the agreement of its team (03), idempotency (08), whether it
 * can take the load (12), the numbers (13, 14), what is behind it (15, 16), its contract and errors (18, 19), sizes (20), on call (30).
 */
const OF_THE_CALLEE: ReadonlySet<string> = new Set(
  ['03', '08', '12', '13', '14', '15', '16', '18', '19', '20', '30'].map((number) => `TS-${number}`),
);
const NONE: ReadonlySet<string> = new Set();

function applies(question: Question, asked: AskedCall): boolean {
  const { call } = asked;
  if (question.id === 'TS-05' && call.mode === 'unknown') return true;
  if (question.id === 'TS-21' && call.terms.fallback?.kind === 'cached') return true;
  if (baseCases(asked).every((kind) => isAsked(question, kind, asked))) return true;
  if (isForWrites(question) && call.mode === 'sync' && !mayMutate(asked)) return false;
  return furtherCases(asked).some((kind) => isAsked(question, kind, asked));
}

function baseCases(asked: AskedCall): readonly Case[] {
  const { call } = asked;
  if (call.mode === 'unknown') return ['sync-read', 'sync-write', 'async'];
  if (call.mode === 'async') return [call.terms.blocks === true ? 'async-blocks' : 'async'];
  const method = calledMethod(asked);
  if (method === undefined) return ['sync-read', 'sync-write'];
  return [isMutating(method) ? 'sync-write' : 'sync-read'];
}

function furtherCases(asked: AskedCall): readonly Case[] {
  const further: Case[] = [];
  if (calleeOf(asked)?.external !== undefined) further.push('third-party');
  if (asked.call.criticality === 'hard') further.push('transitive');
  return further;
}

function isAsked(question: Question, kind: Case, asked: AskedCall): boolean {
  switch (askIn(question, kind)) {
    case 'x':
      return true;
    case '-':
      return false;
    case 'o':
      return touchesCore(asked);
    case 'o*':
      return touchesCore(asked) || (asked.call.terms.callsPerRequest ?? 1) > 1;
    case 'bulk':
      return asked.sizes?.takes !== undefined;
    case 'post':
      return ['POST', 'PATCH'].includes(calledMethod(asked) ?? '');
    case 'leaf':
      return hasExternalBehind(asked);
  }
}

/** Asked of writes and not of reads: a third party does not change that. */
function isForWrites(question: Question): boolean {
  return askIn(question, 'sync-read') === '-' && askIn(question, 'sync-write') !== '-';
}

function mayMutate(asked: AskedCall): boolean {
  const method = calledMethod(asked);
  return method === undefined || isMutating(method);
}

function hasExternalBehind({ head, call }: AskedCall): boolean {
  const external = externalServices(head);
  if (!mayNeedOne(head, call.to.service, external)) return false;
  return [...hardReach(head, call.to).keys()].some((service) => external.has(service));
}
