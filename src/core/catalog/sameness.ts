// Finds the service whose document another document is a copy of: by title, or by most of its operations.
import type { ApiFact } from '../model/facts';
import { operationsOfDocument } from './operation-keys';
import { slugsOf } from './title';

/** A copy has at least this share of its operations in common with the original (ours). */
const MOST = 0.8;
/** Documents with fewer operations are alike by chance. */
const ENOUGH = 2;
/** Operations that more documents have (`GET /health`) tell nothing. */
const COMMON = 20;

interface Sameness {
  readonly add: (api: ApiFact, service: string) => void;
  /** The service, other than `except`, of which an added document looks the same. */
  readonly find: (api: ApiFact, except: string | undefined) => string | undefined;
}

/** Documents are added in a fixed order; the first that fits wins, so the answer does not depend on anything else. */
export function createSameness(): Sameness {
  const titles = new Map<string, string[]>();
  const operations = new Map<string, string[]>();
  const note = (map: Map<string, string[]>, key: string, service: string) => {
    const services = map.get(key) ?? [];
    if (services.length <= COMMON && !services.includes(service)) services.push(service);
    map.set(key, services);
  };
  // Most workspaces never ask: what is added is indexed when somebody does.
  const waiting: [ApiFact, string][] = [];
  const index = () => {
    for (const [api, service] of waiting.splice(0)) {
      const title = titleOf(api);
      if (title !== undefined) note(titles, title, service);
      for (const key of operationsOfDocument(api).keys()) note(operations, key, service);
    }
  };
  return {
    add: (api, service) => {
      waiting.push([api, service]);
    },
    find: (api, except) => {
      index();
      const title = titleOf(api);
      const byTitle = title === undefined ? undefined : titles.get(title)?.find((service) => service !== except);
      return byTitle ?? byOperations(operations, api, except);
    },
  };
}

function titleOf(api: ApiFact): string | undefined {
  return slugsOf(api)[0];
}

function byOperations(
  known: ReadonlyMap<string, readonly string[]>,
  api: ApiFact,
  except: string | undefined,
): string | undefined {
  if (api.operations.length < ENOUGH) return undefined;
  const counts = new Map<string, number>();
  for (const key of operationsOfDocument(api).keys()) {
    const services = known.get(key) ?? [];
    if (services.length > COMMON) continue;
    for (const service of services) if (service !== except) counts.set(service, (counts.get(service) ?? 0) + 1);
  }
  for (const [service, count] of counts) if (count / api.operations.length >= MOST) return service;
  return undefined;
}
