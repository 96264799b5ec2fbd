// The sprint's share of a review: a table for a terminal, Markdown for a planning meeting, CSV, texts of issues, data.
import type { PlanItem, SprintPlan } from '../readiness/plan/plan';
import { formatMinutes } from '../units/minutes';
import { said } from './parts/json-values';
import { markdownText } from './parts/markdown-text';
import { table } from './parts/table';
import { terminalText } from './parts/terminal-text';
import type { RenderOptions } from './reporter';

export interface PlanReporter {
  /** The value of `--format` beside `--plan`. */
  readonly id: string;
  readonly title: string;
  readonly render: (plan: SprintPlan, options: RenderOptions) => string;
}

export const PLAN_REPORTERS: readonly PlanReporter[] = [
  { id: 'pretty', title: 'A table', render: pretty },
  { id: 'markdown', title: 'A list to tick off', render: markdown },
  { id: 'csv', title: 'A table for a spreadsheet', render: csv },
  { id: 'issues', title: 'One text for each issue to open', render: issues },
  { id: 'json', title: 'Data for other tools', render: json },
];

function pretty(plan: SprintPlan, options: RenderOptions): string {
  const head = ['DAYS', 'SERVICE', 'TIER', 'CHECK', 'WHAT'].map((text) => ({ text, style: 'dim' as const }));
  const rows = plan.planned.map((item) =>
    [days(item.effort), item.service, item.tier, item.check, item.message].map((text) => ({
      text: terminalText(text),
    })),
  );
  return `${[headline(plan), '', ...(rows.length === 0 ? [] : [...table([head, ...rows], options), '']), rest(plan)].join('\n')}\n`;
}

function markdown(plan: SprintPlan): string {
  const line = (item: PlanItem): string =>
    `- [ ] **${markdownText(item.service)}** ${item.check} ${markdownText(item.message)} (${days(item.effort)}${because(item)})`;
  return `${['## Reliability work of this sprint', '', headline(plan), '', ...plan.planned.map(line), '', rest(plan)].join('\n')}\n`;
}

function csv(plan: SprintPlan): string {
  const rows = [
    [
      'planned',
      'service',
      'tier',
      'check',
      'days',
      'severity',
      'budgetMinutes',
      'incident',
      'repeated',
      'message',
      'remedy',
      'place',
    ],
    ...plan.planned.map((item) => row(item, 'yes')),
    ...plan.later.map((item) => row(item, 'later')),
  ];
  return `${rows.map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

function row(item: PlanItem, planned: string): readonly string[] {
  return [
    planned,
    item.service,
    item.tier,
    item.check,
    String(item.effort),
    item.severity,
    item.budgetMinutes === undefined ? '' : formatMinutes(item.budgetMinutes),
    item.incident ? 'yes' : '',
    String(item.repeated),
    item.message,
    item.remedy,
    placeOf(item),
  ];
}

/** Quoted as RFC 4180 asks; what a spreadsheet would take for a formula gets an apostrophe. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

function issues(plan: SprintPlan): string {
  const text = (item: PlanItem): string =>
    [
      `# ${markdownText(item.service)}: ${item.check} ${markdownText(item.title)}`,
      '',
      markdownText(item.message),
      '',
      `To do: ${markdownText(item.remedy)}`,
      `Where: ${markdownText(placeOf(item))}`,
      `Estimate: ${days(item.effort)}${because(item)}`,
    ].join('\n');
  return plan.planned.length === 0 ? '' : `${plan.planned.map(text).join('\n\n---\n\n')}\n`;
}

function json(plan: SprintPlan): string {
  const value = ({ evidence, ...item }: PlanItem) =>
    said({ ...item, evidence: evidence.map(({ place }) => ({ file: place.file, line: place.line })) });
  const { capacity, share, days: total } = plan;
  return `${JSON.stringify({ version: 1, capacity, share, days: total, planned: plan.planned.map(value), later: plan.later.map(value) }, null, 2)}\n`;
}

function headline({ planned, capacity, share, days: total }: SprintPlan): string {
  const used = planned.reduce((sum, { effort }) => sum + effort, 0);
  const fit = planned.length === 1 ? '1 failed check fits' : `${planned.length} failed checks fit`;
  return `${fit}: ${days(used)} of ${days(total)} (${Math.round(share * 100)} % of ${days(capacity)}).`;
}

function rest({ later }: SprintPlan): string {
  const total = later.reduce((sum, { effort }) => sum + effort, 0);
  return later.length === 0 ? 'Nothing is left for later.' : `${later.length} left for later, ${days(total)}.`;
}

function because({ incident, repeated, budgetMinutes }: PlanItem): string {
  return [
    ...(budgetMinutes === undefined ? [] : [`${formatMinutes(budgetMinutes)} min/30 d to lose`]),
    ...(incident ? ['named by an incident'] : []),
    ...(repeated > 1 ? [`fails in ${repeated} services`] : []),
  ]
    .map((reason) => `, ${reason}`)
    .join('');
}

function placeOf({ evidence }: PlanItem): string {
  const place = evidence[0]?.place;
  return place === undefined ? '' : `${place.file}:${place.line}`;
}

function days(effort: number): string {
  return `${Math.round(effort * 10) / 10} d`;
}
