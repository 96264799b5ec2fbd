// What a reviewer needs beside the calls: new services, flows touched, who must look, and the open questions.
import { callLabel } from '../../model/call';
import type { Report } from '../../model/report';
import { formatPercent } from '../../units/percent';
import type { RenderOptions } from '../reporter';
import { markdownCode, markdownText } from './markdown-text';
import { fileLink, type NewCall, placeLink } from './pull-request-calls';
import { flowLoss, objectivesLost } from './objectives-lost';
import { reviewers, touchedFlows } from './reviewers';

const NAMES = 5;

/** At most three lines. */
export function factLines(report: Report, calls: readonly NewCall[]): readonly string[] {
  const added = report.changes.services.filter(({ kind }) => kind === 'added').map(({ it }) => it.name);
  const flows = touchedFlows(report, calls);
  return [
    ...line('New services', added.map(markdownCode)),
    ...line(
      'Flows touched',
      flows.map((flow) => withNumber(flow, flowLoss(report, flow))),
    ),
    ...line('Who must look', owners(report, calls, flows)),
  ];
}

/** At most one line: whose objective the branch makes impossible. */
export function lostLine(report: Report): readonly string[] {
  return line(
    'Can no longer keep their objective',
    objectivesLost(report).map(({ service, target }) => withNumber(service, formatPercent(target))),
  );
}

function withNumber(name: string, number: string): string {
  return number === '' ? markdownCode(name) : `${markdownCode(name)} (${markdownText(number)})`;
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

function owners(report: Report, calls: readonly NewCall[], flows: readonly string[]): readonly string[] {
  return reviewers(report, calls, flows).map(({ who = 'no owner known', source, what }) => {
    const name = source === 'code-owners' ? handle(who) : markdownText(who);
    return `${name} (${what.map(markdownCode).join(', ')})`;
  });
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
