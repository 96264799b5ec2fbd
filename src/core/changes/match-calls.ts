// Which call of the baseline a call of head is, where their identities differ.
import type { Call, CallEnd } from '../model/call';

/** A call of the baseline with its ends named as in head. */
export interface Earlier {
  readonly call: Call;
  readonly from: CallEnd;
  readonly to: CallEnd;
}

type Ends = Pick<Call, 'from' | 'to'>;

/** True if both mean the same operations: by key, or by an operationId that only one side can look up in a document. */
export function sameEnds(a: Ends, b: Ends): boolean {
  return sameEnd(a.from, b.from) && sameEnd(a.to, b.to);
}

/** True if `wide` names the same services and says less about the operations than `narrow`. */
export function generalises(wide: Ends, narrow: Ends): boolean {
  return !sameEnds(wide, narrow) && holds(wide.from, narrow.from) && holds(wide.to, narrow.to);
}

/** A call that nobody wrote down as such: the service can reach the other, no more is known. */
export function isVague({ grade, mode, from, to }: Call): boolean {
  return from.operation === undefined && to.operation === undefined && (grade !== 'declared' || mode === 'unknown');
}

/** True if one of the calls rests on what `vague` rests on: it was or became further evidence of that call. */
export function restsOnSame(calls: readonly Call[], vague: Call): boolean {
  const sources = new Set(vague.evidence.map(({ place, format }) => `${place.file}\n${format}`));
  return calls.some(({ evidence }) => evidence.some(({ place, format }) => sources.has(`${place.file}\n${format}`)));
}

/** The same for one end of a call or a step of a flow; the services are not compared. */
export function sameEnd(a: CallEnd, b: CallEnd): boolean {
  if (a.operation === b.operation) return true;
  if (a.operation === undefined || b.operation === undefined) return false;
  return a.operation === b.label || a.label === b.operation;
}

function holds(wide: CallEnd, narrow: CallEnd): boolean {
  return wide.operation === undefined || sameEnd(wide, narrow);
}
