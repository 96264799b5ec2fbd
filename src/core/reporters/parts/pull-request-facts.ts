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

/**
 * The owners of the callees that matter and of the touched flows: those of CODEOWNERS for the file that describes them,
 * else the team that the catalog knows.
 */
function owners(report: Report, calls: readonly NewCall[], flows: readonly string[]): readonly string[] {
  const services = new Set<string>();
  for (const one of calls) {
    if (one.toCore || one.promotions.length > 0) services.add(one.change.it.to.service);
    for (const promotion of one.promotions) services.add(promotion.service);
  }
  if (services.size === 0) return [];
  const looks = new Map<string, Set<string>>();
  const add = (who: readonly string[], what: string) => {
    for (const one of who) looks.set(one, (looks.get(one) ?? new Set()).add(what));
  };
  for (const flow of report.head.flows) {
    if (!flows.includes(flow.name)) continue;
    const who = report.codeOwners.get(flow.evidence.place.file);
    if (who === undefined) services.add(flow.entry.service);
    else add(who.map(handle), flow.name);
  }
  for (const service of [...services].sort()) add(ownersOf(report, service), service);
  return [...looks].map(([who, what]) => `${who} (${[...what].map(markdownCode).join(', ')})`);
}

function ownersOf(report: Report, name: string): readonly string[] {
  const service = report.head.services.get(name);
  for (const { place } of service?.evidence ?? []) {
    const who = report.codeOwners.get(place.file);
    if (who !== undefined) return who.map(handle);
  }
  return [markdownText(service?.owner?.value.team ?? 'no owner known')];
}

/** A handle of a person or a team stays one, so that the forge tells them; whatever else is written is code or text. */
function handle(owner: string): string {
  if (/^@[\w.-]+(?:\/[\w.-]+)?$/.test(owner)) return owner;
  return /^[\w.+-]+@[\w.-]+$/.test(owner) ? markdownCode(owner) : markdownText(owner);
}

function line(title: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return [];
  const more = items.length > NAMES ? ` and ${items.length - NAMES} more` : '';
  return [`- ${title}: ${items.slice(0, NAMES).join(', ')}${more}`];
}
