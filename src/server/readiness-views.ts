// A review as the client shows it.
import { type CheckResult, GROUP_TITLES, type Review, type ServiceReview } from '../core/model/review';
import {
  gateText,
  notRenderedText,
  reviewTitle,
  sinceText,
  stageText,
  standing,
  STATE_WORDS,
  stepsOf,
  tallyOf,
  tallyText,
} from '../core/readiness/review/words';
import type { ReadinessCheck, ReadinessGroup, ReadinessService, ReadinessView } from '../protocol/readiness';
import type { Folder } from './folder';
import { toLink } from './to-lsp';

/** `staged` where a stage was asked for: of one service the title then says what it lacks. */
export function readinessView(
  { uri, root }: Pick<Folder, 'uri' | 'root'>,
  review: Review,
  { staged, today }: { readonly staged: boolean; readonly today: string },
): ReadinessView {
  const templates = notRenderedText(review);
  const [only, ...others] = review.services;
  return {
    folder: uri,
    today,
    title:
      staged && only !== undefined && others.length === 0 ? `${only.service} ${stageText(only)}` : reviewTitle(review),
    profile: review.profile,
    notes: [...review.problems.map(({ message }) => message), ...(templates === undefined ? [] : [templates])],
    steps: stepsOf(review).map(({ service, check }) => ({ service: service.service, check: check.id })),
    services: review.services.map((service) => serviceView(root, service)),
  };
}

function serviceView(root: string, service: ServiceReview): ReadinessService {
  const gate = gateText(service);
  const since = sinceText(service);
  const place = service.described[0]?.place;
  return {
    name: service.service,
    standing: standing(service),
    score: tallyText(tallyOf(service.checks)),
    ...(gate === undefined ? {} : { gate }),
    missing: service.gate.missing.map((check) => checkView(root, check)),
    ...(since === undefined ? {} : { since }),
    ...(place === undefined ? {} : { place: toLink(root, `${place.file}:${place.line}`, place) }),
    groups: service.scores.map(({ group }) => groupView(group, service)),
    checks: service.checks.map((check) => checkView(root, check)),
  };
}

function groupView(group: CheckResult['group'], { checks }: ServiceReview): ReadinessGroup {
  const tally = tallyOf(checks.filter((check) => check.group === group));
  const { passed, failed, unknown, waived } = tally;
  return { id: group, title: GROUP_TITLES[group], score: tallyText(tally), passed, failed, unknown, waived };
}

function checkView(root: string, check: CheckResult): ReadinessCheck {
  const { id, group, title, state, severity, message, why, remedy, evidence, fixes, attestable } = check;
  return {
    id,
    group: GROUP_TITLES[group],
    title,
    state,
    word: STATE_WORDS[state],
    ...(severity === undefined ? {} : { severity }),
    message,
    why,
    remedy,
    evidence: evidence.map(({ place }) => toLink(root, `${place.file}:${place.line}`, place)),
    fixes: fixes.map((fix) => fix.title),
    attestable,
  };
}
