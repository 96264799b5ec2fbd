// What keeps a service from the next stage of its life.
import type { Lifecycle } from '../../model/lifecycle';
import type { CheckResult, Gate } from '../../model/review';
import type { Check, CheckContext } from '../check';
import { isDue } from './demand';
import { resultOf, type Terms } from './result';

const NEXT: Partial<Record<Lifecycle, Lifecycle>> = { design: 'development', development: 'limited', limited: 'ga' };

/**
 * The gate of the stage that was asked for; else of the one behind the service's own, or of that one itself where none follows
 * by choice. `results` are those of these checks at the stage that was reviewed: what was due there is not asked again.
 */
export function gateOf(
  checks: readonly Check[],
  results: readonly CheckResult[],
  context: CheckContext,
  terms: Terms,
  asked: Lifecycle | undefined,
): Gate {
  const stage = asked ?? NEXT[context.stage] ?? context.stage;
  const further = { ...context, stage };
  const then = results.map((result, index) => {
    const check = checks[index];
    return check === undefined || isDue(check, context.stage) ? result : resultOf(check, further, terms);
  });
  return { stage, missing: then.filter(isMissing) };
}

function isMissing({ state, demand }: CheckResult): boolean {
  return demand === 'required' && (state === 'fail' || state === 'unknown');
}
