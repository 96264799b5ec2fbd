// All rules, in the order of their codes.
import { breakingChangeConsumedByCore } from './breaking-change-consumed-by-core';
import { danglingTarget } from './dangling-target';
import { deprecatedCallee } from './deprecated-callee';
import { edgeHardened } from './edge-hardened';
import { manifestConflict } from './manifest-conflict';
import { missingOwner } from './missing-owner';
import { newCallToCore } from './new-call-to-core';
import { newTransitiveReachToCore } from './new-transitive-reach-to-core';
import { objectiveWeakened } from './objective-weakened';
import type { Rule } from './rule';
import { staleDependency } from './stale-dependency';
import { syncCycle } from './sync-cycle';
import { tierInversion } from './tier-inversion';
import { tierPromotion } from './tier-promotion';
import { tierUnknown } from './tier-unknown';
import { undeclaredCall } from './undeclared-call';
import { unknownCallee } from './unknown-callee';
import { unnoticedNewService } from './unnoticed-new-service';

export const RULES: readonly Rule[] = [
  newCallToCore,
  newTransitiveReachToCore,
  tierPromotion,
  tierInversion,
  syncCycle,
  unknownCallee,
  undeclaredCall,
  staleDependency,
  unnoticedNewService,
  deprecatedCallee,
  missingOwner,
  breakingChangeConsumedByCore,
  edgeHardened,
  objectiveWeakened,
  tierUnknown,
  manifestConflict,
  danglingTarget,
];
