// A review as data for other tools.
import type { Citation } from '../model/citation';
import type { CheckResult, ServiceReview } from '../model/review';
import { evidenceValue, said } from './parts/json-values';
import type { ReadinessReporter } from './readiness-reporter';

export const readinessJson: ReadinessReporter = {
  id: 'json',
  title: 'Data for other tools, see schemas/review.schema.json',
  render: ({ profile, services, notRendered, problems }) => {
    const value = said({
      version: 1,
      profile,
      services: services.map(serviceValue),
      notRendered,
      problems: problems.map(({ code, message, place }) =>
        said({ code, message, file: place?.file, line: place?.line }),
      ),
    });
    return `${JSON.stringify(value, null, 2)}\n`;
  },
};

function serviceValue(review: ServiceReview) {
  const { service, tier, declaredTier, lifecycle, stage, onboarded, environments, checks, next, gate, scores, since } =
    review;
  return said({
    name: service,
    tier,
    declaredTier,
    lifecycle,
    stage,
    onboarded,
    environments,
    checks: checks.map(checkValue),
    next,
    gate: { stage: gate.stage, missing: gate.missing.map(({ id }) => id) },
    since: since && { on: since.on, better: [...since.better], worse: [...since.worse] },
    scores: scores.map(({ group, passed, failed, unknown, waived }) => ({ group, passed, failed, unknown, waived })),
  });
}

function citationValue({ linter, rule, message, place }: Citation) {
  return { linter, rule, message, file: place.file, line: place.line };
}

function checkValue({
  id,
  group,
  title,
  state,
  demand,
  severity,
  message,
  remedy,
  evidence,
  cited,
  waived,
}: CheckResult) {
  return said({
    id,
    group,
    title,
    state,
    required: demand === 'required',
    demand,
    severity,
    message,
    remedy,
    evidence: evidence.map(evidenceValue),
    cited: cited?.map(citationValue),
    waived: waived && { reason: waived.reason, approver: waived.approver, expires: waived.expires },
  });
}
