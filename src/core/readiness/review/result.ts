// What a check's verdict becomes in a review: its state with attestations and waivers, and what it counts as.
import type { Severity } from '../../model/finding';
import type { CheckResult, CheckState, Demand, Group } from '../../model/review';
import type { Switch } from '../../practices/off';
import type { JudgedWaiver } from '../../waivers/sides';
import type { Check, CheckContext, Verdict } from '../check';
import { verdictOf } from './any-tier';
import { attested } from './attestation';
import { citationsOf, withCitations } from './cited';
import { demandOf, leftOut, type Profile } from './demand';
import { placedFixes } from './placed-fixes';

export interface Terms {
  readonly profile: Profile;
  /** Absent = every group. */
  readonly groups?: readonly Group[];
  readonly onboarded: boolean;
  /** An unknown counts as a failure. */
  readonly strict: boolean;
  readonly waivers: readonly JudgedWaiver[];
  readonly off: Switch;
}

const SEVERITIES: Record<Exclude<Demand, 'none'>, Severity> = {
  required: 'error',
  recommended: 'warning',
  optional: 'information',
};

/** The result of one check for one service. */
export function resultOf(check: Check, context: CheckContext, terms: Terms): CheckResult {
  const { tier, stage, config } = context;
  const demand = demandOf(check, tier);
  const base = {
    id: check.id,
    group: check.group,
    title: check.title,
    demand,
    why: check.why,
    remedy: check.remedy,
    attestable: check.level !== 'auto',
  };
  const left = leftOut(check, { tier, stage, config, ...terms });
  if (left !== undefined) return { ...base, ...left, evidence: [], fixes: [] };
  const cited = citationsOf(check, context);
  const verdict = withCitations(attested(check, honest(verdictOf(check, context)), context), cited);
  const waived = verdict.state === 'fail' || verdict.state === 'unknown' ? waiverOf(check, context, terms) : undefined;
  const state: CheckState = waived?.state === 'holds' ? 'waived' : verdict.state;
  const severity = severityOf(check, state, demand, context, terms);
  return {
    ...base,
    state,
    message: waived === undefined ? verdict.message : `${verdict.message} ${waiverText(waived)}`,
    evidence: verdict.evidence,
    ...(cited.length === 0 ? {} : { cited }),
    fixes: placedFixes(verdict.fixes ?? [], context.artifacts),
    ...(severity === undefined ? {} : { severity }),
    ...(waived?.state === 'holds' ? { waived: waived.waiver } : {}),
  };
}

/** Never a pass without evidence. */
function honest(verdict: Verdict): Verdict {
  return verdict.state === 'pass' && verdict.evidence.length === 0 ? { ...verdict, state: 'unknown' } : verdict;
}

/** A configured severity replaces that of the demand; services that are not onboarded are only informed. */
function severityOf(
  { id }: Check,
  state: CheckState,
  demand: Demand,
  { config, today }: CheckContext,
  { onboarded, strict }: Terms,
): Severity | undefined {
  if (demand === 'none' || (state !== 'fail' && state !== 'unknown')) return undefined;
  const { severity, observe } = config.rules.get(id) ?? {};
  if (!onboarded || (observe !== undefined && today <= observe)) return 'information';
  const full = severity ?? SEVERITIES[demand];
  return state === 'unknown' && full === 'error' && !strict ? 'warning' : full;
}

/** The waiver that holds, else one that has ended or is only proposed. */
function waiverOf({ id }: Check, { service }: CheckContext, { waivers }: Terms): JudgedWaiver | undefined {
  const named = new Set([service.name, ...service.aliases]);
  const own = waivers.filter(
    ({ waiver }) => waiver.rule === id && (waiver.service === undefined || named.has(waiver.service)),
  );
  return own.find(({ state }) => state === 'holds') ?? own[0];
}

function waiverText({ waiver, state }: JudgedWaiver): string {
  const { approver, expires, reason } = waiver;
  if (state === 'holds') return `Waived by ${approver} until ${expires}: ${reason}`;
  return state === 'expired'
    ? `The waiver by ${approver} ended on ${expires}.`
    : `A waiver by ${approver} until ${expires} is proposed; it holds once it is merged.`;
}
