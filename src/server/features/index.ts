// All features, in the order of their requests.
import type { Server } from '../context';
import { registerAnswer } from './answer';
import { registerCodeActions } from './code-actions';
import { registerCodeLens } from './code-lens';
import { registerExplain } from './explain';
import { registerHover } from './hover';
import { registerNewCalls } from './new-calls';
import { registerPickCore } from './pick-core';
import { registerPlan } from './plan';
import { registerServices } from './services';
import { registerValidate } from './validate';

const FEATURES: readonly ((server: Server) => void)[] = [
  registerCodeLens,
  registerHover,
  registerCodeActions,
  registerServices,
  registerNewCalls,
  registerAnswer,
  registerPickCore,
  registerPlan,
  registerExplain,
  registerValidate,
];

/** Sets the handlers of every feature. */
export function registerFeatures(server: Server): void {
  for (const register of FEATURES) register(server);
}
