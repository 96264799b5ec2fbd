// What a planned call would do, as a page: who waits for whom, the table, ways out, what follows, what is not known.
import { effectLines } from '../../impact/effects';
import { waysOutOf } from '../../impact/ways-out';
import type { MeteredPlan } from '../../impact/what-if';
import { wholePercent } from '../../impact/service-words';
import { callLabel } from '../../model/call';
import type { Impact, WayOut } from '../../model/impact';
import type { Block, Line, Page, Section } from '../../model/page';
import { callsCore, promotionsBy } from '../../solution/asked-call';
import { formatMinutes } from '../../units/minutes';
import { formatPercent } from '../../units/percent';
import { consequence, numberTable, pathBlocks, terms } from './review-call';
import { joined, list, name, paragraph, strong, words } from './spans';

/** The ways out of the planned call, each with its numbers. */
export function plannedWays({ change, impact, before, head }: MeteredPlan): readonly WayOut[] {
  return waysOutOf(change, impact, before, head);
}

/** All that is known of the planned call; text from files is in it as plain text. */
export function impactPage(planned: MeteredPlan): Page {
  const { change, impact, head, before } = planned;
  const asked = { call: change.it, head, before };
  const one = { promotions: promotionsBy(asked), toCore: callsCore(asked) };
  return {
    title: [name(callLabel(change.it))],
    lead: [paragraph(...standing(planned, consequence(one))), ...pathBlocks(one)],
    sections: [
      ...section('Numbers', numberTable(impact)),
      ...section('Ways out', list(plannedWays(planned).map(wayLine))),
      ...section('What follows', list(effectLines(change.it, impact))),
      ...section(`Error budget of ${change.it.from.service}`, shares(impact)),
      ...section('Not known', list(notKnown(impact))),
    ],
  };
}

const STANDING = {
  new: ['Planned', ''],
  changed: ['Planned change', ' Compared with the call as it is.'],
  there: ['There already', ' Compared with not making it.'],
} as const;

/** What is metered, in one line: how it is called, what it does to tiers, what it is compared with. */
function standing({ change: { it }, standing: how }: MeteredPlan, does: Line): Line {
  const [what, compared] = STANDING[how];
  const assumed = it.assumed && it.criticality !== 'unknown' ? ' (assumed)' : '';
  return [words(`${what}, ${terms(it)}${assumed}`), ...does, words(`.${compared}`)];
}

function section(title: string, blocks: readonly Block[]): readonly Section[] {
  return blocks.length === 0 ? [] : [{ level: 2, title: [words(title)], blocks }];
}

/** What each hard dependency may use, where there are several. */
function shares({ budget: { dependencies, total }, budgetMinutes, windowDays }: Impact): readonly Block[] {
  if (dependencies.length < 2 || budgetMinutes === undefined) return [];
  const rows = dependencies.map(({ service, availability, minutes, share, isNew }): readonly Line[] => [
    [name(service), words(isNew ? ' (new)' : '')],
    [words(availability === undefined ? 'unknown' : formatPercent(availability))],
    [words(minutes === undefined ? 'unknown' : formatMinutes(minutes))],
    [words(share === undefined ? 'unknown' : wholePercent(share))],
  ]);
  const sum = total && `${wholePercent(total.before)} of the budget before, ${wholePercent(total.after)} after`;
  return [
    { kind: 'table', head: ['dependency', 'promises', `min / ${windowDays} d`, 'of the budget'], rows },
    ...(sum === undefined ? [] : [paragraph(words(`Together: ${sum}.`))]),
  ];
}

function wayLine({ title, gives }: WayOut): Line {
  return [strong(title), words(gives === '' ? '' : `: ${gives}`)];
}

function notKnown({ unknown, load }: Impact): readonly Line[] {
  const behind = load?.notKnown ?? [];
  return [
    ...unknown.map(({ id, question }): Line => [strong(id), words(` ${question}`)]),
    ...(behind.length === 0
      ? []
      : [[words('How much of the load reaches '), ...joined(behind.map((service) => name(service))), words('?')]]),
  ];
}
