// A review as one HTML file: what to do next, the score of each phase, every check with its evidence; a filter without a script.
import type { Review } from '../model/review';
import { notRenderedText, reviewTitle, type Step, stepsOf } from '../readiness/review/words';
import { placeHtml } from './parts/html-findings';
import { htmlFooter, htmlPage } from './parts/html-page';
import { STYLE, STYLE_HASH } from './parts/html-style';
import { type Html, join, tag } from './parts/html-text';
import { filterHtml, scoreTable, serviceSection } from './parts/readiness-html-parts';
import { READINESS_STYLE, READINESS_STYLE_HASH } from './parts/readiness-html-style';
import type { ReadinessReporter } from './readiness-reporter';
import type { RenderOptions } from './reporter';

const STYLES = [
  { style: STYLE, hash: STYLE_HASH },
  { style: READINESS_STYLE, hash: READINESS_STYLE_HASH },
];

export const readinessHtml: ReadinessReporter = {
  id: 'html',
  title: 'One HTML file, to keep, to send or to print',
  render: (review, options) => {
    const title = `Production readiness: ${reviewTitle(review)}`;
    const body = [
      tag('h1', {}, title),
      tag('p', { class: 'quiet' }, `Profile: ${review.profile}.`),
      ...notes(review, options),
      ...next(review, options),
      tag('section', {}, tag('h2', {}, 'Score of each phase'), scoreTable(review)),
      filterHtml(review),
      ...review.services.map((service) => serviceSection(service, review, options)),
      htmlFooter(options),
    ];
    return htmlPage(`SRE Lens: ${title}`, join(body), STYLES);
  },
};

function notes(review: Review, options: RenderOptions): readonly Html[] {
  const templates = notRenderedText(review);
  return [
    ...review.problems.map(({ message, place }) =>
      tag('p', {}, message, ...(place === undefined ? [] : [' (', placeHtml(place, options), ')'])),
    ),
    ...(templates === undefined ? [] : [tag('p', {}, templates)]),
  ];
}

function next(review: Review, options: RenderOptions): readonly Html[] {
  const steps = stepsOf(review);
  if (steps.length === 0) return [];
  return [
    tag(
      'section',
      {},
      tag('h2', {}, 'Next'),
      tag('ol', {}, ...steps.map((step) => stepHtml(step, review.services.length === 1, options))),
    ),
  ];
}

function stepHtml({ service, check }: Step, isOne: boolean, options: RenderOptions): Html {
  const found = check.state === 'fail' ? check.message : 'No evidence.';
  const [first] = check.evidence;
  return tag(
    'li',
    {},
    ...(isOne ? [] : [tag('code', {}, service.service), ' ']),
    tag('strong', {}, check.id),
    ` ${found} ${check.remedy}`,
    ...(first === undefined ? [] : [' (', placeHtml(first.place, options), ')']),
  );
}
