// The parts of a review in HTML: the filter, the table of scores, a service with its checks.
import {
  type CheckResult,
  type Group,
  GROUPS,
  GROUP_TITLES,
  type Review,
  type ServiceReview,
} from '../../model/review';
import { gateText, sinceText, standing, STATE_WORDS, tallyOf, tallyText } from '../../readiness/review/words';
import { waiverText } from '../../waivers/words';
import type { RenderOptions } from '../reporter';
import { placeHtml } from './html-findings';
import { type Html, join, tag } from './html-text';

const SHOWN = ['fail', 'unknown', 'waived', 'pass', 'not-applicable'] as const;

/** Two rows of choices: a state, a group. */
export function filterHtml(review: Review): Html {
  const groups = groupsOf(review);
  return join([
    choice(
      'Show',
      'show',
      SHOWN.map((state) => [state, STATE_WORDS[state]]),
    ),
    choice(
      'Phase',
      'group',
      groups.map((group) => [group, GROUP_TITLES[group]]),
    ),
  ]);
}

function choice(legend: string, name: string, options: readonly (readonly [value: string, label: string])[]): Html {
  const radios = [['all', 'everything'] as const, ...options].map(([value, label]) => {
    const checked = value === 'all' ? { checked: 'checked' } : {};
    const input = voidTag({ type: 'radio', name, id: `${name}-${value}`, ...checked });
    return tag('label', {}, input, ` ${label}`);
  });
  return tag('fieldset', {}, tag('legend', {}, legend), join(radios));
}

/** An `input` has no end tag. */
function voidTag(attributes: Readonly<Record<string, string>>): Html {
  return { html: tag('input', attributes).html.replace(/<\/input>$/, '') };
}

/** Groups of which some check of some service counts. */
function groupsOf({ services }: Review): readonly Group[] {
  const used = new Set(services.flatMap(({ checks }) => checks.filter(isPart).map(({ group }) => group)));
  return GROUPS.filter((group) => used.has(group));
}

function isPart({ state }: CheckResult): boolean {
  return state !== 'off';
}

/** One row a service: how many of the checks that count passed in each group. */
export function scoreTable(review: Review): Html {
  const groups = groupsOf(review).filter((group) =>
    review.services.some(({ scores }) => scores.some((score) => score.group === group)),
  );
  const head = ['Service', 'All', ...groups.map((group) => GROUP_TITLES[group])].map((name) =>
    tag('th', { scope: 'col' }, name),
  );
  const rows = review.services.map((service) => {
    const all = tallyOf(service.checks);
    const cells = groups.map((group) => {
      const score = service.scores.find((one) => one.group === group);
      if (score === undefined) return tag('td', { class: 'quiet' }, '–');
      const { passed, failed, unknown, waived } = score;
      return scoreCell(passed, passed + failed + unknown + waived, failed);
    });
    return tag(
      'tr',
      {},
      tag('th', { scope: 'row' }, tag('a', { href: `#${anchor(service, review)}` }, service.service)),
      scoreCell(all.passed, all.asked, all.failed),
      ...cells,
    );
  });
  return tag(
    'div',
    { class: 'wide', role: 'region', tabindex: '0', 'aria-label': 'Score of each phase' },
    tag('table', {}, tag('thead', {}, tag('tr', {}, ...head)), tag('tbody', {}, ...rows)),
  );
}

/** Passed of those that count; colour never says it alone. */
function scoreCell(passed: number, asked: number, failed: number): Html {
  const fails = failed === 0 ? '' : `, ${failed} failed`;
  return tag('td', { class: failed === 0 ? 'number' : 'number open' }, `${passed} of ${asked}${fails}`);
}

/** Names from files are no ids: a service is named by its number. */
function anchor(service: ServiceReview, { services }: Pick<Review, 'services'>): string {
  return `service-${services.indexOf(service) + 1}`;
}

/** A service with its checks by group; what is off is counted alone. */
export function serviceSection(service: ServiceReview, review: Review, options: RenderOptions): Html {
  const gate = gateText(service);
  const since = sinceText(service);
  const off = service.checks.filter((check) => !isPart(check)).length;
  const lines = [
    standing(service).join(' · '),
    `${tallyText(tallyOf(service.checks))}${gate === undefined ? '' : `; ${gate}`}.`,
    ...(since === undefined ? [] : [`Changes ${since}.`]),
    ...(off === 0 ? [] : [`${off} checks are left out by profile, settings or tier.`]),
  ];
  const groups = GROUPS.flatMap((group) => {
    const checks = service.checks.filter((check) => check.group === group && isPart(check));
    return checks.length === 0 ? [] : [groupSection(group, checks, options)];
  });
  return tag(
    'section',
    { class: 'service', id: anchor(service, review) },
    tag('h2', {}, service.service),
    ...lines.map((line) => tag('p', { class: 'quiet' }, line)),
    join(groups),
  );
}

function groupSection(group: Group, checks: readonly CheckResult[], options: RenderOptions): Html {
  const cards = checks.map((check) => card(check, options));
  return tag('section', { class: 'group' }, tag('h3', {}, GROUP_TITLES[group]), join(cards));
}

/** A failure stands open, everything else unfolds. */
function card(check: CheckResult, options: RenderOptions): Html {
  const { id, title, state, group, severity, message, why, remedy, evidence, waived } = check;
  const badge = state === 'fail' && severity !== undefined ? `${STATE_WORDS[state]}, ${severity}` : STATE_WORDS[state];
  const head = [tag('span', { class: `badge ${state}` }, badge), tag('strong', {}, id), ` ${title}`];
  const isOpen = state === 'fail' || state === 'unknown';
  const body = [
    tag('p', {}, message),
    ...(waived === undefined ? [] : [tag('p', {}, waiverText(waived), ' (', placeHtml(waived.place, options), ')')]),
    ...(evidence.length === 0
      ? []
      : [tag('ul', {}, ...evidence.map(({ place }) => tag('li', {}, placeHtml(place, options))))]),
    ...(isOpen ? [tag('p', { class: 'quiet' }, why), tag('p', {}, tag('strong', {}, 'To mend it: '), remedy)] : []),
  ];
  const attributes = { class: `card check ${state} ${group}` };
  return state === 'fail'
    ? tag('article', attributes, tag('p', {}, ...head), ...body)
    : tag('details', attributes, tag('summary', {}, ...head), ...body);
}
