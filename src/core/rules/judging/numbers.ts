// What rules that judge by numbers share.
import { availabilitySlo } from '../../impact/objectives';
import type { Related, Severity } from '../../model/finding';
import { DEFAULT_THRESHOLDS, type Thresholds } from '../../model/thresholds';
import { formatMinutes } from '../../units/minutes';
import { formatPercent } from '../../units/percent';
import type { RuleContext } from '../rule';

/** A number that was over its limit before the change, and is not worse now, is nothing that the change did. */
export function asExisting(severity: Severity, wasSo: boolean): Severity {
  return wasSo ? 'information' : severity;
}

/** The limits that the config says, the usual ones for the rest. */
export function limitsOf({ config }: RuleContext): Thresholds {
  return { ...DEFAULT_THRESHOLDS, ...config.thresholds };
}

/** True where the service is core, declared or in effect. */
export function isCore({ head }: RuleContext, service: string): boolean {
  return head.tiers.get(service)?.tier === 'core';
}

/** The lines in which services promise an availability; those that promise none are left out. */
export function promises({ head }: RuleContext, services: readonly string[]): readonly Related[] {
  return services.flatMap((name) => {
    const service = head.services.get(name);
    const slo = service && availabilitySlo(service);
    if (slo === undefined) return [];
    return [{ message: `${name} promises ${formatPercent(slo.target)}`, place: slo.evidence.place }];
  });
}

/** `432.0 of 21.6 min/30 d`; of a target of 100 %, which leaves no budget, `432.0 min/30 d, and 100 % leaves none` */
export function minutesOf(used: number, budget: number, days: number): string {
  if (budget === 0) return `${formatMinutes(used)} min/${days} d, and 100 % leaves none`;
  return `${formatMinutes(used)} of ${formatMinutes(budget)} min/${days} d`;
}
