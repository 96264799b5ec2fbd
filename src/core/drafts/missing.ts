// What is missing in a repository, drafted: a config, and a descriptor for each service that has none.
import type { Graph } from '../model/graph';
import type { Service } from '../model/service';
import { draftConfig } from './config';
import { draftDescriptor } from './descriptor';
import { type NotDrafted, whyNotDrafted } from './found';
import { descriptorFile, homesOf } from './home';

export interface Draft {
  /** Relative to the root. */
  readonly file: string;
  readonly text: string;
  /** The service that it describes; absent for the config. */
  readonly service?: string;
}

export interface Drafts {
  readonly drafts: readonly Draft[];
  /** Services without a draft, by name. */
  readonly others: readonly { readonly service: string; readonly why: NotDrafted }[];
}

export interface DraftOptions {
  readonly isTaken: (file: string) => boolean;
  readonly ownersOf: (file: string) => readonly string[];
  /** The team, where it is known otherwise. */
  readonly owner?: string;
}

/**
 * Takes the graph of a repository and where its config stands; gives the files that are missing, the config first. None
 * where no service was found.
 */
export function draftMissing(graph: Graph, configFile: string, { isTaken, ownersOf }: DraftOptions): Drafts {
  const judged = [...graph.services.values()].map((service) => ({ service, why: whyNotDrafted(service, graph) }));
  const others = judged.flatMap(({ service, why }) => (why === undefined ? [] : [{ service: service.name, why }]));
  if (judged.every(({ why }) => why === 'elsewhere')) return { drafts: [], others };
  const drafts: Draft[] = isTaken(configFile) ? [] : [{ file: configFile, text: draftConfig(graph) }];
  const taken = new Set<string>();
  const homes = homesOf(graph);
  for (const { service, why } of judged) {
    if (why !== undefined) continue;
    const draft = draftService(service, graph, homes, {
      isTaken: (file) => taken.has(file) || isTaken(file),
      ownersOf,
    });
    if (draft === undefined) continue;
    taken.add(draft.file);
    drafts.push(draft);
  }
  return { drafts, others };
}

/**
 * The descriptor of one service that a person asks for: also of one that only a public image or a copy of a document
 * describes. `undefined` where it has a descriptor, or where nothing here describes it.
 */
export function draftOf(name: string, graph: Graph, options: DraftOptions): Draft | undefined {
  const service = graph.services.get(name);
  if (service === undefined) return undefined;
  const why = whyNotDrafted(service, graph);
  if (why === 'described' || why === 'elsewhere') return undefined;
  return draftService(service, graph, homesOf(graph, name), options);
}

function draftService(
  service: Service,
  graph: Graph,
  homes: ReadonlyMap<string, string>,
  { isTaken, ownersOf, owner }: DraftOptions,
): Draft | undefined {
  const file = descriptorFile(service, homes, isTaken);
  if (file === undefined) return undefined;
  const owners = service.evidence.map(({ place }) => ownersOf(place.file)).find((found) => found.length > 0) ?? [];
  return {
    file,
    service: service.name,
    text: draftDescriptor(service, graph, { file, owners, ...(owner === undefined ? {} : { owner }) }),
  };
}
