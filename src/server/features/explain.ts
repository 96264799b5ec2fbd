// Explain: why a service has its tier; what a rule or a question is about.
import { callLabel } from '../../core/model/call';
import type { Graph } from '../../core/model/graph';
import { RULES } from '../../core/rules/index';
import { questionOf } from '../../core/solution/questions';
import { EXPLAIN, type ExplainParams } from '../../protocol/messages';
import type { ExplainResult, Link } from '../../protocol/views';
import type { Server } from '../context';
import type { Folder } from '../folder';
import { guardRequest } from '../guard';
import { rulePage, toLink } from '../to-lsp';
import { callersOf, callerWords, promotionWords, sloWords, stepWords, tierWords } from './words';

const TOP = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

export function registerExplain({ connection, folders }: Server): void {
  connection.onRequest(
    EXPLAIN,
    guardRequest<ExplainParams, ExplainResult | null>(connection, 'Explain', null, ({ id }) => {
      for (const folder of folders()) {
        const answer = explainService(folder, id);
        if (answer !== undefined) return answer;
      }
      return explainRule(id) ?? explainQuestion(id) ?? null;
    }),
  );
}

function explainService(folder: Folder, name: string): ExplainResult | undefined {
  const graph = folder.report()?.head;
  const service = graph?.services.get(name);
  if (graph === undefined || service === undefined) return undefined;
  const declaredAt = service.tier.place;
  const tier = graph.tiers.get(name);
  const promotion = tier?.because ?? tier?.possible;
  const paragraphs = [
    declaredAt === undefined
      ? 'No tier is declared.'
      : `Declared ${service.tier.declared} (${declaredAt.file}:${declaredAt.line}).`,
  ];
  if (promotion === undefined) paragraphs.push('No flow makes it more important than that.');
  else paragraphs.push(promotionWords(promotion), ...stepWords(promotion.path));
  paragraphs.push(`${callerWords(callersOf(graph, name))}.`, ...service.slos.map(sloWords));
  return { title: `${name}: ${tierWords(graph, name)}`, paragraphs, links: linksOf(folder.root, graph, name) };
}

function linksOf(root: string, graph: Graph, name: string): Link[] {
  const tier = graph.tiers.get(name);
  const promotion = tier?.because ?? tier?.possible;
  const declaredAt = graph.services.get(name)?.tier.place;
  const flow = graph.flows.find((one) => one.name === promotion?.flow);
  return [
    ...(declaredAt === undefined ? [] : [toLink(root, 'declared tier', declaredAt)]),
    ...(flow === undefined ? [] : [toLink(root, `flow ${flow.name}`, flow.evidence.place)]),
    ...(promotion?.path ?? []).flatMap((step) => {
      const place = step.evidence[0]?.place;
      return place === undefined ? [] : [toLink(root, callLabel(step), place)];
    }),
  ];
}

function explainRule(id: string): ExplainResult | undefined {
  const rule = RULES.find((one) => one.id === id || one.code === id);
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
