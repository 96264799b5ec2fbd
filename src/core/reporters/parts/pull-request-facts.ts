// What a reviewer needs beside the calls: new services, flows touched, who must look, and the open questions.
import { callLabel } from '../../model/call';
import type { Flow } from '../../model/flow';
import type { Report } from '../../model/report';
import type { RenderOptions } from '../reporter';
import { markdownCode, markdownText } from './markdown-text';
import { fileLink, type NewCall, placeLink } from './pull-request-calls';

const NAMES = 5;

/** At most three lines. */
export function factLines(report: Report, calls: readonly NewCall[]): readonly string[] {
  const added = report.changes.services.filter(({ kind }) => kind === 'added').map(({ it }) => it.name);
  const flows = touchedFlows(report, calls);
  return [
    ...line('New services', added.map(markdownCode)),
    ...line('Flows touched', flows.map(markdownCode)),
    ...line('Who must look', owners(report, calls, flows)),
  ];
}

/** A heading and one line a question with its place, the story file where there is one. Empty where none is open. */
export function questionLines(calls: readonly NewCall[], options: RenderOptions): readonly string[] {
  const lines = calls.flatMap(({ change, open, story }) =>
    open.map(({ id, question }) => {
      const where = story === undefined ? placeLink(change.it, options) : fileLink(story.file, 1, options);
      return `- **${id}** ${question} ${markdownCode(callLabel(change.it))} (${where})`;
    }),
  );
  return lines.length === 0 ? [] : ['**Open questions**', ...lines];
}

function touchedFlows(report: Report, calls: readonly NewCall[]): readonly string[] {
  const names = new Set<string>();
  for (const { change, promotions } of calls) {
    // A core service that is in no flow stands for itself: it is no flow that anybody declared.
    for (const { flow } of promotions) if (report.head.flows.some(({ name }) => name === flow)) names.add(flow);
    const { from } = change.it;
    const isAt = (flow: Flow) =>
      [flow.entry, ...flow.steps].some(
        (step) => step.service === from.service && (from.operation === undefined || step.operation === from.operation),
      );
    for (const flow of report.head.flows.filter(isAt)) names.add(flow.name);
  }
  return [...names].sort();
}

/** The owners of the callees that matter and of the services in which the touched flows begin. */
function owners(report: Report, calls: readonly NewCall[], flows: readonly string[]): readonly string[] {
  const services = new Set<string>();
  for (const one of calls) {
    if (one.toCore || one.promotions.length > 0) services.add(one.change.it.to.service);
    for (const promotion of one.promotions) services.add(promotion.service);
  }
  for (const flow of report.head.flows) {
    if (services.size > 0 && flows.includes(flow.name)) services.add(flow.entry.service);
  }
  const teams = new Map<string, string[]>();
  for (const service of [...services].sort()) {
    const team = report.head.services.get(service)?.owner?.value.team ?? 'no owner known';
    teams.set(team, [...(teams.get(team) ?? []), service]);
  }
  return [...teams].map(([team, names]) => `${markdownText(team)} (${names.map(markdownCode).join(', ')})`);
}

function line(title: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return [];
  const more = items.length > NAMES ? ` and ${items.length - NAMES} more` : '';
  return [`- ${title}: ${items.slice(0, NAMES).join(', ')}${more}`];
}
