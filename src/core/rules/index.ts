// All rules, in the order of their codes.
import { edgeHardened } from './edge-hardened';
import { manifestConflict } from './manifest-conflict';
import { newCallToCore } from './new-call-to-core';
import { newTransitiveReachToCore } from './new-transitive-reach-to-core';
import type { Rule } from './rule';
import { syncCycle } from './sync-cycle';
import { tierPromotion } from './tier-promotion';
import { tierUnknown } from './tier-unknown';
import { unknownCallee } from './unknown-callee';

export const RULES: readonly Rule[] = [
  newCallToCore,
  newTransitiveReachToCore,
  tierPromotion,
  syncCycle,
  unknownCallee,
  edgeHardened,
  tierUnknown,
  manifestConflict,
];
