// What is missing in a repository, drafted: a config, and a descriptor for each service that has none.
import type { Graph } from '../model/graph';
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
  /** Where the config stands. */
  readonly configFile: string;
  readonly isTaken: (file: string) => boolean;
  readonly ownersOf: (file: string) => readonly string[];
}

/** Takes the graph of a repository; gives the files that are missing, the config first. None where no service was found. */
export function draftMissing(graph: Graph, { configFile, isTaken, ownersOf }: DraftOptions): Drafts {
  const services = [...graph.services.values()];
  const judged = services.map((service) => ({ service, why: whyNotDrafted(service, graph) }));
  const others = judged.flatMap(({ service, why }) => (why === undefined ? [] : [{ service: service.name, why }]));
  if (judged.every(({ why }) => why === 'elsewhere')) return { drafts: [], others };
  const drafts: Draft[] = isTaken(configFile) ? [] : [{ file: configFile, text: draftConfig(graph) }];
  const taken = new Set<string>();
  const homes = homesOf(graph);
  for (const { service, why } of judged) {
    if (why !== undefined) continue;
    const file = descriptorFile(service, homes, (one) => taken.has(one) || isTaken(one));
    if (file === undefined) continue;
    taken.add(file);
    const owners = service.evidence.map(({ place }) => ownersOf(place.file)).find((found) => found.length > 0) ?? [];
    drafts.push({ file, service: service.name, text: draftDescriptor(service, graph, { file, owners }) });
  }
  return { drafts, others };
}
