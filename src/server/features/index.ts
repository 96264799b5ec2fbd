// All features, in the order of their requests.
import type { Server } from '../context';

import { registerCodeLens } from './code-lens';
import { registerExplain } from './explain';
import { registerHover } from './hover';
import { registerNewCalls } from './new-calls';

import { registerServices } from './services';
import { registerValidate } from './validate';

const FEATURES: readonly ((server: Server) => void)[] = [
  registerCodeLens,
  registerHover,

  registerServices,
  registerNewCalls,

  registerExplain,
  registerValidate,
];

/** Sets the handlers of every feature. */
export function registerFeatures(server: Server): void {
  for (const register of FEATURES) register(server);
}
