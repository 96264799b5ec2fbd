// Which service a folder of the workspace belongs to.
import type { Identity, ServiceFact } from '../model/facts';
import type { Names } from './names';

/** Folders deeper than this are not followed up to the root. */
const MAX_DEPTH = 64;

/** They stand somewhere, but not where their service lies. */
const PLACELESS: ReadonlySet<Identity> = new Set(['graph', 'baseline', 'client'] as const);

export interface Folders {
  /** The one service that is described in this very folder; `undefined` where there is none or several. */
  readonly exactly: (folder: string) => string | undefined;
  /** The same for the nearest folder, from here up to the root, in which any service is described. */
  readonly nearest: (folder: string) => string | undefined;
}

/** Takes the service facts and their names; gives the services by folder. A folder of twelve Deployments is nobody's. */
export function servicesByFolder(facts: readonly ServiceFact[], names: Names): Folders {
  const described = new Map<string, Set<string>>();
  for (const fact of facts) {
    if (PLACELESS.has(fact.identity)) continue;
    const folder = folderOf(fact.place.file);
    const services = described.get(folder) ?? new Set();
    services.add(names.resolve(fact.name) ?? fact.name);
    described.set(folder, services);
  }
  const exactly = (folder: string) => only(described.get(folder));
  const nearest = (folder: string) => {
    let at = folder;
    for (let depth = 0; depth < MAX_DEPTH; depth++) {
      if (described.has(at)) return only(described.get(at));
      if (at === '') return undefined;
      at = folderOf(at);
    }
    return undefined;
  };
  return { exactly, nearest };
}

/** The folder of a file or folder; the root is the empty text. */
export function folderOf(file: string): string {
  const slash = file.lastIndexOf('/');
  return slash < 0 ? '' : file.slice(0, slash);
}

function only(services: ReadonlySet<string> | undefined): string | undefined {
  if (services?.size !== 1) return undefined;
  const [service] = services;
  return service;
}
