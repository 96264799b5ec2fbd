// Hover: what a call reaches and why that is core, who uses a service or operation, what an objective means in minutes.
import type { Hover, Position } from 'vscode-languageserver/node';
import { type Call, callLabel, endLabel } from '../../core/model/call';
import type { Graph } from '../../core/model/graph';
import { operationKey, operationLabel } from '../../core/model/operation';
import { type Place, placeHolds } from '../../core/model/place';
import type { Report } from '../../core/model/report';
import type { Service } from '../../core/model/service';
import type { Slo } from '../../core/model/slo';
import { codeAt, fieldAt } from '../../core/navigation/about';
import { codeText } from '../code-text';
import type { Server } from '../context';
import type { Folder } from '../folder';
import { guardRequest } from '../guard';
import { liveTexts } from '../live-words';
import { escapeMarkdown as text } from '../markdown';
import { callLines, objectiveLines } from '../number-lines';
import { shapes } from '../shapes';
import { oursOf } from '../spot';
import { budgetWords, callersOf, callerWords, promotionWords, sloWords, stepWords, tierWords } from './words';
import { serviceAt } from './word-at';

export function registerHover({ connection, documents, locate, live, clock }: Server): void {
  connection.onHover(
    guardRequest<{ textDocument: { uri: string }; position: Position }, Hover | null>(
      connection,
      'Hover',
      null,
      async ({ textDocument, position }) => {
        const found = locate(textDocument.uri);
        const report = found?.folder.report();
        if (found === undefined || report === undefined) return null;
        const line = documents.get(textDocument.uri)?.getText({
          start: { line: position.line, character: 0 },
          end: { line: position.line + 1, character: 0 },
        });
        const measured: Measured = (service, slo) => liveTexts(live.of(found.folder), clock.today(), service, slo);
        const field = await fieldText(found.folder, found.file, position);
        const parts = [field, hoverAt(report, found.file, position, line ?? '', measured)];
        const value = parts.filter((part) => part !== undefined).join('\n\n');
        return value === '' ? null : { contents: { kind: 'markdown', value } };
      },
    ),
  );
}

/** What the field under the cursor is for, or the rule, check or question that is named there. */
async function fieldText(folder: Folder, file: string, { line, character }: Position): Promise<string | undefined> {
  const syntax = await oursOf(folder, file);
  if (syntax === undefined) return undefined;
  const offset = syntax.offset(line + 1, character + 1);
  const code = codeAt(shapes(), syntax, offset);
  if (code !== undefined) return codeText(code);
  const field = fieldAt(shapes(), syntax, offset);
  return field && `**${text(field.field)}** ${text(field.about)}`;
}

/** Lines of what was measured of a service, or of one of its objectives. */
type Measured = (service: Service, slo?: Slo) => readonly string[];

/** The most special thing at the position, as Markdown in which all text of files is escaped. */
function hoverAt(
  report: Report,
  file: string,
  position: Position,
  line: string,
  measured: Measured,
): string | undefined {
  const graph = report.head;
  const at = { file, line: position.line + 1, column: position.character + 1 };
  return (
    sloAt(graph, at, measured) ??
    callAt(report, at) ??
    operationAt(graph, at) ??
    serviceText(graph, serviceAt(graph, file, line, position.character), measured)
  );
}

interface At {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

function holds(place: Place, at: At): boolean {
  return place.file === at.file && placeHolds(place, at.line, at.column);
}

function sloAt(graph: Graph, at: At, measured: Measured): string | undefined {
  for (const service of graph.services.values())
    for (const slo of service.slos) {
      const { place } = slo.evidence;
      // An objective that spans half a file is told only on its own lines.
      if (!holds(place, at) || place.endLine - place.line > 10) continue;
      const budget = slo.type === 'availability' ? budgetWords(slo.target) : undefined;
      const lines = [`**${text(service.name)}** ${text(sloWords(slo))}`];
      if (budget !== undefined) lines.push(text(`Full outage: ${budget}.`));
      lines.push(...objectiveLines(graph, service, slo));
      lines.push(...measured(service, slo).map(text));
      return lines.join('\n\n');
    }
  return undefined;
}

function callAt(report: Report, at: At): string | undefined {
  let best: { readonly call: Call; readonly size: number } | undefined;
  for (const call of report.head.calls)
    for (const { place } of call.evidence) {
      const size = place.endLine - place.line;
      if (holds(place, at) && (best === undefined || size < best.size)) best = { call, size };
    }
  return best === undefined ? undefined : callText(report, best.call);
}

function callText(report: Report, call: Call): string {
  const graph = report.head;
  const lines = [`**${text(callLabel(call))}** ${text(termWords(call))}`];
  const callee = call.to.service;
  lines.push(`${text(callee)}: ${text(tierWords(graph, callee))}`);
  lines.push(...becauseLines(graph, callee));
  const slos = graph.services.get(callee)?.slos ?? [];
  lines.push(
    ...(slos.length === 0
      ? [text(`${callee} declares no SLO.`)]
      : slos.map((slo) => text(`${callee}: ${sloWords(slo)}`))),
    ...callLines(report, call),
  );
  return lines.join('\n\n');
}

function termWords({ mode, criticality, assumed, terms }: Call): string {
  const words = [mode === 'unknown' ? 'mode unknown' : mode];
  if (terms.blocks === true) words.push('blocks');
  words.push(criticality === 'unknown' ? 'criticality unknown' : `${criticality}${assumed ? ' (assumed)' : ''}`);
  if (terms.planned === true) words.push('planned');
  return words.join(', ');
}

function becauseLines(graph: Graph, service: string): string[] {
  const tier = graph.tiers.get(service);
  const promotion = tier?.because ?? tier?.possible;
  if (promotion === undefined) return [];
  return [
    text(promotionWords(promotion)),
    stepWords(promotion.path)
      .map((step) => `* ${text(step)}`)
      .join('\n'),
  ];
}

function operationAt(graph: Graph, at: At): string | undefined {
  for (const [name, service] of graph.services)
    for (const operation of service.operations) {
      const { place } = operation.evidence;
      // Only its first line: below it stands what it is made of.
      if (place.file !== at.file || place.line !== at.line) continue;
      const key = operationKey(operation);
      return [
        `**${text(endLabel({ service: name, operation: key, label: operationLabel(operation) }))}**`,
        `${text(name)}: ${text(tierWords(graph, name))}`,
        text(`${callerWords(callersOf(graph, name, key))}.`),
        ...becauseLines(graph, name),
      ].join('\n\n');
    }
  return undefined;
}

function serviceText(graph: Graph, name: string | undefined, measured: Measured): string | undefined {
  const service = name === undefined ? undefined : graph.services.get(name);
  if (name === undefined || service === undefined) return undefined;
  const owner = service.owner === undefined ? [] : [text(`Owner: ${service.owner.value.team}`)];
  return [
    `**${text(name)}** ${text(tierWords(graph, name))}`,
    ...becauseLines(graph, name),
    text(`${callerWords(callersOf(graph, name))}.`),
    ...owner,
    ...service.slos.map((slo) => text(sloWords(slo))),
    ...objectiveLines(graph, service),
    ...measured(service).map(text),
  ].join('\n\n');
}
