// The new and changed calls of the HTML report, their numbers before and after, and the questions that are open.
import { reachLines } from '../../impact/effects';
import { numberRows } from '../../impact/rows';
import { missingNumbers } from '../../impact/table';
import { callLabel } from '../../model/call';
import type { Impact } from '../../model/impact';
import type { Report } from '../../model/report';
import type { RenderOptions } from '../reporter';
import { placeHtml } from './html-findings';
import { type Html, join, tag } from './html-text';
import { type NewCall, whatBecame } from './pull-request-calls';

/** A table with one row a call, and one for each of its numbers. */
export function callTable(calls: readonly NewCall[], report: Report, options: RenderOptions): Html {
  const head = ['Call', 'What it does', 'Number', 'Before', 'After', 'Target'].map((name) =>
    tag('th', { scope: 'col' }, name),
  );
  const rows = calls.flatMap((one) => callRows(one, report.impacts.get(one.change.it.key), options));
  return tag(
    'div',
    { class: 'wide', role: 'region', tabindex: '0', 'aria-label': 'New and changed calls' },
    tag('table', {}, tag('thead', {}, tag('tr', {}, ...head)), tag('tbody', {}, ...rows)),
  );
}

/** One entry a question, with the call and the place where it is answered. */
export function questionList(calls: readonly NewCall[], options: RenderOptions): Html {
  const items = calls.flatMap(({ change, open, story }) =>
    open.map(({ id, question, staleBecause }) => {
      const place = story === undefined ? change.it.evidence[0]?.place : { file: story.file, line: 1 };
      const where = place === undefined ? [] : [' (', placeHtml(place, options), ')'];
      const stale = staleBecause === undefined ? '' : ` To be confirmed: ${staleBecause}.`;
      const call = tag('code', {}, callLabel(change.it));
      return tag('li', {}, tag('strong', {}, id), ` ${question}${stale} `, call, ...where);
    }),
  );
  return tag('ul', {}, ...items);
}

function callRows(one: NewCall, impact: Impact | undefined, options: RenderOptions): readonly Html[] {
  const { it } = one.change;
  const numbers = impact === undefined ? [] : numberRows(impact);
  const span = String(Math.max(numbers.length, 1));
  const place = it.evidence[0]?.place;
  const call = tag(
    'td',
    { rowspan: span },
    tag('code', {}, callLabel(it)),
    ...(place === undefined ? [] : [tag('p', { class: 'quiet' }, placeHtml(place, options))]),
  );
  const does = tag(
    'td',
    { rowspan: span },
    join([...effects(one).map((line) => tag('p', {}, line)), ...reached(impact)]),
  );
  const cells = numbers.map(({ label, before, after, target }) => [
    tag('td', {}, label),
    ...[before, after, target].map((value) => tag('td', { class: 'number' }, value)),
  ]);
  const [first = [tag('td', { colspan: '4', class: 'quiet' }, withoutNumbers(impact))], ...rest] = cells;
  return [tag('tr', {}, call, does, ...first), ...rest.map((row) => tag('tr', {}, ...row))];
}

/** Callers further up and flows that the call reaches. */
function reached(impact: Impact | undefined): readonly Html[] {
  const lines = impact === undefined ? [] : reachLines(impact);
  return lines.map((line) =>
    tag('p', {}, ...line.map(({ text, style }) => (style === 'code' ? tag('code', {}, text) : text))),
  );
}

function withoutNumbers(impact: Impact | undefined): string {
  const missing = impact === undefined ? [] : missingNumbers(impact);
  return missing.length === 0 ? 'not affected' : missing.join(' ');
}

function effects({ change, promotions, toCore }: NewCall): readonly string[] {
  const { it } = change;
  const waits = it.mode === 'async' && it.terms.blocks === true ? ', the flow waits' : '';
  const mode = it.mode === 'unknown' ? 'mode unknown' : it.mode;
  return [
    `${whatBecame(change)}, ${mode}${waits}`,
    ...(toCore ? ['reaches core'] : []),
    ...promotions.map(({ certainty, service, to, flow }) =>
      certainty === 'claimed'
        ? `makes ${service} ${to}, because of ${flow}`
        : `may make ${service} ${to}: does anything wait for it?`,
    ),
  ];
}
