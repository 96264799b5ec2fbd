// All rules, in the order of their codes.
import { breakingChangeConsumedByCore } from './breaking-change-consumed-by-core';
import { budgetOvercommit } from './budget-overcommit';
import { capacityExceeded } from './capacity-exceeded';
import { danglingTarget } from './dangling-target';
import { deprecatedCallee } from './deprecated-callee';
import { edgeHardened } from './edge-hardened';
import { latencyBudgetExceeded } from './latency-budget-exceeded';
import { manifestConflict } from './manifest-conflict';
import { missingOwner } from './missing-owner';
import { nPlusOne } from './n-plus-one';
import { newCallToCore } from './new-call-to-core';
import { newTransitiveReachToCore } from './new-transitive-reach-to-core';
import { objectiveWeakened } from './objective-weakened';
import { retryAmplification } from './retry-amplification';
import type { Rule } from './rule';
import { sloInfeasible } from './slo-infeasible';
import { staleDependency } from './stale-dependency';
import { syncCycle } from './sync-cycle';
import { tierInversion } from './tier-inversion';
import { tierPromotion } from './tier-promotion';
import { tierUnknown } from './tier-unknown';
import { timeoutMissingOrInverted } from './timeout-missing-or-inverted';
import { undeclaredCall } from './undeclared-call';
import { unknownCallee } from './unknown-callee';
import { unnoticedNewService } from './unnoticed-new-service';
import { unsafeRetry } from './unsafe-retry';

export const RULES: readonly Rule[] = [
  newCallToCore,
  newTransitiveReachToCore,
  tierPromotion,
  tierInversion,
  sloInfeasible,
  budgetOvercommit,
  syncCycle,
  latencyBudgetExceeded,
  timeoutMissingOrInverted,
  retryAmplification,
  capacityExceeded,
  nPlusOne,
  unknownCallee,
  undeclaredCall,
  staleDependency,
  unnoticedNewService,
  deprecatedCallee,
  missingOwner,
  breakingChangeConsumedByCore,
  unsafeRetry,
  edgeHardened,
  objectiveWeakened,
  tierUnknown,
  manifestConflict,
  danglingTarget,
];
