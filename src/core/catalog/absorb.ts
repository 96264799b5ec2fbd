// A vague call (the service can reach the other) becomes further evidence of the declared calls that say more.
import { type Call, callPair } from '../model/call';
import { createCall, mergeTerms } from './create-call';
import { uniqueEvidence } from './order';
import { sameItems } from './remember';

interface Absorbed {
  readonly calls: readonly Call[];
  readonly left: readonly Call[];
}

/** By the first call of a caller: the same calls leave the same ones. */
const known = new WeakMap<Call, Absorbed>();

/**
 * Takes the merged calls of one caller, sorted by key; gives them without the vague ones that a declared call of the same
 * services covers. Vague is a call of service precision that nobody declared or that says nothing, and one of unknown mode
 * with the same ends as a call whose mode is known.
 */
export function absorbVague(calls: readonly Call[]): readonly Call[] {
  const [first] = calls;
  if (first === undefined) return calls;
  let found = known.get(first);
  if (found === undefined || !sameItems(found.calls, calls)) {
    found = { calls, left: absorbedBy(calls) };
    known.set(first, found);
  }
  return found.left;
}

function absorbedBy(calls: readonly Call[]): readonly Call[] {
  if (!calls.some(mayBeVague)) return calls;
  const groups = new Map<string, Call[]>();
  for (const call of calls) {
    const group = groups.get(call.to.service);
    if (group === undefined) groups.set(call.to.service, [call]);
    else group.push(call);
  }
  const absorbed = new Set<Call>();
  const extra = new Map<Call, Call[]>();
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const precise = group.filter(({ grade }) => grade === 'declared');
    for (const vague of group) {
      if (!mayBeVague(vague)) continue;
      for (const call of precise) {
        if (call === vague || !covers(call, vague)) continue;
        absorbed.add(vague);
        extra.set(call, [...(extra.get(call) ?? []), vague]);
      }
    }
  }
  if (absorbed.size === 0) return calls;
  return calls.filter((call) => !absorbed.has(call)).map((call) => withEvidence(call, extra.get(call)));
}

function mayBeVague(call: Call): boolean {
  return isCoarse(call) || call.mode === 'unknown';
}

function covers(call: Call, vague: Call): boolean {
  if (vague.mode === 'unknown' && call.mode !== 'unknown' && sameEnds(call, vague)) return true;
  if (!isCoarse(vague) || (vague.grade === 'declared' && saysMuch(vague))) return false;
  if (vague.unresolved?.what === 'operation') return false;
  if (isCoarse(call)) return false;
  return vague.mode === 'unknown' || vague.mode === call.mode;
}

interface Covering {
  readonly vague: readonly Call[];
  readonly call: Call;
}

/** What a call came to with the vague ones that it covers: the same ones give the same call again. */
const covering = new WeakMap<Call, Covering>();

function withEvidence(call: Call, vague: readonly Call[] | undefined): Call {
  if (vague === undefined) return call;
  const known = covering.get(call);
  if (known !== undefined && sameItems(known.vague, vague)) return known.call;
  const result = covered(call, vague);
  covering.set(call, { vague, call: result });
  return result;
}

function covered(call: Call, vague: readonly Call[]): Call {
  const same = vague.filter((one) => sameEnds(call, one));
  return createCall({
    ...call,
    terms: mergeTerms([call.terms, ...same.map(({ terms }) => terms)]),
    evidence: uniqueEvidence([...call.evidence, ...vague.flatMap(({ evidence }) => evidence)]),
  });
}

function sameEnds(a: Call, b: Call): boolean {
  return callPair(a.from, a.to) === callPair(b.from, b.to);
}

function isCoarse(call: Call): boolean {
  return call.from.operation === undefined && call.to.operation === undefined;
}

/** A declared call of unknown mode that says it is hard, or has a timeout, is a statement of its own. */
function saysMuch({ mode, terms }: Call): boolean {
  return mode !== 'unknown' || Object.keys(terms).some((term) => term !== 'planned');
}
