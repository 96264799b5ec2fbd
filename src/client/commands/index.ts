// The commands of the client: each is declared in package.json under the same id.
import type { ClientCommand } from '../context';
import { adoptPractice } from './adopt-practice';
import { attest } from './attest';
import { answerQuestion } from './answer-question';
import { answerReply } from './answer-reply';
import { copyReview } from './copy-review';
import { createPractices } from './create-practices';
import { createServiceDescriptor } from './create-service-descriptor';
import { explainTier } from './explain-tier';
import { exportReadinessReview } from './export-readiness-review';
import { exportReport } from './export-report';
import { exportReview } from './export-review';
import { generateServiceBenchmark } from './generate-service-benchmark';
import { generateBurnRateAlerts } from './generate-burn-rate-alerts';
import { goToCall } from './go-to-call';
import { markNotApplicable } from './mark-not-applicable';
import { moreQuestions } from './more-questions';
import { openChecklist } from './open-checklist';
import { openService } from './open-service';
import { openStory } from './open-story';
import { pickCoreServices } from './pick-core-services';
import { planNewCall } from './plan-new-call';
import { postponePractice } from './postpone-practice';
import { refresh } from './refresh';
import { refreshLiveNumbers } from './refresh-live-numbers';
import { requestGeneralAvailability } from './request-general-availability';
import { requestLimitedAvailability } from './request-limited-availability';
import { restartServer } from './restart-server';
import { reviewNewCalls } from './review-new-calls';
import { reviewPractices } from './review-practices';
import { runReadinessReview } from './run-readiness-review';
import { runReadinessReviewAgain } from './run-readiness-review-again';
import { setPrometheusAuthorization } from './set-prometheus-authorization';
import { showBlastRadius } from './show-blast-radius';
import { showCallGraph } from './show-call-graph';
import { showCallers } from './show-callers';
import { showFile } from './show-file';
import { showMindMap } from './show-mind-map';
import { showOutput } from './show-output';
import { showPath } from './show-path';
import { takeAnswerBack } from './take-answer-back';
import { takeWayOut } from './take-way-out';
import { undecidePractice } from './undecide-practice';
import { useReadyAnswer } from './use-ready-answer';
import { validateDocument } from './validate-document';
import { whyQuestion } from './why-question';

export const COMMANDS: readonly ClientCommand[] = [
  pickCoreServices,
  planNewCall,
  reviewNewCalls,
  exportReview,
  copyReview,
  exportReport,
  runReadinessReview,
  runReadinessReviewAgain,
  exportReadinessReview,
  requestLimitedAvailability,
  requestGeneralAvailability,
  attest,
  createServiceDescriptor,
  generateBurnRateAlerts,
  generateServiceBenchmark,
  openService,
  showCallers,
  showCallGraph,
  showBlastRadius,
  openChecklist,
  goToCall,
  showPath,
  explainTier,
  validateDocument,
  useReadyAnswer,
  answerQuestion,
  answerReply,
  markNotApplicable,
  moreQuestions,
  takeAnswerBack,
  takeWayOut,
  openStory,
  whyQuestion,
  createPractices,
  reviewPractices,
  showMindMap,
  adoptPractice,
  postponePractice,
  undecidePractice,
  refresh,
  refreshLiveNumbers,
  setPrometheusAuthorization,
  restartServer,
  showFile,
  showOutput,
];
