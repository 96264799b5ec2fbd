// The rules of the catalogue, those that come with a later version included: waivers and settings may name them already.
import { nearestWord } from './nearest';

/** In the order of their codes: the first is `F-01`. */
export const RULE_NAMES: readonly string[] = (
  'new-call-to-core new-transitive-reach-to-core tier-promotion tier-inversion slo-infeasible budget-overcommit sync-cycle ' +
  'latency-budget-exceeded timeout-missing-or-inverted retry-amplification capacity-exceeded n-plus-one unknown-callee ' +
  'undeclared-call stale-dependency unnoticed-new-service deprecated-callee missing-owner breaking-change-consumed-by-core ' +
  'unsafe-retry edge-hardened objective-weakened tier-unknown manifest-conflict dangling-target'
).split(' ');

const CODE = /^F-(\d{2})$/i;

/** The id of the rule that is named by its id or by its code (`F-01`); `undefined` where no rule is. */
export function ruleNamed(text: string): string | undefined {
  const code = CODE.exec(text)?.[1];
  return code === undefined ? RULE_NAMES.find((name) => name === text) : RULE_NAMES[Number(code) - 1];
}

/** What to say to somebody who wrote `text` for a rule. */
export function ruleAdvice(text: string): string {
  const named = ruleNamed(text);
  if (named !== undefined) return `Write "${named}" for ${text}.`;
  const near = nearestWord(text, RULE_NAMES);
  return near === undefined ? 'Rules are named like new-call-to-core.' : `Did you mean "${near}"?`;
}

const CHECK = /^(?:BEN|CAP|PERF|MON|ALR|ARC|CHG|EMR|DAT|PRO|DEP)-\d{2}$/;

/** True for the id of a readiness check of the catalogue (`CAP-04`), as settings and waivers name it. */
export function isCheckId(text: string): boolean {
  return CHECK.test(text);
}
