// Runs the checks over services.
import { goesOn } from '../../artifacts/kubernetes/workload';
import type { AlertEstate } from '../../alerts/estate/estate';
import type { Artifacts } from '../../artifacts/artifacts';
import { itemsAt, textAt } from '../../artifacts/traced';
import { callersByService } from '../../graph/callers';
import { errorBudgetMinutes } from '../../impact/formulas/error-budget';
import { availabilitySlo } from '../../impact/objectives';
import { endLabel } from '../../model/call';
import type { Config } from '../../model/config';
import type { Lifecycle } from '../../model/lifecycle';
import type { Report } from '../../model/report';
import type { Group, Review, ServiceReview } from '../../model/review';
import { isOurs, type Service } from '../../model/service';
import { DEFAULT_THRESHOLDS } from '../../model/thresholds';
import type { Switch } from '../../practices/off';
import type { JudgedWaiver } from '../../waivers/sides';
import type { Check, CheckContext } from '../check';
import { callsOf } from '../judging/calls';
import { CHECKS } from '../index';
import { asConfigured, type Profile } from './demand';
import { gateOf } from './gate';
import { profileName, sinceOf } from './history';
import { ownChecks } from './own-checks';
import { compareTrouble, nextOf, scoresOf } from './next';
import { resultOf } from './result';
import { type Selection, select } from './select';

const MONTH_DAYS = 30;

/** What is reviewed and how; absent = all services of this workspace, every group, the stage that each declares, the config's profile. */
export interface ReviewRequest extends Selection {
  readonly groups?: readonly Group[];
  readonly stage?: Lifecycle;
  readonly profile?: Profile;
  readonly strict?: boolean;
}

export interface ReviewInput {
  readonly report: Report;
  readonly artifacts: Artifacts;
  readonly alerts: AlertEstate;
  readonly config: Config;
  readonly waivers: readonly JudgedWaiver[];
  /** What practices switch off. */
  readonly off: Switch;
  /** Who must look at a file by CODEOWNERS. */
  readonly ownersOf: (file: string) => readonly string[];
  readonly today: string;
}

/** The review of the services that are asked for. Names that no service has are told as problems. */
export function review(input: ReviewInput, request: ReviewRequest = {}): Review {
  const { report, artifacts, config } = input;
  const profile = request.profile ?? config.profile ?? 'starter';
  const { services: all, tiers } = report.head;
  const chosen = select([...all.values()].filter(isOurs), all, (name) => tiers.get(name)?.tier ?? 'unknown', request);
  const checks = [...CHECKS, ...ownChecks(config.checks)].map((check) => asConfigured(check, config));
  const callers = callersByService(report.head);
  const services = chosen.services
    .map((service) =>
      reviewOf(service, checks, input, { ...request, profile, callers: callers.get(service.name)?.size ?? 0 }),
    )
    .sort(compareTrouble);
  return {
    profile: typeof profile === 'string' ? profile : 'list',
    asked: profileName(profile),
    services,
    notRendered: [...artifacts.templates].sort(),
    problems: [
      ...chosen.problems,
      ...artifacts.notResolved.map(({ message, place }) => ({
        code: 'not-worked-out',
        message: `Kustomize: ${message}.`,
        place,
        severity: 'information' as const,
      })),
    ],
  };
}

function reviewOf(
  service: Service,
  checks: readonly Check[],
  { report, artifacts, alerts, config, waivers, off, ownersOf, today }: ReviewInput,
  request: ReviewRequest & { readonly profile: Profile; readonly callers: number },
): ServiceReview {
  const { name, lifecycle } = service;
  const tier = report.head.tiers.get(name)?.tier ?? 'unknown';
  // What runs for users is reviewed as such: a service that nobody gives a stage gets no easier questions.
  const stage = request.stage ?? lifecycle?.value ?? 'ga';
  const workloads = artifacts.workloads(name).filter(goesOn);
  const context: CheckContext = {
    service,
    tier,
    stage,
    report,
    artifacts,
    alerts,
    workloads,
    descriptors: artifacts.descriptors(name),
    records: artifacts.records(name),
    ownersOf,
    config,
    thresholds: { ...DEFAULT_THRESHOLDS, ...config.thresholds },
    today,
  };
  const onboarded = config.onboarding === 'all' || service.onboarded === true;
  const { profile, groups, strict } = request;
  const terms = {
    profile,
    ...(groups === undefined ? {} : { groups }),
    onboarded,
    strict: strict === true,
    waivers,
    off,
  };
  const incidents = incidentsOf(artifacts, name);
  const results = checks.map((check) => resultOf(check, context, terms));
  const since = sinceOf(results, context, profile);
  return {
    service: name,
    described: service.evidence,
    tier,
    declaredTier: service.tier.declared,
    ...(lifecycle === undefined ? {} : { lifecycle: lifecycle.value }),
    stage,
    assumed: request.stage === undefined && lifecycle === undefined,
    onboarded,
    checks: results,
    next: nextOf(results, new Set(incidents.checks)),
    scores: scoresOf(results),
    gate: gateOf(checks, results, context, terms, request.stage),
    ...(since === undefined ? {} : { since }),
    ...(service.review === undefined ? {} : { record: service.review.file }),
    incidents,
    calls: callsOf(context).map(({ from, to }) => `${endLabel(from)} -> ${endLabel(to)}`),
    callers: request.callers,
    ...budgetOf(service),
    environments: [...new Set(workloads.flatMap(({ object }) => object.environment ?? []))].sort(),
  };
}

function budgetOf(service: Service): { readonly budgetMinutes?: number } {
  const slo = availabilitySlo(service);
  const budgetMinutes = slo && errorBudgetMinutes(slo.target, MONTH_DAYS);
  return budgetMinutes === undefined ? {} : { budgetMinutes };
}

function incidentsOf(artifacts: Artifacts, service: string): ServiceReview['incidents'] {
  const incidents = artifacts.descriptors(service).flatMap(({ value }) => itemsAt(value, 'incidents'));
  const checks = incidents.flatMap((incident) => itemsAt(incident, 'checks')).flatMap((check) => textAt(check) ?? []);
  return { count: incidents.length, checks: [...new Set(checks)].sort() };
}
