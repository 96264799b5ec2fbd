// The rules of the catalogue, those that come with a later version included: waivers and settings may name them already.
import { nearestWord } from './nearest';

/** In the order of their codes: the first is `F-01`. */
const ABOUT_CHANGES = (
  'new-call-to-core new-transitive-reach-to-core tier-promotion tier-inversion slo-infeasible budget-overcommit sync-cycle ' +
  'latency-budget-exceeded timeout-missing-or-inverted retry-amplification capacity-exceeded n-plus-one unknown-callee ' +
  'undeclared-call stale-dependency unnoticed-new-service deprecated-callee missing-owner breaking-change-consumed-by-core ' +
  'unsafe-retry edge-hardened objective-weakened tier-unknown manifest-conflict dangling-target'
).split(' ');

/** The same: the first is `AH-01`. */
const ABOUT_ALERTS = (
  'page-without-runbook alert-without-summary alert-severity-unknown alert-without-team alert-always-fires ' +
  'counter-without-rate rate-of-sum alert-without-for burn-rate-with-for absent-without-for value-in-labels ' +
  'topk-in-alert duplicate-alert single-window-burn-rate unattainable-threshold budget-differs-from-slo ' +
  'windows-differ-from-period low-traffic-page cause-alert-pages supplementary-service-pages too-many-pages ' +
  'core-slo-without-alert broken-alert-rule latency-bucket-missing'
).split(' ');

/** All of them. */
export const RULE_NAMES: readonly string[] = [...ABOUT_CHANGES, ...ABOUT_ALERTS];

/** Id → code. */
export const RULE_CODES: ReadonlyMap<string, string> = new Map(
  [['F', ABOUT_CHANGES] as const, ['AH', ABOUT_ALERTS] as const].flatMap(([family, names]) =>
    names.map((name, index) => [name, `${family}-${String(index + 1).padStart(2, '0')}`] as const),
  ),
);

const CODE = /^(F|AH)-(\d{2})$/i;

/** The id of the rule that is named by its id or by its code (`F-01`, `AH-01`); `undefined` where no rule is. */
export function ruleNamed(text: string): string | undefined {
  const [, list, number] = CODE.exec(text) ?? [];
  if (list === undefined) return RULE_NAMES.find((name) => name === text);
  return (list.toUpperCase() === 'F' ? ABOUT_CHANGES : ABOUT_ALERTS)[Number(number) - 1];
}

/** What to say to somebody who wrote `text` for a rule. */
export function ruleAdvice(text: string): string {
  const named = ruleNamed(text);
  if (named !== undefined) return `Write "${named}" for ${text}.`;
  const near = nearestWord(text, RULE_NAMES);
  return near === undefined ? 'Rules are named like new-call-to-core.' : `Did you mean "${near}"?`;
}

const CHECK = /^(?:BEN|CAP|PERF|MON|ALR|ARC|CHG|EMR|DAT|PRO|DEP)-\d{2}$/;

const OWN_CHECK = /^(?!F-)[A-Z][A-Z0-9]{0,19}-\d{1,4}$/;

/** True for what may be the id of a company's own check (`ACME-01`): of its shape, and none of the catalogue's. */
export function isOwnCheckId(text: string): boolean {
  return OWN_CHECK.test(text) && !CHECK.test(text) && !CATALOGUED.test(text);
}

/** The letters of the catalogue's codes are its own. */
const CATALOGUED = /^(?:BEN|CAP|PERF|MON|ALR|ARC|CHG|EMR|DAT|PRO|DEP|TS|AH)-/;

/** True for the id of a readiness check of the catalogue (`CAP-04`), as settings and waivers name it. */
export function isCheckId(text: string): boolean {
  return CHECK.test(text);
}
