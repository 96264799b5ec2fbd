// The new and changed calls of a pull request: their table rows and the path of the most important one.
import { minutesSentence, missingSloSentence } from '../../impact/sentence';
import { type Call, callLabel } from '../../model/call';
import type { Change } from '../../model/change';
import type { Promotion } from '../../model/graph';
import type { Report } from '../../model/report';
import type { OpenQuestion } from '../../model/solution';
import { callsCore, promotionsBy } from '../../solution/asked-call';
import { openGates } from '../../solution/checklist';
import { formatMinutes } from '../../units/minutes';
import type { RenderOptions } from '../reporter';
import { markdownCode, markdownText } from './markdown-text';
import { mermaidText, tierClasses } from './mermaid-text';

const LONGEST_PATH = 6;

export interface NewCall {
  readonly change: Change<Call>;
  readonly promotions: readonly Promotion[];
  readonly toCore: boolean;
  readonly open: readonly OpenQuestion[];
  readonly story?: { readonly name: string; readonly file: string };
}

/** Added and changed calls: claimed promotions first, then calls to core, then possible promotions, then by their place in the report. */
export function newCalls(report: Report): readonly NewCall[] {
  const { head, before, changes, checklists } = report;
  const calls = changes.calls.filter(({ kind }) => kind !== 'removed');
  const all = calls.map((change): NewCall => {
    const checklist = checklists.get(change.it.key);
    const story = checklist?.story;
    return {
      change,
      promotions: promotionsBy({ call: change.it, head, ...(before && { before }) }),
      toCore: callsCore({ call: change.it, head, ...(before && { before }) }),
      open: checklist ? openGates(checklist) : [],
      ...(story && { story }),
    };
  });
  const rank = ({ promotions, toCore }: NewCall) => {
    if (promotions.some(({ certainty }) => certainty === 'claimed')) return 0;
    return toCore ? 1 : promotions.length > 0 ? 2 : 3;
  };
  return all.sort((a, b) => rank(a) - rank(b));
}

/** True where the operation that the call names was found before and is not any more: mostly another file changed, not the call. */
export function losesOperation({ it, before }: Change<Call>): boolean {
  return it.unresolved?.what === 'operation' && before !== undefined && before.unresolved === undefined;
}

/** What became of the call, in words: `new`, `changed`. */
export function whatBecame(change: Change<Call>): string {
  if (change.kind === 'added') return 'new';
  return losesOperation(change) ? 'names an operation that is not found' : 'changed';
}

/** One row: the call with its place, what it does, minutes, the ids of its open questions. */
export function callRow(one: NewCall, report: Report, options: RenderOptions): string {
  const { it } = one.change;
  const open = one.open.map(({ id }) => id).join(', ');
  const cells = [
    `${markdownCode(callLabel(it))}<br>${placeLink(it, options)}`,
    effect(one),
    markdownText(minutes(it, report)),
    open === '' ? 'none' : open,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** A small picture of the path that raises a tier; empty where none is raised, or nobody can say so yet. */
export function mermaidPath(calls: readonly NewCall[], report: Report): readonly string[] {
  const promotion = calls[0]?.promotions.find(({ certainty }) => certainty === 'claimed');
  const first = promotion?.path[0];
  if (promotion === undefined || first === undefined || promotion.path.length > LONGEST_PATH) return [];
  const steps = [first.from.service, ...promotion.path.map((call) => call.to.service)];
  const tiers = steps.map((service) => report.head.tiers.get(service)?.tier ?? 'unknown');
  const chain = steps.map((service, index) => `n${index}["${mermaidText(service)}"]:::${tiers[index] ?? 'unknown'}`);
  const flow = promotion.flow === first.from.service ? [] : [`flow(["${mermaidText(promotion.flow)}"])`];
  return [
    '```mermaid',
    'flowchart LR',
    `  ${[...flow, ...chain].join(' --> ')}`,
    `  ${tierClasses(tiers).join('; ')}`,
    '```',
  ];
}

/** `file:line`, as a link where the forge's address is known. */
export function placeLink(call: Call, options: RenderOptions): string {
  const place = call.evidence[0]?.place;
  if (place === undefined) return '';
  return fileLink(place.file, place.line, options);
}

/** `file:line`, as a link where the address of the line is known. */
export function fileLink(file: string, line: number, options: RenderOptions): string {
  const text = markdownCode(`${file}:${line}`);
  const address = options.link?.(file, line);
  return address === undefined ? text : `[${text}](<${address.replace(/[<>\s]/g, encodeURIComponent)}>)`;
}

function effect({ change, promotions, toCore }: NewCall): string {
  const { it } = change;
  const mode = it.mode === 'unknown' ? 'mode unknown' : it.terms.blocks === true ? `${it.mode}, waits` : it.mode;
  const words = `${whatBecame(change)}, ${mode}`;
  const promotion = promotions[0];
  if (promotion !== undefined) {
    const verb = promotion.certainty === 'claimed' ? 'makes' : 'may make';
    return `${words}: ${verb} ${markdownCode(promotion.service)} ${promotion.to}`;
  }
  return toCore ? `${words}: reaches core` : words;
}

/** What the call does to its caller's error budget, in words. */
export function minutes(call: Call, report: Report): string {
  const impact = report.impacts.get(call.key);
  if (impact === undefined || impact.counts === 'no') return 'not affected';
  const used = impact.expectedMinutes ?? impact.ceilingMinutes;
  const sentence = minutesSentence(impact);
  if (sentence !== undefined) return used === undefined ? sentence : `${formatMinutes(used.before)} → ${sentence}`;
  return missingSloSentence(impact) ?? 'not affected';
}
