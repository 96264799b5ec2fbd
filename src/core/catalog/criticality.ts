// Hard or soft: the truth table.
import type { CallTerms, Criticality, Mode } from '../model/call';

export interface Judged {
  readonly criticality: Criticality;
  /** True where nobody said it and nothing that was said settles it. */
  readonly assumed: boolean;
}

/**
 * Takes a mode and what was said of the call; gives whether the caller fails with the callee. First that applies:
 * said so; it blocks: hard; synchronous: soft with a fallback, else hard (assumed); asynchronous: soft (assumed unless
 * it was said that nothing waits); mode unknown: unknown. A fallback that fails closed is none: the caller still fails.
 */
export function criticalityOf(mode: Mode, terms: CallTerms): Judged {
  if (terms.criticality !== undefined) return { criticality: terms.criticality, assumed: false };
  if (terms.blocks === true) return { criticality: 'hard', assumed: false };
  if (mode === 'sync') {
    const degrades = terms.fallback !== undefined && terms.fallback.kind !== 'fail-closed';
    return degrades ? { criticality: 'soft', assumed: false } : { criticality: 'hard', assumed: true };
  }
  if (mode === 'async') return { criticality: 'soft', assumed: terms.blocks === undefined };
  return { criticality: 'unknown', assumed: false };
}
