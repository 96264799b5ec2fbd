// Explain: why a service has its tier; what a rule or a question is about.
import { explainTier } from '../../core/graph/explain';
import type { Graph } from '../../core/model/graph';
import type { Place } from '../../core/model/place';
import { ALL_RULES } from '../../core/rules/judging/alert-rules';
import { questionOf } from '../../core/solution/questions';
import { EXPLAIN, type ExplainParams } from '../../protocol/messages';
import type { ExplainResult, Link } from '../../protocol/views';
import type { Server } from '../context';
import type { Folder } from '../folder';
import { onAsk } from '../guard';
import { rulePage, toLink } from '../to-lsp';
import { callersOf, callerWords, sloWords, tierWords } from './words';

const TOP = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

export function registerExplain({ connection, folders }: Server): void {
  onAsk<ExplainParams, ExplainResult | null>(connection, EXPLAIN, 'Explain', null, ({ id, folder: wanted }) => {
    for (const folder of folders()) {
      if (wanted !== undefined && wanted !== folder.uri) continue;
      const answer = explainService(folder, id);
      if (answer !== undefined) return answer;
    }
    return explainRule(id) ?? explainQuestion(id) ?? null;
  });
}

function explainService(folder: Folder, name: string): ExplainResult | undefined {
  const graph = folder.report()?.head;
  const sentences = graph === undefined ? undefined : explainTier(graph, name);
  if (graph === undefined || sentences === undefined) return undefined;
  return {
    title: `${name}: ${tierWords(graph, name)}`,
    paragraphs: [
      ...sentences.map((sentence) => sentence.text),
      `${callerWords(callersOf(graph, name))}.`,
      ...(graph.services.get(name)?.slos ?? []).map(sloWords),
    ],
    links: [...sentences.flatMap(({ text, place }) => link(folder, text, place)), ...flowLink(folder, graph, name)],
  };
}

function link(folder: Folder, label: string, place: Place | undefined): Link[] {
  return place === undefined ? [] : [toLink(folder.root, label, place)];
}

function flowLink(folder: Folder, graph: Graph, name: string): Link[] {
  const tier = graph.tiers.get(name);
  const flow = graph.flows.find((one) => one.name === (tier?.because ?? tier?.possible)?.flow);
  return flow === undefined ? [] : [toLink(folder.root, `flow ${flow.name}`, flow.evidence.place)];
}

function explainRule(id: string): ExplainResult | undefined {
  const rule = ALL_RULES.find((one) => one.id === id || one.code === id);
  if (rule === undefined) return undefined;
  return {
    title: `${rule.code} ${rule.id}`,
    paragraphs: [`${rule.title}.`, `Its severity is ${rule.severity}, unless the config says otherwise.`],
    links: [{ label: 'Manual', uri: rulePage(rule.id), range: TOP }],
  };
}

function explainQuestion(id: string): ExplainResult | undefined {
  const question = questionOf(id);
  if (question === undefined) return undefined;
  return { title: `${question.id} ${question.question}`, paragraphs: [question.why], links: [] };
}
