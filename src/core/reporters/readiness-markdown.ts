// A review for a pull request or a folder of reports: three things to do next, a row a service, everything else folded.
import { type CheckResult, GROUP_TITLES, type Review, type ServiceReview } from '../model/review';
import {
  gateText,
  sinceText,
  notRenderedText,
  reviewTitle,
  standing,
  type Step,
  stepsOf,
  tallyOf,
  tallyText,
} from '../readiness/review/words';
import { waiverText } from '../waivers/words';
import { markdownCode, markdownText } from './parts/markdown-text';
import { fileLink } from './parts/pull-request-calls';
import type { ReadinessReporter } from './readiness-reporter';
import type { RenderOptions } from './reporter';

/** By this line a CI job finds the comment that it is to update. */
const MARKER = '<!-- sre-lens-review -->';

/** Services that are shown whole: an estate has hundreds, and a comment ends at 64 kB. */
const ROWS = 12;
/** Places of one check that are linked. */
const PLACES = 3;

export const readinessMarkdown: ReadinessReporter = {
  id: 'markdown',
  title: 'For a pull request or a folder of reports',
  render: (review, options) => {
    const open = review.services.filter(({ checks }) => checks.some(isOpen));
    const sections = [
      [MARKER, `### Production readiness: ${markdownText(reviewTitle(review))}`],
      nextLines(review, options),
      table(review.services.slice(0, ROWS)),
      noteLines(review, options),
      review.services.flatMap((service) => sinceLine(service)),
      fold(`${review.services.length - ROWS} more services`, table(review.services.slice(ROWS))),
      ...open.slice(0, ROWS).map((service) => failedFold(service, options)),
      ...open.slice(0, ROWS).map((service) => unknownFold(service, options)),
      open.length > ROWS ? [`Checks of ${open.length - ROWS} more services: \`sre-lens review SERVICE\`.`] : [],
      fold('Waived', waivedLines(review, options)),
    ].filter((lines) => lines.length > 0);
    return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
  },
};

function isOpen({ state }: CheckResult): boolean {
  return state === 'fail' || state === 'unknown';
}

function nextLines(review: Review, options: RenderOptions): readonly string[] {
  const steps = stepsOf(review);
  if (steps.length === 0) return [];
  const isOne = review.services.length === 1;
  return ['**Next**', '', ...steps.map((step, index) => stepLine(step, index, isOne, options))];
}

function stepLine({ service, check }: Step, index: number, isOne: boolean, options: RenderOptions): string {
  const whose = isOne ? '' : `${markdownCode(service.service)} `;
  const found = check.state === 'fail' ? markdownText(check.message) : 'No evidence.';
  return `${index + 1}. ${whose}**${check.id}** ${found} ${markdownText(check.remedy)}${placesText(check, options)}`;
}

function table(services: readonly ServiceReview[]): readonly string[] {
  if (services.length === 0) return [];
  const rows = services.map((service) => {
    const { passed, failed, unknown, waived } = tallyOf(service.checks);
    const cells = [
      markdownCode(service.service),
      markdownText(standing(service).join(', ')),
      ...[passed, failed, unknown, waived].map(String),
      markdownText(gateText(service) ?? ''),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const head = ['service', 'reviewed', 'passed', 'failed', 'no evidence', 'waived', 'what is missing'];
  return [`| ${head.join(' | ')} |`, '|---|---|--:|--:|--:|--:|---|', ...rows];
}

function noteLines(review: Review, options: RenderOptions): readonly string[] {
  const templates = notRenderedText(review);
  return [
    ...review.problems.map(
      ({ message, place }) =>
        `- ${markdownText(message)}${place === undefined ? '' : ` (${fileLink(place.file, place.line, options)})`}`,
    ),
    ...(templates === undefined ? [] : [`- ${markdownText(templates)}`]),
  ];
}

/** Only where something moved. */
function sinceLine(service: ServiceReview): readonly string[] {
  const { since } = service;
  const text = sinceText(service);
  if (since === undefined || text === undefined || since.better.length + since.worse.length === 0) return [];
  return [`- ${markdownCode(service.service)} ${markdownText(text)}`];
}

function failedFold(service: ServiceReview, options: RenderOptions): readonly string[] {
  const failed = service.checks.filter(({ state }) => state === 'fail');
  const items = failed.map(
    (check) =>
      `- ${check.severity ?? 'information'} **${check.id}** ${markdownText(check.message)} ${markdownText(check.remedy)}${placesText(check, options)}`,
  );
  return fold(`${markdownText(service.service)}: ${failed.length} failed`, items);
}

function unknownFold({ service, checks }: ServiceReview, options: RenderOptions): readonly string[] {
  const unknown = checks.filter(({ state }) => state === 'unknown');
  const items = unknown.map(
    (check) =>
      `- **${check.id}** ${markdownText(check.title)} (${GROUP_TITLES[check.group]}): ${markdownText(check.message)}${placesText(check, options)}`,
  );
  const counts = tallyText(tallyOf(checks));
  return fold(`${markdownText(service)}: ${unknown.length} without evidence (${counts})`, items);
}

function waivedLines({ services }: Review, options: RenderOptions): readonly string[] {
  return services.flatMap(({ service, checks }) =>
    checks.flatMap(({ id, waived }) =>
      waived === undefined
        ? []
        : [
            `- ${markdownCode(service)} **${id}** ${markdownText(waiverText(waived))} (${fileLink(waived.place.file, waived.place.line, options)})`,
          ],
    ),
  );
}

function placesText({ evidence }: CheckResult, options: RenderOptions): string {
  const links = evidence.slice(0, PLACES).map(({ place }) => fileLink(place.file, place.line, options));
  const more = evidence.length > PLACES ? ` and ${evidence.length - PLACES} more` : '';
  return links.length === 0 ? '' : ` (${links.join(', ')}${more})`;
}

/** Folded lines; a summary is HTML, for which escaped prose is safe too. */
function fold(summary: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  return [`<details><summary>${summary}</summary>`, '', ...lines, '', '</details>'];
}
