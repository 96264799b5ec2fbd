// The page of a production readiness review: every text is escaped, links and fixes are numbers that only the extension knows.
import type {
  CheckState,
  ReadinessCheck,
  ReadinessGroup,
  ReadinessService,
  ReadinessView,
} from '../../protocol/readiness';
import type { Link } from '../../protocol/views';
import { STYLE } from '../review/style';
import { escapeHtml, pageDocument } from '../webview/document';
import { SCRIPT } from './script';
import { READINESS_STYLE } from './style';

export interface ReadinessFix {
  readonly service: string;
  readonly check: string;
  readonly fix: string;
}

export interface DrawnReview {
  /** What stands inside `<main>`. */
  readonly html: string;
  /** The line behind each `data-link`, the fix behind each `data-fix`, by their numbers. */
  readonly links: readonly Link[];
  readonly fixes: readonly ReadinessFix[];
  /** The check behind each `data-attest`. */
  readonly attests: readonly Omit<ReadinessFix, 'fix'>[];
}

const STATES: readonly (readonly [CheckState, string])[] = [
  ['fail', 'failed'],
  ['unknown', 'no evidence'],
  ['waived', 'waived'],
  ['pass', 'passed'],
  ['not-applicable', 'not applicable'],
];

export const NOTHING: DrawnReview = {
  html: '<h1>Production readiness</h1>\n<p>No review has been run yet.</p>\n<p class="actions"><button data-do="run">Run Production Readiness Review…</button></p>',
  links: [],
  fixes: [],
  attests: [],
};

/** Draws the page; `staged` where a stage was asked for, so that what is missing for it stands open. */
export function drawReview(view: ReadinessView, folder: string | undefined, staged: boolean): DrawnReview {
  const links: Link[] = [];
  const fixes: ReadinessFix[] = [];
  const attests: DrawnReview['attests'][number][] = [];
  const pen: Pen = {
    link: (link) => `<a href="#" data-link="${links.push(link) - 1}"><code>${escapeHtml(link.label)}</code></a>`,
    buttons: (service, { id: check, fixes: titles, attestable, state }) => {
      const buttons = titles.map(
        (fix) => `<button data-fix="${fixes.push({ service, check, fix }) - 1}">${escapeHtml(fix)}</button>`,
      );
      if (attestable && state === 'unknown')
        buttons.push(
          `<button data-attest="${attests.push({ service, check }) - 1}">Attest ${escapeHtml(check)}…</button>`,
        );
      return buttons.length === 0 ? '' : `<p class="fixes">${buttons.join(' ')}</p>`;
    },
  };
  const html = [
    folder === undefined ? '' : `<p class="folder">${escapeHtml(folder)}</p>`,
    `<h1>Production readiness: ${escapeHtml(view.title)}</h1>`,
    `<p class="quiet">Profile ${escapeHtml(view.profile)}, as the files are now.</p>`,
    ...view.notes.map((note) => `<p>${escapeHtml(note)}</p>`),
    steps(view, pen),
    '<p class="actions"><button data-do="again">Run Again</button> <button data-do="export">Export or Print…</button></p>',
    view.services.length > 1 ? overview(view) : '',
    filter(view),
    ...view.services.map((service, at) => serviceSection(service, at, pen, staged)),
  ].join('\n');
  return { html, links, fixes, attests };
}

/** The document around a page. */
export function readinessDocument(html: string, nonce: string, state: string): string {
  return pageDocument({
    title: 'Production Readiness',
    nonce,
    state,
    body: `<main>\n${html}\n</main>`,
    style: STYLE + READINESS_STYLE,
    script: SCRIPT,
  });
}

interface Pen {
  readonly link: (link: Link) => string;
  /** What can be done about a check of a service. */
  readonly buttons: (service: string, check: ReadinessCheck) => string;
}

function steps({ steps: all, services }: ReadinessView, pen: Pen): string {
  if (all.length === 0) return '<p>Nothing is open.</p>';
  const items = all.flatMap(({ service, check: id }) => {
    const check = services.find(({ name }) => name === service)?.checks.find((one) => one.id === id);
    if (check === undefined) return [];
    const whose = services.length === 1 ? '' : `<code>${escapeHtml(service)}</code> `;
    const found = check.state === 'fail' ? check.message : 'No evidence.';
    const [first] = check.evidence;
    const where = first === undefined ? '' : ` (${pen.link(first)})`;
    return [
      `<li>${whose}<strong>${escapeHtml(id)}</strong> ${escapeHtml(found)} ${escapeHtml(check.remedy)}${where}${pen.buttons(service, check)}</li>`,
    ];
  });
  return `<h2>Next</h2>\n<ol>${items.join('\n')}</ol>`;
}

function overview({ services }: ReadinessView): string {
  const rows = services.map(
    ({ name, standing: [tier = ''], score, gate }, at) =>
      `<tr><th scope="row"><a href="#service-${at}" data-go="service-${at}">${escapeHtml(name)}</a></th><td>${escapeHtml(tier)}</td><td>${escapeHtml(score)}</td><td>${escapeHtml(gate ?? '')}</td></tr>`,
  );
  const head = ['Service', 'Tier', 'Checks', 'What is missing'].map((name) => `<th scope="col">${name}</th>`).join('');
  return `<h2>Services</h2>\n<div class="table" role="region" tabindex="0" aria-label="Services"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`;
}

