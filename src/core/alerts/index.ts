// All checks of alerts, in the order of their codes.
import { absentWithoutFor } from './absent-without-for';
import { alertAlwaysFires } from './alert-always-fires';
import { alertSeverityUnknown } from './alert-severity-unknown';
import { alertWithoutFor } from './alert-without-for';
import { alertWithoutSummary } from './alert-without-summary';
import { alertWithoutTeam } from './alert-without-team';
import { brokenAlertRule } from './broken-alert-rule';
import { budgetDiffersFromSlo } from './budget-differs-from-slo';
import { burnRateWithFor } from './burn-rate-with-for';
import { causeAlertPages } from './cause-alert-pages';
import { coreSloWithoutAlert } from './core-slo-without-alert';
import { counterWithoutRate } from './counter-without-rate';
import { duplicateAlert } from './duplicate-alert';
import type { HygieneCheck } from './hygiene';
import { latencyBucketMissing } from './latency-bucket-missing';
import { lowTrafficPage } from './low-traffic-page';
import { pageWithoutRunbook } from './page-without-runbook';
import { rateOfSum } from './rate-of-sum';
import { singleWindowBurnRate } from './single-window-burn-rate';
import { supplementaryServicePages } from './supplementary-service-pages';
import { tooManyPages } from './too-many-pages';
import { topkInAlert } from './topk-in-alert';
import { unattainableThreshold } from './unattainable-threshold';
import { valueInLabels } from './value-in-labels';
import { windowsDifferFromPeriod } from './windows-differ-from-period';

export const HYGIENE_CHECKS: readonly HygieneCheck[] = [
  pageWithoutRunbook,
  alertWithoutSummary,
  alertSeverityUnknown,
  alertWithoutTeam,
  alertAlwaysFires,
  counterWithoutRate,
  rateOfSum,
  alertWithoutFor,
  burnRateWithFor,
  absentWithoutFor,
  valueInLabels,
  topkInAlert,
  duplicateAlert,
  singleWindowBurnRate,
  unattainableThreshold,
  budgetDiffersFromSlo,
  windowsDifferFromPeriod,
  lowTrafficPage,
  causeAlertPages,
  supplementaryServicePages,
  tooManyPages,
  coreSloWithoutAlert,
  brokenAlertRule,
  latencyBucketMissing,
];
