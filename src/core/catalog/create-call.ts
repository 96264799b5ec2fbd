// A call from its merged parts.
import { type Call, type CallTerms, callKey } from '../model/call';
import { criticalityOf } from './criticality';

/** The call that the parts make: mode, criticality and key follow from the terms. */
export function createCall(parts: Omit<Call, 'key' | 'mode' | 'criticality' | 'assumed'>): Call {
  const mode = parts.terms.mode ?? 'unknown';
  return { ...parts, key: callKey(parts.from, parts.to, mode), mode, ...criticalityOf(mode, parts.terms) };
}

/** The first that says a field wins; what only a weaker statement says is kept. */
export function mergeTerms(terms: readonly CallTerms[]): CallTerms {
  return Object.assign({}, ...[...terms].reverse());
}
