// A review as SARIF 2.1.0: what failed, at its evidence. What nobody knows is a notification, never an empty list alone.
import type { Invocation, Log, Notification, Result } from 'sarif';
import type { CheckResult, Review, ServiceReview } from '../model/review';
import { notRenderedText, tallyOf, tallyText } from '../readiness/review/words';
import { fingerprint } from '../rules/judging/fingerprint';
import { waiverText } from '../waivers/words';
import { sarifLocation, sarifText } from './parts/sarif-location';
import { SARIF_LEVELS, sarifChecks, sarifLog } from './parts/sarif-rules';
import { terminalText } from './parts/terminal-text';
import type { ReadinessReporter } from './readiness-reporter';
import type { RenderOptions } from './reporter';

export const readinessSarif: ReadinessReporter = {
  id: 'sarif',
  title: 'SARIF 2.1.0, for code scanning',
  render: (review, options) => `${JSON.stringify(log(review, options), null, 2)}\n`,
};

function log(review: Review, options: RenderOptions): Log {
  const rules = sarifChecks(review, options);
  const index = new Map(rules.map(({ id }, at) => [id, at]));
  return sarifLog(
    {
      rules,
      category: 'sre-lens-review/',
      invocation: invocation(review, options),
      results: review.services.flatMap((service) =>
        service.checks
          .filter(isResult)
          .map((check) => ({ ...result(check, service, options), ruleIndex: index.get(check.id) ?? -1 })),
      ),
      properties: {
        profile: review.profile,
        services: review.services.map(({ service, checks }) =>
          terminalText(`${service}: ${tallyText(tallyOf(checks))}`),
        ),
      },
    },
    options,
  );
}

/** Without evidence there is nothing to point at, unless a strict review counts that as an error. */
function isResult({ state, severity }: CheckResult): boolean {
  return state === 'fail' || state === 'waived' || (state === 'unknown' && severity === 'error');
}

function result(check: CheckResult, { service, described }: ServiceReview, options: RenderOptions): Result {
  const { id, severity, message, remedy, waived, evidence } = check;
  const [first, ...others] = (evidence.length > 0 ? evidence : described).map(({ place }) => place);
  return {
    ruleId: id,
    level: SARIF_LEVELS[severity ?? 'information'],
    message: { text: [`${service}: ${message}`, remedy].map(sarifText).join('\n') },
    ...(first === undefined ? {} : { locations: [sarifLocation(first, options)] }),
    ...(others.length > 0 && {
      relatedLocations: others.map((place, at) => ({
        id: at,
        ...sarifLocation(place, options),
        message: { text: 'also here' },
      })),
    }),
    partialFingerprints: { 'sreLens/v1': fingerprint(id, service) },
    ...(waived !== undefined && {
      suppressions: [
        {
          kind: 'external',
          status: 'accepted',
          justification: terminalText(waiverText(waived)),
          location: sarifLocation(waived.place, options),
        },
      ],
    }),
    properties: { service: terminalText(service), state: check.state, demand: check.demand, ...citedValue(check) },
  };
}

function invocation(review: Review, options: RenderOptions): Invocation {
  const templates = notRenderedText(review);
  const notes: Notification[] = [
    ...review.services.flatMap((service) => unknownNote(service)),
    ...(templates === undefined ? [] : [note('not-rendered', 'warning', templates)]),
    ...review.problems.map(({ code, severity, message, place }) => ({
      ...note(code, SARIF_LEVELS[severity], message),
      ...(place === undefined ? {} : { locations: [sarifLocation(place, options)] }),
    })),
  ];
  return { executionSuccessful: true, toolExecutionNotifications: notes };
}

function unknownNote({ service, checks }: ServiceReview): readonly Notification[] {
  const ids = checks.filter(({ state }) => state === 'unknown').map(({ id }) => id);
  if (ids.length === 0) return [];
  return [note('no-evidence', 'note', `${service}: ${tallyText(tallyOf(checks))}. No evidence for ${ids.join(', ')}.`)];
}

function note(id: string, level: Notification['level'], text: string): Notification {
  return { descriptor: { id }, ...(level === undefined ? {} : { level }), message: { text: sarifText(text) } };
}

/** Ids of other linters' rules stay theirs. */
function citedValue({ cited = [] }: CheckResult) {
  if (cited.length === 0) return {};
  return { cited: cited.map(({ linter, rule }) => ({ linter: terminalText(linter), rule: terminalText(rule) })) };
}
