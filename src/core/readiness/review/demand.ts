// What a check asks of a service: by its tier, its stage, the profile, and what is switched off.
import type { Config } from '../../model/config';
import type { Lifecycle } from '../../model/lifecycle';
import type { Demand, Group } from '../../model/review';
import type { Tier } from '../../model/tier';
import { offText, type Switch } from '../../practices/off';
import type { Check } from '../check';

const STAGES: readonly Lifecycle[] = ['design', 'development', 'limited', 'ga', 'deprecated', 'retired'];

/** About ten checks that are decided from files: the first afternoon. */
export const STARTER: readonly string[] = [
  'ARC-01',
  'ARC-02',
  'ARC-09',
  'CAP-04',
  'CAP-06',
  'CAP-08',
  'MON-08',
  'CHG-04',
  'CHG-06',
  'ALR-02',
];

export type Profile = 'starter' | 'full' | readonly string[];

/** What asks for less than the check itself does, in words; undefined where it counts. */
export type Left = { readonly state: 'off' | 'not-applicable'; readonly message: string };

/** Of a service whose tier nobody says a check asks what it asks of every tier, else it only recommends. */
export function demandOf({ tiers }: Pick<Check, 'tiers'>, tier: Tier): Demand {
  if (tier !== 'unknown') return tiers[tier];
  const [first, ...others] = [tiers.core, tiers.normal, tiers.supplementary];
  return others.every((demand) => demand === first) ? first : 'recommended';
}

/** True from the stage of the check on: checks add up over a life. Of what is retired only its end is asked: nothing runs. */
export function isDue({ fromStage }: Pick<Check, 'fromStage'>, stage: Lifecycle): boolean {
  if (fromStage === 'any') return true;
  if (fromStage === 'deprecated') return stage === 'deprecated' || stage === 'retired';
  if (fromStage === 'retired') return stage === 'retired';
  if (stage === 'retired') return false;
  return STAGES.indexOf(fromStage) <= STAGES.indexOf(stage);
}

/** Why a check is not asked at all; undefined where it is. Settings and practices win over the profile, the profile over stage and tier. */
export function leftOut(
  check: Check,
  on: {
    readonly tier: Tier;
    readonly stage: Lifecycle;
    readonly profile: Profile;
    readonly groups?: readonly Group[];
    readonly config: Config;
    readonly off: Switch;
  },
): Left | undefined {
  const { id } = check;
  if (on.config.rules.get(id)?.off === true) return { state: 'off', message: 'Switched off in .sre/config.yaml.' };
  const practice = on.off(id);
  if (practice !== undefined) return { state: 'off', message: `O${offText(practice).slice(1)}.` };
  if (on.groups?.includes(check.group) === false) return { state: 'off', message: 'Not asked for in this review.' };
  if (!isInProfile(check, on.profile)) return { state: 'off', message: 'Not part of this profile.' };
  if (demandOf(check, on.tier) === 'none') return { state: 'off', message: `Not asked of ${on.tier} services.` };
  if (isDue(check, on.stage)) return undefined;
  const when = on.stage === 'retired' ? 'Not asked of what is retired.' : `Counts from ${check.fromStage} on.`;
  return { state: 'not-applicable', message: when };
}

/** Who writes a check of their own wants it asked. */
function isInProfile({ id, own }: Check, profile: Profile): boolean {
  if (profile === 'full') return true;
  return profile === 'starter' ? own === true || STARTER.includes(id) : profile.includes(id);
}

/** The check as the config sets it: what it asks of each tier, and from which stage. */
export function asConfigured(check: Check, { rules }: Pick<Config, 'rules'>): Check {
  const { tiers, from } = rules.get(check.id) ?? {};
  if (tiers === undefined && from === undefined) return check;
  return { ...check, tiers: { ...check.tiers, ...tiers }, fromStage: from ?? check.fromStage };
}
