// All features: adding one = its file, its line here; a request of our own also has its name in protocol/messages.ts.
import type { Server } from '../context';
import { registerAnswer } from './answer';
import { registerAttest } from './attest';
import { registerCodeActions } from './code-actions';
import { registerCodeLens } from './code-lens';
import { registerCompletion } from './completion';
import { registerCreateDescriptor } from './create-descriptor';
import { registerDefinition } from './definition';
import { registerDocumentLinks } from './document-links';
import { registerDocumentSymbols } from './document-symbols';
import { registerExplain } from './explain';
import { registerGenerateBenchmark } from './generate-benchmark';
import { registerGenerateAlerts } from './generate-alerts';
import { registerGraph } from './graph';
import { registerHover } from './hover';
import { registerNewCalls } from './new-calls';
import { registerPickCore } from './pick-core';
import { registerPlan } from './plan';
import { registerPractices } from './practices';
import { registerReadiness } from './readiness';
import { registerReferences } from './references';
import { registerRefreshLive } from './refresh-live';
import { registerReview } from './review';
import { registerTakeWayOut } from './take-way-out';
import { registerService } from './service';
import { registerRename } from './rename';
import { registerServices } from './services';
import { registerValidate } from './validate';
import { registerWhatIf } from './what-if';
import { registerWorkspaceSymbols } from './workspace-symbols';

/** Sets the handlers of its requests; the first line of its file says what they answer. */
type Feature = (server: Server) => void;

const FEATURES: readonly Feature[] = [
  registerCodeLens,
  registerHover,
  registerCodeActions,
  registerServices,
  registerService,
  registerReview,
  registerGraph,
  registerGenerateAlerts,
  registerReadiness,
  registerAttest,
  registerNewCalls,
  registerAnswer,
  registerPickCore,
  registerPlan,
  registerPractices,
  registerCreateDescriptor,
  registerGenerateBenchmark,
  registerExplain,
  registerValidate,
  registerCompletion,
  registerDefinition,
  registerReferences,
  registerDocumentSymbols,
  registerWorkspaceSymbols,
  registerDocumentLinks,
  registerRename,
  registerRefreshLive,
  registerTakeWayOut,
  registerWhatIf,
];

/** Sets the handlers of every feature. */
export function registerFeatures(server: Server): void {
  for (const register of FEATURES) register(server);
}
