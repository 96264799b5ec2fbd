// What may be written where a text names something: services, operations, files, rules, questions.
import { serviceNamed } from '../graph/named';
import { callLabel } from '../model/call';
import type { Graph } from '../model/graph';
import { type Operation, operationLabel } from '../model/operation';
import { pathFrom } from '../model/place';
import type { Service } from '../model/service';
import type { Naming } from '../navigation/shape';
import { CODES } from '../practices/codes';
import { ALL_RULES } from '../rules/judging/alert-rules';
import { QUESTIONS } from '../solution/questions';
import type { Offer } from './offer';

/** A readiness check: its room lies behind this one. */
export interface CheckName {
  readonly id: string;
  readonly title: string;
  readonly why: string;
}

export interface NameContext {
  readonly graph: Graph;
  readonly file: string;
  readonly checks: readonly CheckName[];
  /** What stands before the cursor. */
  readonly typed: string;
  /** The service of the descriptor in which the cursor stands. */
  readonly own: string | undefined;
}

/** Names of that kind, in the order in which they are best read. */
export function namesOffered(context: NameContext, naming: Naming): readonly Offer[] {
  switch (naming) {
    case 'service':
      return services(context.graph);
    case 'target':
      return targets(context);
    case 'operation':
      return ownOperations(context);
    case 'file':
      return documents(context);
    case 'rule':
      return ALL_RULES.map(({ id, code, title }) => ({ kind: 'rule', text: id, detail: `${code} ${title}` }));
    case 'check':
      return context.checks.map(({ id, title, why }) => ({ kind: 'rule', text: id, detail: title, about: why }));
    case 'question':
      return namesOfQuestions();
    case 'switch':
      return switches();
    case 'pair':
      return pairs(context.graph);
    case 'link':
      return [];
  }
}

function namesOfQuestions(): readonly Offer[] {
  return QUESTIONS.map(({ id, question, why }) => ({ kind: 'question', text: id, detail: question, about: why }));
}

/** Codes of the catalogue, each kind with the pattern of all of them. */
function switches(): readonly Offer[] {
  const rules = ALL_RULES.map(
    ({ code, id, title }): Offer => ({ kind: 'rule', text: code, detail: `${id}: ${title}` }),
  );
  const questions = namesOfQuestions();
  const known = new Map([...rules, ...questions].map((offer) => [offer.text, offer]));
  const codes = CODES.map((text): Offer => known.get(text) ?? { kind: 'rule', text });
  const kinds = [...new Set(CODES.map((code) => code.slice(0, code.indexOf('-'))))];
  return [...codes, ...kinds.map((kind): Offer => ({ kind: 'rule', text: `${kind}-*`, detail: `all of ${kind}` }))];
}

function services(graph: Graph): readonly Offer[] {
  return [...graph.services.values()].map((service) => offerOf(graph, service));
}

function offerOf(graph: Graph, { name, owner, description }: Service): Offer {
  const tier = graph.tiers.get(name)?.tier ?? 'unknown';
  const words = [tier === 'unknown' ? 'tier unknown' : tier, ...(owner === undefined ? [] : [owner.value.team])];
  return {
    kind: 'service',
    text: name,
    detail: words.join(' · '),
    ...(description === undefined ? {} : { about: description }),
  };
}

/** Services; behind `#` the operations of the one that is named. */
function targets({ graph, typed }: NameContext): readonly Offer[] {
  const hash = typed.indexOf('#');
  if (hash < 0) return services(graph);
  const written = typed.slice(0, hash);
  const service = serviceNamed(graph, written.trim());
  return (service?.operations ?? []).map((operation) => operationOffer(`${written}#`, operation));
}

function ownOperations({ graph, own }: NameContext): readonly Offer[] {
  const service = own === undefined ? undefined : serviceNamed(graph, own);
  return (service?.operations ?? []).map((operation) => operationOffer('', operation));
}

function operationOffer(before: string, operation: Operation): Offer {
  const { operationId, method, path, summary, deprecated } = operation;
  const words = [...(operationId === undefined ? [] : [`${method} ${path}`]), ...(deprecated ? ['deprecated'] : [])];
  return {
    kind: 'operation',
    text: `${before}${operationLabel(operation)}`,
    ...(words.length === 0 ? {} : { detail: words.join(' · ') }),
    ...(summary === undefined ? {} : { about: summary }),
  };
}

/** The API documents of the workspace, nearest first, as seen from the file. */
function documents({ graph, file }: NameContext): readonly Offer[] {
  const offers = [...graph.documents].map(
    ([document, service]): Offer => ({ kind: 'file', text: pathFrom(file, document), detail: service }),
  );
  const steps = ({ text }: Offer): number => text.split('../').length;
  return offers.sort((a, b) => steps(a) - steps(b));
}

function pairs(graph: Graph): readonly Offer[] {
  const labels = new Set(graph.calls.map((call) => callLabel(call).replace(' → ', ' -> ')));
  return [...labels].sort().map((text) => ({ kind: 'call', text }));
}
