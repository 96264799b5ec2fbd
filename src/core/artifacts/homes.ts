// Whose a file is that names no service: that of the nearest folder in which one service is described.
import { folderOf } from '../catalog/folders';
import type { Graph } from '../model/graph';
import { isOurs } from '../model/service';

/** Formats that stand where a team keeps its service; a folder of many Deployments is nobody's home. */
const AT_HOME = new Set(['sre-yaml', 'openapi', 'backstage', 'datadog', 'opensrm', 'kubernetes', 'compose']);

export interface Homes {
  /** The service to which a file belongs; undefined where its folders are nobody's, or several services'. */
  readonly of: (file: string) => string | undefined;
}

/**
 * Takes the graph; a service that stands alone in this repository owns all of it. Folders below a home belong to it too,
 * until another service's home begins.
 */
export function homesOf(graph: Graph): Homes {
  const homes = new Map<string, Set<string>>();
  const ours = [...graph.services.values()].filter(isOurs);
  for (const service of ours) {
    for (const { place, format } of service.evidence) {
      if (!AT_HOME.has(format)) continue;
      const folder = folderOf(place.file);
      homes.set(folder, (homes.get(folder) ?? new Set<string>()).add(service.name));
    }
  }
  const [only, ...others] = ours;
  return {
    of: (file) => {
      if (only !== undefined && others.length === 0) return only.name;
      for (let folder = folderOf(file); ; folder = folderOf(folder)) {
        const here = homes.get(folder);
        if (here !== undefined) return here.size === 1 ? [...here][0] : undefined;
        if (folder === '') return undefined;
      }
    },
  };
}