function filter({ services }: ReadinessView): string {
  const used = new Set(services.flatMap(({ groups }) => groups.map(({ title }) => title)));
  const option = (value: string, label: string) => `<option value="${escapeHtml(value)}">${escapeHtml(label)}</option>`;
  const states = STATES.map(([state, word]) => option(state, word)).join('');
  const groups = [...used].map((title) => option(title, title)).join('');
  return [
    '<p class="filter" role="group" aria-label="Filter">',
    `<label>Show <select data-filter="state">${option('', 'all checks')}${states}</select></label>`,
    `<label>of <select data-filter="group">${option('', 'all phases')}${groups}</select></label>`,
    '<span class="quiet" role="status" data-count></span>',
    '</p>',
  ].join('\n');
}

function serviceSection(service: ReadinessService, at: number, pen: Pen, staged: boolean): string {
  const { name, standing, score, gate, since, missing, place, groups, checks } = service;
  const off = checks.filter(({ state }) => state === 'off').length;
  const where = place === undefined ? '' : ` · ${pen.link(place)}`;
  return [
    `<section class="service" id="service-${at}" tabindex="-1">`,
    `<h2>${escapeHtml(name)}</h2>`,
    `<p class="quiet">${standing.map(escapeHtml).join(' · ')}${where}</p>`,
    `<p>${escapeHtml(score)}${gate === undefined ? '' : `; <strong>${escapeHtml(gate)}</strong>`}.</p>`,
    since === undefined ? '' : `<p>Changes ${escapeHtml(since)}.</p>`,
    missingList(missing, pen, staged),
    groups.length === 0 ? '' : scores(groups),
    ...[...new Set(checks.map(({ group }) => group))].map((group) => groupSection(service, group, pen)),
    off === 0 ? '' : `<p class="quiet">${off} checks are left out by profile, settings, practices or tier.</p>`,
    '</section>',
  ].join('\n');
}

/** Exactly what is missing; the cards below say more of those that are due already. */
function missingList(missing: readonly ReadinessCheck[], pen: Pen, staged: boolean): string {
  if (missing.length === 0) return '';
  const items = missing.map(({ id, word, state, message, remedy, evidence: [first] }) => {
    const where = first === undefined ? '' : ` (${pen.link(first)})`;
    return `<li><span class="badge ${state}">${escapeHtml(word)}</span> <strong>${escapeHtml(id)}</strong> ${escapeHtml(message)} ${escapeHtml(remedy)}${where}</li>`;
  });
  return `<details class="missing"${staged ? ' open' : ''}><summary>What is missing (${missing.length})</summary><ul>${items.join('\n')}</ul></details>`;
}

/** A row a phase: a bar, and the same in words. */
function scores(groups: readonly ReadinessGroup[]): string {
  const rows = groups.map(
    (group) =>
      `<tr><th scope="row">${escapeHtml(group.title)}</th><td>${bar(group)}</td><td>${escapeHtml(group.score)}</td></tr>`,
  );
  return `<table class="scores"><caption>Score of each phase</caption><tbody>${rows.join('\n')}</tbody></table>`;
}

const BAR = 120;

/** Colour never says it alone: the words stand beside it. */
function bar({ passed, failed, unknown, waived }: ReadinessGroup): string {
  const parts = [
    ['pass', passed],
    ['fail', failed],
    ['unknown', unknown],
    ['waived', waived],
  ] as const;
  const asked = passed + failed + unknown + waived;
  let x = 0;
  const drawn = parts.map(([state, count]) => {
    const width = asked === 0 ? 0 : (count / asked) * BAR;
    const rect = `<rect class="${state}" x="${x.toFixed(1)}" y="0" width="${width.toFixed(1)}" height="10"/>`;
    x += width;
    return count === 0 ? '' : rect;
  });
  return `<svg class="bar" aria-hidden="true" width="${BAR}" height="10" viewBox="0 0 ${BAR} 10">${drawn.join('')}</svg>`;
}

function groupSection(service: ReadinessService, group: string, pen: Pen): string {
  const checks = service.checks.filter((check) => check.group === group && check.state !== 'off');
  if (checks.length === 0) return '';
  const cards = checks.map((check) => card(service.name, check, pen));
  return `<section class="group"><h3>${escapeHtml(group)}</h3>\n${cards.join('\n')}</section>`;
}

/** A failure is unfolded, everything else opens on demand. */
function card(service: string, check: ReadinessCheck, pen: Pen): string {
  const { id, title, state, word, severity, message, why, remedy, evidence, group } = check;
  // What is information only says so once, where the service stands.
  const isLoud = state === 'fail' && severity !== undefined && severity !== 'information';
  const badge = isLoud ? `${word}, ${severity}` : word;
  const isOpen = state === 'fail' || state === 'unknown';
  const lines = [
    `<p>${escapeHtml(message)}</p>`,
    evidence.length === 0 ? '' : `<ul>${evidence.map((link) => `<li>${pen.link(link)}</li>`).join('')}</ul>`,
    isOpen ? `<p class="quiet">${escapeHtml(why)}</p><p><strong>To mend it:</strong> ${escapeHtml(remedy)}</p>` : '',
    pen.buttons(service, check),
  ];
  const open = state === 'fail' ? ' open' : '';
  return `<details class="check ${state}" data-state="${state}" data-group="${escapeHtml(group)}"${open}><summary><span class="badge ${state}">${escapeHtml(badge)}</span> <strong>${escapeHtml(id)}</strong> ${escapeHtml(title)}</summary>${lines.join('\n')}</details>`;
}
