// The mind map for a terminal: a block for each group, a line for each practice.
import { dueText } from '../../practices/due';
import { whyOf } from '../../practices/seed';
import type { RenderOptions } from '../reporter';
import {
  type ListedPractice,
  listedGroups,
  NO_PRACTICES,
  type PracticesShown,
  practicesSentence,
  STATE_SIGNS,
  STATE_WORDS,
} from './practices-values';
import { type Cell, table } from './table';
import { terminalText } from './terminal-text';

const COLOURS = { adopted: 'green', 'not-now': 'red', undecided: 'dim' } as const;

export function practicesPretty({ practices, today, dueOnly }: PracticesShown, options: RenderOptions): string {
  const next = options.paint('green', 'next:');
  if (practices === undefined) return `${NO_PRACTICES}\n${next} sre-lens practices init\n`;
  const groups = listedGroups(practices, today, dueOnly);
  const rows = groups.flatMap((group) => group.practices.map((one) => cells(one)));
  const lines = [...table(rows, options)];
  const blocks = groups.map(({ name, practices: listed }) => [
    options.paint('bold', terminalText(name)),
    ...listed.flatMap((one) => [`  ${lines.shift() ?? ''}`, ...details(one, dueOnly)]),
  ]);
  const anyDue = groups.some(({ practices: listed }) => listed.some(({ due }) => due !== undefined));
  const advice = dueOnly
    ? 'sre-lens practices set <id> adopted, or not-now --reason … --review 2027-01-31, or undecided'
    : 'sre-lens practices due';
  const summary = [`${practicesSentence(practices, today)}.`, ...(anyDue ? [`${next} ${advice}`] : [])];
  return `${[...blocks, summary].map((block) => block.join('\n')).join('\n\n')}\n`;
}

function cells({ practice, due }: ListedPractice): readonly Cell[] {
  const { id, title, state, review } = practice;
  const until = state === 'not-now' && review !== undefined ? ` until ${review}` : '';
  return [
    { text: `${STATE_SIGNS[state]} ${STATE_WORDS[state]}${until}`, style: COLOURS[state] },
    { text: terminalText(id) },
    { text: `${terminalText(title)}${due === undefined ? '' : ` (due: ${dueText(due)})`}` },
  ];
}

function details({ practice }: ListedPractice, dueOnly: boolean): readonly string[] {
  const { id, reason, checks } = practice;
  const why = dueOnly ? whyOf(id) : undefined;
  return [
    ...(reason === undefined ? [] : [`      reason: ${terminalText(reason)}`]),
    ...(why === undefined ? [] : [`      why: ${why}`]),
    ...(dueOnly && checks.length > 0 ? [`      switches: ${terminalText(checks.join(', '))}`] : []),
  ];
}
