// The quick fixes that rules propose, as intents.
import type { Call, CallTerms } from '../../model/call';
import type { Fix } from '../../model/edit';
import type { Tier } from '../../model/tier';

const TIERS: readonly Tier[] = ['core', 'normal', 'supplementary'];

/** The answers to "does the caller wait for it?". */
export function waitFixes(call: Call): readonly Fix[] {
  const fixes: Fix[] = [itWaits(call), itDoesNotWait(call)];
  if (call.grade !== 'declared') {
    fixes.push({ title: 'Not a call', intent: { kind: 'not-a-call', from: call.from.service, to: call.to.service } });
  }
  return fixes;
}

/** Says that the flow goes on without the callee. */
export function itDoesNotWait(call: Call): Fix {
  return { title: 'It does not wait', intent: { kind: 'set-terms', call: call.key, terms: notWaiting(call) } };
}

/** Opens the questions of the technical solution. */
export function openChecklist(call: Call): Fix {
  return { title: 'Answer the open questions', intent: { kind: 'open-checklist', call: call.key }, preferred: true };
}

/** Declares the tier of a service: one fix for each of the tiers. */
export function declareTierFixes(service: string, tiers: readonly Tier[] = TIERS): readonly Fix[] {
  return tiers.map((tier) => ({
    title: `Declare ${service} ${tier}`,
    intent: { kind: 'declare-tier', service, tier },
  }));
}

function itWaits(call: Call): Fix {
  return { title: 'It waits', intent: { kind: 'set-terms', call: call.key, terms: waiting(call) } };
}

function waiting(call: Call): CallTerms {
  if (call.mode === 'async') return { blocks: true };
  return call.mode === 'sync' ? { criticality: 'hard' } : { mode: 'sync', criticality: 'hard' };
}

function notWaiting(call: Call): CallTerms {
  if (call.mode === 'sync') return { criticality: 'soft' };
  const terms: CallTerms = call.mode === 'async' ? { blocks: false } : { mode: 'async', blocks: false };
  return call.terms.criticality === 'hard' ? { ...terms, criticality: 'soft' } : terms;
}
