// The services of this repository that a descriptor can be drafted for.
import { folderOf } from '../catalog/folders';
import type { Graph } from '../model/graph';
import type { Service } from '../model/service';

/** Why a service has no draft; `undefined` where it should have one. */
export type NotDrafted = 'described' | 'elsewhere' | 'not-ours';

/** Where copies of other teams' documents are kept, and examples. */
const COPIES =
  /(?:^|\/)(?:clients?|vendor(?:ed)?|third[-_]?party|external|consumed|stubs?|mocks?|tests?|fixtures?|examples?|samples?)(?:\/|$)/i;
/** Formats in which a team describes a service of its own. */
const CATALOGUES = new Set(['backstage', 'datadog', 'opensrm']);
/** They say that there is a service, not that it is this repository's. */
const OTHERS = new Set(['graph', 'config', 'client-lock']);

/**
 * `described`: it has a descriptor; `elsewhere`: only a graph, a call or the config names it; `not-ours`: a public image,
 * or an API document that lies among copies.
 */
export function whyNotDrafted(service: Service, graph: Graph): NotDrafted | undefined {
  const local = service.evidence.filter(({ format }) => !OTHERS.has(format));
  if (!service.known || local.length === 0) return 'elsewhere';
  if (local.some(({ format }) => format === 'sre-yaml')) return 'described';
  if (service.deployed !== undefined || local.some(({ format }) => CATALOGUES.has(format))) return undefined;
  return documentsOf(service, graph).some((file) => !COPIES.test(folderOf(file))) ? undefined : 'not-ours';
}

/** The API documents that the service provides, nearest to the root first. */
export function documentsOf({ name, evidence }: Service, graph: Graph): readonly string[] {
  const published = new Set(evidence.filter(({ format }) => format === 'graph').map(({ place }) => place.file));
  return [...graph.documents]
    .filter(([file, service]) => service === name && !published.has(file))
    .map(([file]) => file)
    .sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1));
}
