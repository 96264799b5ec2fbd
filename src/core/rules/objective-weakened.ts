// F-22: the branch lowers what it is judged by: a tier, an objective, a stage, a rule, it adds a waiver, or it switches a practice off.
import { weakenedChecks } from './objective-weakened-parts/checks';
import { weakenedConfig } from './objective-weakened-parts/config';
import { weakenedFlows } from './objective-weakened-parts/flow';
import { switchedPractices } from './objective-weakened-parts/practices';
import { weakenedServices } from './objective-weakened-parts/service';
import { addedWaivers } from './objective-weakened-parts/waiver';
import type { RuleContext, Verdict, WorkspaceRule } from './rule';

export const objectiveWeakened: WorkspaceRule = {
  id: 'objective-weakened',
  code: 'F-22',
  title: 'An objective is weakened',
  severity: 'warning',
  on: 'workspace',
  check,
};

/** An audit compares with nothing, and says nothing. */
function check(context: RuleContext): readonly Verdict[] {
  if (context.audit === true) return [];
  return [
    ...weakenedServices(context),
    ...weakenedFlows(context),
    ...weakenedConfig(context),
    ...weakenedChecks(context),
    ...addedWaivers(context.waivers ?? []),
    ...switchedPractices(context),
  ];
}
