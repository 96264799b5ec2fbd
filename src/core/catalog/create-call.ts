// A call from its merged parts.
import { type Call, type CallTerms, callKey, type Mode } from '../model/call';
import { criticalityOf } from './criticality';

type CallParts = Omit<Call, 'key' | 'mode' | 'criticality' | 'assumed'>;

/** The identity of the call that the parts make. */
export function keyOfParts({ from, to, terms }: Pick<CallParts, 'from' | 'to' | 'terms'>): string {
  return callKey(from, to, terms.mode ?? 'unknown');
}

/** The call that the parts make: mode, criticality and key follow from the terms. */
export function createCall(parts: CallParts, key = keyOfParts(parts)): Call {
  const mode: Mode = parts.terms.mode ?? 'unknown';
  const { from, to, terms, precision, grade, evidence, unresolved, addresses } = parts;
  const { criticality, assumed } = criticalityOf(mode, terms);
  const call: Call = { key, from, to, mode, criticality, assumed, terms, precision, grade, evidence };
  if (unresolved === undefined && addresses === undefined) return call;
  return {
    ...call,
    ...(unresolved === undefined ? {} : { unresolved }),
    ...(addresses === undefined ? {} : { addresses }),
  };
}

/** The first that says a field wins; what only a weaker statement says is kept. */
export function mergeTerms(terms: readonly CallTerms[]): CallTerms {
  const [only, ...others] = terms;
  if (only === undefined || others.length === 0) return only ?? {};
  return terms.reduceRight<CallTerms>((merged, stronger) => ({ ...merged, ...stronger }), {});
}
