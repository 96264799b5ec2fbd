// One new or changed call on the page of a review: what it does, its path, its numbers, what is open.
import { reachLines } from '../../impact/effects';
import { numberRows } from '../../impact/rows';
import { missingNumbers } from '../../impact/table';
import { type Call, callLabel } from '../../model/call';
import type { Impact } from '../../model/impact';
import type { Block, Line, Section } from '../../model/page';
import { linePlace } from '../../model/place';
import type { Report } from '../../model/report';
import { wayText, waysOfCall } from '../../solution/ways';
import { waiverText } from '../../waivers/words';
import { minutes, type NewCall, whatBecame } from './pull-request-calls';
import { callName, list, name, paragraph, strong, where, words } from './spans';

/** A row of the overview: the call, what it does, error budget, open questions. */
export function overviewRow(one: NewCall, report: Report): readonly Line[] {
  const open = one.open.map(({ id }) => id).join(', ');
  return [
    [callName(one.change.it)],
    effect(one),
    [words(minutes(one.change.it, report))],
    [words(open === '' ? 'none' : open)],
  ];
}

/** True where there is more to say of a call than its row does. */
export function asksForMore({ change, promotions, open }: NewCall, report: Report): boolean {
  return promotions.length > 0 || open.length > 0 || report.findings.some((finding) => finding.call === change.it.key);
}

/** All that is known of one call. */
export function callSection(one: NewCall, report: Report): Section {
  return {
    level: 3,
    title: [name(callLabel(one.change.it))],
    blocks: [...said(one, report), ...pathBlocks(one), ...numbers(one, report), ...questions(one)],
  };
}

function said({ change }: NewCall, report: Report): readonly Block[] {
  const { it } = change;
  const finding = report.findings.find(({ call }) => call === it.key);
  const evidence = it.evidence.slice(0, 3).flatMap(({ place }) => [words(' '), where(place)]);
  const blocks: Block[] = [];
  if (finding !== undefined) blocks.push(paragraph(strong(`${finding.severity}: `), words(` ${finding.message}`)));
  blocks.push(
    ...list((finding?.causes ?? []).map(({ message }) => [words(message)])),
    paragraph(words(`${change.kind === 'added' ? 'New' : 'Changed'}, ${terms(it)}, ${it.grade}:`), ...evidence),
  );
  if (finding?.next !== undefined) blocks.push(paragraph(strong('Next: '), words(` ${finding.next}`)));
  if (finding?.waived !== undefined)
    blocks.push(paragraph(words(`${waiverText(finding.waived)} `), where(finding.waived.place)));
  const ways = finding === undefined ? [] : waysOfCall(report, change);
  if (ways.length > 0) blocks.push(paragraph(words('Ways out:')), ...list(ways.map((way) => [words(wayText(way))])));
  return blocks;
}

/** How the tier of the callee is raised; nothing where it is not. */
export function pathBlocks({ promotions }: Pick<NewCall, 'promotions'>): readonly Block[] {
  const [promotion] = promotions;
  if (promotion === undefined) return [];
  const steps = promotion.path.map((step): Line => {
    const place = step.evidence[0]?.place;
    return [
      name(callLabel(step)),
      words(`, ${terms(step)}${step.assumed ? ' (assumed)' : ''}`),
      ...(place === undefined ? [] : [words(' '), where(place)]),
    ];
  });
  const verb = promotion.certainty === 'claimed' ? 'makes' : 'may make';
  return [
    paragraph(
      words('The path from '),
      name(promotion.flow),
      words(` that ${verb} `),
      name(promotion.service),
      words(` ${promotion.to}:`),
    ),
    { kind: 'steps', items: steps },
  ];
}

function numbers({ change: { it } }: NewCall, report: Report): readonly Block[] {
  const impact = report.impacts.get(it.key);
  if (impact === undefined) return [];
  return [
    ...numberTable(impact),
    ...list(reachLines(impact)),
    ...list(missingNumbers(impact).map((text) => [words(text)])),
  ];
}

/** Before, after, target; nothing where nothing is known. */
export function numberTable(impact: Impact): readonly Block[] {
  const rows = numberRows(impact).map(({ label, before, after, target }) =>
    [label, before, after, target].map((text): Line => [words(text)]),
  );
  return rows.length === 0 ? [] : [{ kind: 'table', head: ['', 'before', 'after', 'target'], rows }];
}

function questions({ open, story }: NewCall): readonly Block[] {
  const file = story === undefined ? [] : [words(' '), name(story.name, linePlace(story.file))];
  if (open.length === 0)
    return story === undefined
      ? []
      : [paragraph(words('Every question is answered in the story'), ...file, words('.'))];
  return [
    paragraph(
      words(open.length === 1 ? 'Open question' : 'Open questions'),
      ...(story === undefined ? [] : [words(', story'), ...file]),
      words(':'),
    ),
    ...list(
      open.map(({ id, question, staleBecause }) => [
        strong(id),
        words(` ${question}`),
        ...(staleBecause === undefined ? [] : [words(` Answer again: ${staleBecause}`)]),
      ]),
    ),
  ];
}

function effect(one: NewCall): Line {
  const { change } = one;
  return [words(`${whatBecame(change)}, ${mode(change.it)}`), ...consequence(one)];
}

/** `: makes sms core`; empty where the call touches nothing that is core. */
export function consequence({ promotions, toCore }: Pick<NewCall, 'promotions' | 'toCore'>): Line {
  const [promotion] = promotions;
  if (promotion === undefined) return toCore ? [words(': reaches core')] : [];
  const verb = promotion.certainty === 'claimed' ? 'makes' : 'may make';
  return [words(`: ${verb} `), name(promotion.service), words(` ${promotion.to}`)];
}

/** `async, waits, hard` */
export function terms(call: Call): string {
  return `${mode(call)}, ${call.criticality === 'unknown' ? 'criticality unknown' : call.criticality}`;
}

function mode({ mode: how, terms: { blocks } }: Call): string {
  if (how === 'unknown') return 'mode unknown';
  return blocks === true ? `${how}, waits` : how;
}
