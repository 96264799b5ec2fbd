// Which names are names of the same service: equal names and stated aliases, never similar ones.
import type { ServiceFact } from '../model/facts';
import type { Problem } from '../model/problem';
import { compareServiceFacts, compareText } from './order';

export interface Names {
  /** The service of a name or alias; `undefined` where nobody or more than one service is meant. */
  readonly resolve: (name: string) => string | undefined;
  /** The service that a name of its own facts means, even where others claim that name too. */
  readonly serviceOf: (name: string) => string | undefined;
  /** Service → its facts, strongest first. Sorted by service. */
  readonly groups: ReadonlyMap<string, readonly ServiceFact[]>;
  /** Service → its other names, sorted. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly Problem[];
}

/**
 * Takes all service facts; joins those of equal name, and those whose alias is the name of another.
 * The strongest statement of a group names the service. An alias that two services claim names neither and is told.
 */
export function joinNames(facts: readonly ServiceFact[]): Names {
  const sorted = [...facts].sort(compareServiceFacts);
  const parents = new Map<string, string>();
  for (const fact of sorted) parents.set(fact.name, fact.name);
  for (const fact of sorted) {
    for (const alias of fact.aliases)
      if (parents.has(alias)) parents.set(root(parents, alias), root(parents, fact.name));
  }
  const byRoot = new Map<string, ServiceFact[]>();
  for (const fact of sorted) append(byRoot, root(parents, fact.name), fact);

  const groups = new Map<string, readonly ServiceFact[]>();
  const meanings = new Map<string, string>();
  for (const group of byRoot.values()) {
    const name = group[0]?.name ?? '';
    groups.set(name, group);
    for (const fact of group) meanings.set(fact.name, name);
  }
  const own = new Map(meanings);
  const { problems, ambiguous } = readAliases(groups, meanings);
  const aliases = new Map<string, string[]>();
  for (const [other, name] of meanings) if (other !== name && !ambiguous.has(other)) append(aliases, name, other);
  for (const list of aliases.values()) list.sort(compareText);
  return {
    resolve: (name) => (ambiguous.has(name) ? undefined : meanings.get(name)),
    serviceOf: (name) => own.get(name),
    groups: new Map([...groups].sort(([a], [b]) => compareText(a, b))),
    aliases,
    problems,
  };
}

function readAliases(
  groups: ReadonlyMap<string, readonly ServiceFact[]>,
  meanings: Map<string, string>,
): { problems: Problem[]; ambiguous: Set<string> } {
  const problems: Problem[] = [];
  const ambiguous = new Set<string>();
  for (const [name, group] of groups) {
    for (const fact of group) {
      for (const alias of fact.aliases) {
        const known = meanings.get(alias);
        if (known === undefined) meanings.set(alias, name);
        if (known === undefined || known === name || ambiguous.has(alias)) continue;
        ambiguous.add(alias);
        problems.push({
          code: 'ambiguous-alias',
          message: `Both ${known} and ${name} are also called "${alias}", so that name leads to neither. Remove it from one of them.`,
          place: fact.place,
          severity: 'information',
        });
      }
    }
  }
  return { problems, ambiguous };
}

function root(parents: Map<string, string>, name: string): string {
  let at = name;
  for (let next = parents.get(at); next !== undefined && next !== at; next = parents.get(at)) {
    const further = parents.get(next) ?? next;
    parents.set(at, further);
    at = next;
  }
  return at;
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
