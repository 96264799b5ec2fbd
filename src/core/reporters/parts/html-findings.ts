// The findings of the HTML report: each a card with its line.
import { compareSeverities, type Finding } from '../../model/finding';
import type { Place } from '../../model/place';
import type { Report } from '../../model/report';
import { waiverText } from '../../waivers/words';
import type { RenderOptions } from '../reporter';
import { excerptLine } from './excerpt';
import { numberNotes } from './call-notes';
import { waivedLast } from './finding-text';
import { type Html, join, source, tag } from './html-text';

/** One card a finding, the worst first, those that are waived last. */
export function findingCards(report: Report, options: RenderOptions): Html {
  const sorted = [...report.findings].sort((a, b) => compareSeverities(b.severity, a.severity));
  return join(waivedLast(sorted).map((finding) => card(finding, report, options)));
}

/** `file:line`, as a link where the address of the line is known. */
export function placeHtml({ file, line }: Pick<Place, 'file' | 'line'>, options: RenderOptions): Html {
  const name = tag('code', {}, `${file}:${line}`);
  const address = options.link?.(file, line);
  return address === undefined || !/^https?:\/\//.test(address) ? name : tag('a', { href: address }, name);
}

function card(finding: Finding, report: Report, options: RenderOptions): Html {
  const { severity, code, rule, message, place, related, waived } = finding;
  const state = waived === undefined ? severity : 'waived';
  // The questions have their own list below.
  const notes = numberNotes(finding, report);
  const items = [
    ...related.map((one) => tag('li', {}, `${one.message} (`, placeHtml(one.place, options), ')')),
    ...finding.causes.map((cause) => tag('li', {}, `also ${cause.rule}: ${cause.message}`)),
    ...notes.map((note) => tag('li', {}, note)),
  ];
  return tag(
    'article',
    { class: `card ${severity}${waived === undefined ? '' : ' waived'}` },
    tag('h3', {}, tag('span', { class: `badge ${state}` }, state), message),
    tag('p', { class: 'quiet' }, `${code} ${rule}, `, placeHtml(place, options)),
    ...(waived === undefined
      ? []
      : [tag('p', {}, `${capital(waiverText(waived))} (`, placeHtml(waived.place, options), ')')]),
    ...excerptHtml(place, options),
    ...(items.length === 0 ? [] : [tag('ul', {}, ...items)]),
    ...(finding.next === undefined ? [] : [tag('p', {}, tag('strong', {}, 'Next: '), finding.next)]),
  );
}

function excerptHtml(place: Place, options: RenderOptions): readonly Html[] {
  const shown = excerptLine(place, options);
  if (shown === undefined) return [];
  const { line, from, to } = shown;
  const number = tag('span', { class: 'quiet' }, `${place.line}  `);
  const marked = tag('mark', {}, source(line.slice(from, to)));
  return [tag('pre', {}, number, source(line.slice(0, from)), marked, source(line.slice(to)))];
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
