// The facts of one service merged into the service of the catalog.
import { lifecycleOf, type TierScale } from '../config/vocabulary';
import type { Address } from '../model/address';
import { type Config, OTHERS_FIELD } from '../model/config';
import type { Identity, ServiceFact, StatementFact } from '../model/facts';
import type { Lifecycle } from '../model/lifecycle';
import type { Operation } from '../model/operation';
import type { Evidence, Located, Place } from '../model/place';
import type { RoutePolicy } from '../model/route';
import { allNames, type Service } from '../model/service';
import { conflictsOf } from './conflicts';
import { mergeCapacity } from './merge-capacity';
import { uniteObjectives } from './objectives';
import { compareEvidence, uniqueEvidence } from './order';
import { uniteRoutes } from './routes';
import { BASELINE, sourcesOf } from './sources';
import { tierStatements } from './tiers';

/** Statements of a person that a service exists; workloads and titles only show it. */
const ENTRIES: ReadonlySet<Identity> = new Set<Identity>(['sre', 'x-sre-service', 'backstage', 'datadog', 'opensrm']);

export interface ServiceParts {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Strongest first. */
  readonly facts: readonly ServiceFact[];
  /** What documents say of it without describing it; strongest first. */
  readonly statements: readonly StatementFact[];
  readonly routes: readonly RoutePolicy[];
  readonly operations: readonly Operation[];
  /** The documents that it provides. */
  readonly documents: readonly Evidence[];
  /** The host of a third party that only calls name. */
  readonly externalHost?: string;
  /** Under which other names it is reached. */
  readonly hosts?: readonly Address[];
  /** The record of its review. */
  readonly review?: Place;
}

/**
 * Merges field by field: a tier chosen in the config wins, else the strongest statement that has the field.
 * Objectives are united, capacity is merged number by number. `others` of the config counts where nobody says
 * anything of the tier, but never for a name that nothing describes.
 */
export function mergeService(parts: ServiceParts, config: Config, scale: TierScale | undefined): Service {
  const { name, aliases, facts, statements, operations } = parts;
  const chosen = chosenTier(parts, config);
  const tiers = tierStatements(facts, config, scale);
  const owner = first(facts, (fact) => fact.owner);
  const lifecycle = first(facts, (fact) => readLifecycle(fact, config));
  const description = first(facts, (fact) => fact.description);
  const onCall = first(facts, (fact) => fact.onCall);
  const onboarded = first(facts, (fact) => fact.onboarded);
  const ownAvailability = first(facts, (fact) => fact.ownAvailability);
  const sunset = first(facts, (fact) => fact.sunset);
  const replacedBy = first(facts, (fact) => fact.replacedBy);
  const deployed = first(facts, deployedAt);
  const objectives = uniteObjectives(facts, statements);
  const capacity = mergeCapacity(facts, statements);
  const routes = uniteRoutes(parts.routes, facts);
  const external = first(facts, (fact) => fact.external) ?? thirdParty(parts.externalHost);
  const entry = first(facts, (fact) => (ENTRIES.has(fact.identity) ? fact : undefined));
  const chosenPlace = chosen && { place: chosen.place, format: 'config' };
  const catalogued: Evidence | undefined = entry ? { place: entry.place, format: entry.format } : chosenPlace;
  const known = facts.length > 0 || parts.documents.length > 0 || chosen !== undefined;
  const said = tiers[0];
  const own = facts.flatMap(sourcesOf);
  const followed = facts.find(({ format }) => format === BASELINE)?.followed;
  const chosenEvidence: Evidence[] =
    facts.length === 0 && chosen !== undefined ? [{ place: chosen.place, format: 'config' }] : [];
  return {
    name,
    aliases,
    tier:
      chosen !== undefined
        ? { declared: chosen.tier, place: chosen.place }
        : said !== undefined
          ? { declared: said.tier, place: said.word.place }
          : tierOfOthers(config, known),
    ...(description === undefined ? {} : { description }),
    ...(owner === undefined ? {} : { owner }),
    ...(onCall === undefined ? {} : { onCall }),
    ...(lifecycle === undefined ? {} : { lifecycle }),
    ...(onboarded === undefined ? {} : { onboarded }),
    ...(sunset === undefined ? {} : { sunset }),
    ...(replacedBy === undefined ? {} : { replacedBy }),
    ...(catalogued === undefined ? {} : { catalogued }),
    ...(deployed === undefined ? {} : { deployed }),
    ...(parts.review === undefined ? {} : { review: parts.review }),
    slos: objectives.slos,
    ...(ownAvailability === undefined ? {} : { ownAvailability }),
    ...(capacity === undefined ? {} : { capacity }),
    ...(external === undefined ? {} : { external }),
    ...(routes.length === 0 ? {} : { routes }),
    operations,
    ...(parts.hosts === undefined ? {} : { hosts: parts.hosts }),
    conflicts: followed?.conflicts ?? [
      ...conflictsOf(facts, tiers, chosen !== undefined, config),
      ...objectives.conflicts,
    ],
    evidence: uniqueEvidence([...own, ...[...parts.documents].sort(compareEvidence), ...chosenEvidence]),
    known,
  };
}

function deployedAt({ deployed, place, format, followed }: ServiceFact): Evidence | undefined {
  if (format === BASELINE) return followed?.deployed;
  return deployed === true ? { place, format } : undefined;
}

function chosenTier(parts: ServiceParts, config: Config) {
  for (const one of allNames(parts)) {
    const chosen = config.tiers.get(one);
    if (chosen !== undefined) return chosen;
  }
  return undefined;
}

function readLifecycle({ lifecycle }: ServiceFact, config: Config): Located<Lifecycle> | undefined {
  const value = lifecycle === undefined ? undefined : lifecycleOf(lifecycle.value, config);
  return lifecycle === undefined || value === undefined ? undefined : { value, place: lifecycle.place };
}

function first<T>(facts: readonly ServiceFact[], read: (fact: ServiceFact) => T | undefined): T | undefined {
  for (const fact of facts) {
    const value = read(fact);
    if (value !== undefined) return value;
  }
  return undefined;
}

function thirdParty(host: string | undefined): Service['external'] {
  return host === undefined ? undefined : { kind: 'third-party', host };
}

function tierOfOthers({ others, places }: Config, known: boolean): Service['tier'] {
  if (!known || others === undefined) return { declared: 'unknown' };
  const place = places.get(OTHERS_FIELD);
  return { declared: others, ...(place === undefined ? {} : { others: place }) };
}
