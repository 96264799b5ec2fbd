// A review as data for other tools.
import type { CheckResult, ServiceReview } from '../model/review';
import { said } from './parts/json-values';
import type { ReadinessReporter } from './readiness-reporter';

export const readinessJson: ReadinessReporter = {
  id: 'json',
  title: 'Data for other tools, see schemas/review.schema.json',
  render: ({ profile, services, notRendered, problems }) =>
    `${JSON.stringify(said({ version: 1, profile, services: services.map(serviceValue), notRendered, problems: problems.map(({ code, message }) => ({ code, message })) }), null, 2)}\n`,
};

function serviceValue({ service, tier, lifecycle, stage, onboarded, environments, checks, next }: ServiceReview) {
  return said({
    name: service,
    tier,
    lifecycle,
    stage,
    onboarded,
    environments,
    checks: checks.map(checkValue),
    next,
  });
}

function checkValue({ id, group, title, state, demand, severity, message, remedy, evidence, waived }: CheckResult) {
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
    evidence: evidence.map(({ place, format }) => ({ file: place.file, line: place.line, format })),
    waived: waived && { reason: waived.reason, approver: waived.approver, expires: waived.expires },
  });
}
