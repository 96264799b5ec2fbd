// Repositories that say different things of one service.
import type { ServiceFact } from '../model/facts';
import type { Graph } from '../model/graph';
import type { Located } from '../model/place';
import type { Problem } from '../model/problem';
import { allNames } from '../model/service';
import type { Published } from './read';

interface Statement {
  readonly weight: number;
  readonly word: Located<string>;
}

const FIELDS: readonly (readonly [what: string, read: (fact: ServiceFact) => Located<string> | undefined])[] = [
  ['tier', ({ tier }) => tier],
  ['owner', ({ owner }) => owner && { value: owner.value.team, place: owner.place }],
  ['lifecycle', ({ lifecycle }) => lifecycle],
];

/** A descriptor or a catalogue entity: written by people who mean the service. */
const MEANT = 1;

/**
 * Tier, owner and lifecycle of services that several graphs describe differently, told at the statement that does not
 * count. What only mentions a service in passing (a deployment, a copy of a document) does not contradict its descriptor.
 */
export function disagreements(graph: Graph, published: readonly Published[]): Problem[] {
  const names = new Map<string, string>();
  for (const service of graph.services.values()) for (const one of allNames(service)) names.set(one, service.name);
  const groups = new Map<string, ServiceFact[]>();
  for (const { facts } of published) {
    for (const fact of facts.services) {
      const name = names.get(fact.name) ?? fact.name;
      groups.set(name, [...(groups.get(name) ?? []), fact]);
    }
  }
  return [...groups].flatMap(([name, facts]) =>
    facts.length < 2 ? [] : FIELDS.flatMap(([what, read]) => compare(name, what, statements(facts, read))),
  );
}

function statements(
  facts: readonly ServiceFact[],
  read: (fact: ServiceFact) => Located<string> | undefined,
): Statement[] {
  const said = facts.flatMap((fact) => {
    const word = read(fact);
    return word === undefined ? [] : [{ weight: fact.weight ?? 0, word }];
  });
  // As in linking: of equally strong statements the one of the first file counts, and files come in their order.
  return said.sort((a, b) => a.weight - b.weight);
}

function compare(name: string, what: string, [first, ...others]: readonly Statement[]): Problem[] {
  if (first === undefined) return [];
  return others
    .filter(({ weight, word }) => weight <= Math.max(MEANT, first.weight) && plain(word) !== plain(first.word))
    .map(({ word }) => ({
      code: 'graphs-disagree',
      message: `The ${what} of ${name} is "${word.value}" here and "${first.word.value}" in ${first.word.place.file}, which counts. Mend it in one of the two repositories.`,
      place: word.place,
      severity: 'warning',
    }));
}

function plain({ value }: Located<string>): string {
  return value.trim().toLowerCase();
}
