// The report as one HTML file that needs nothing else: no script, no font, no picture, no request.
import { CONFIG_FILE } from '../model/config';
import type { Line } from '../model/page';
import type { Report } from '../model/report';
import { baselineName, count, countsOf, countsSentence } from './parts/headline';
import { callTable, questionList } from './parts/html-calls';
import { findingCards, placeHtml } from './parts/html-findings';
import { htmlFooter, htmlPage } from './parts/html-page';
import { STYLE, STYLE_HASH } from './parts/html-style';
import { type Html, join, tag } from './parts/html-text';
import { firstConfig } from './parts/no-core';
import { practiceOffText } from './parts/practice-off';
import { type NewCall, newCalls } from './parts/pull-request-calls';
import { changeHeadline } from './parts/change-headline';
import { reviewers, touchedFlows } from './parts/reviewers';
import type { Reporter, RenderOptions } from './reporter';

export const html: Reporter = {
  id: 'html',
  title: 'One HTML file, to keep or to send',
  render: (report, options) => {
    const calls = newCalls(report);
    const sections = [
      intro(report, calls),
      facts(report, calls, options),
      section('Findings', report.findings.length, () => findingCards(report, options)),
      section('New and changed calls', calls.length, () => callTable(calls, report, options)),
      section('Open questions', calls.flatMap(({ open }) => open).length, () => questionList(calls, options)),
      section('Off by practice', report.off.length, () => offList(report, options)),
      section('Problems while reading', report.problems.length, () => problems(report, options)),
      begin(report),
      [htmlFooter(options)],
    ];
    return `${htmlPage(title(report, calls), join(sections.flat()), [{ style: STYLE, hash: STYLE_HASH }])}`;
  },
};

function title(report: Report, calls: readonly NewCall[]): string {
  const words =
    report.baseline.kind === 'unknown'
      ? 'what is new cannot be told'
      : changeHeadline(report, calls)
          .map(({ text }) => text)
          .join('');
  return `SRE Lens: ${words}`;
}

function intro(report: Report, calls: readonly NewCall[]): readonly Html[] {
  const { baseline } = report;
  if (baseline.kind !== 'unknown') {
    const compared = ` Compared with ${baselineName(baseline)}.`;
    return [
      tag('h1', {}, ...headline(changeHeadline(report, calls))),
      tag('p', { class: 'quiet' }, countsSentence(countsOf(report)), compared),
    ];
  }
  const next = baseline.remedy === undefined ? [] : [tag('p', {}, 'Next: ', tag('code', {}, baseline.remedy))];
  return [
    tag('h1', {}, 'SRE Lens cannot tell what is new'),
    tag('p', {}, `The baseline is unknown: ${baseline.reason}`),
    ...next,
  ];
}

function headline(line: Line): readonly Html[] {
  return line.map(({ text, style }) => tag(style === 'code' ? 'code' : 'span', {}, text));
}

function facts(report: Report, calls: readonly NewCall[], options: RenderOptions): readonly Html[] {
  const added = report.changes.services.filter(({ kind }) => kind === 'added').map(({ it }) => it);
  const flows = touchedFlows(report, calls);
  const services = added.map(({ name, evidence: [first] }) =>
    first === undefined ? tag('code', {}, name) : join([tag('code', {}, name), placeHtml(first.place, options)], ' '),
  );
  const who = reviewers(report, calls, flows).map(({ who: name = 'no owner known', what }) =>
    tag('span', {}, `${name} (${what.join(', ')})`),
  );
  const entries = [
    ...entry(report.baseline.kind === 'empty' ? 'Services' : 'New services', services),
    ...entry(
      'Flows touched',
      flows.map((flow) => tag('code', {}, flow)),
    ),
    ...entry('Who must look', who),
  ];
  return entries.length === 0 ? [] : [tag('dl', {}, ...entries)];
}

function entry(name: string, items: readonly Html[]): readonly Html[] {
  return items.length === 0 ? [] : [tag('dt', {}, name), tag('dd', {}, join(items, ', '))];
}

function section(name: string, entries: number, body: () => Html): readonly Html[] {
  return entries === 0 ? [] : [tag('section', {}, tag('h2', {}, `${name} (${entries})`), body())];
}

function problems({ problems: all }: Report, options: RenderOptions): Html {
  const items = all.map(({ severity, code, message, place }) => {
    const where = place === undefined ? [] : [placeHtml(place, options), ': '];
    return tag('li', {}, `${severity}, ${code}: `, ...where, message);
  });
  return tag('ul', {}, ...items);
}

function offList({ off }: Report, options: RenderOptions): Html {
  return tag('ul', {}, ...off.map((one) => tag('li', {}, placeHtml(one.place, options), ': ', practiceOffText(one))));
}

function begin({ head, baseline }: Report): readonly Html[] {
  if (head.anyTier || baseline.kind === 'unknown') return [];
  const lines = firstConfig(head);
  if (lines.length === 0) return [];
  return [
    tag('h2', {}, 'No core service is chosen yet'),
    tag('p', {}, `Begin with ${count(lines.length, 'line')} in `, tag('code', {}, CONFIG_FILE), ':'),
    tag('pre', {}, join(lines.map((line) => tag('span', {}, line)))),
  ];
}
