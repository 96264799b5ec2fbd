// Services that only changed their name between baseline and head.
import { servicesApart } from '../catalog/services-apart';
import { aliasesOf } from '../graph/named';
import type { Graph } from '../model/graph';
import { operationKey } from '../model/operation';
import type { Service } from '../model/service';

/** A service with a descriptor and no document is known by the file of the descriptor. */
const DESCRIPTOR = 'sre-yaml';

/**
 * Gives old name → new name of the services that nothing in head describes under their old name any more, and that head
 * knows as an alias, or whose documents and descriptors all belong to one other service now; or whose whole contract, with
 * all its files moved, is that of the one new service which has it.
 */
export function serviceRenames(before: Graph, head: Graph): ReadonlyMap<string, string> {
  const gone = new Map<string, Service>();
  const aliases = aliasesOf(head);
  // What is the same on both sides and not described is somebody else's name at most.
  for (const name of [...servicesApart(before.services, head.services), ...aliases.keys()]) {
    const service = before.services.get(name);
    if (service !== undefined && head.services.get(name)?.known !== true) gone.set(name, service);
  }
  const renames = new Map<string, string>();
  if (gone.size === 0) return renames;
  const moved = movedTo(gone, before, head);
  let found: ReadonlyMap<string, string> | undefined;
  const successors = () => (found ??= sameContracts(gone, before, head));
  for (const name of gone.keys()) {
    const [now, ...others] = moved.get(name) ?? [];
    const target = aliases.get(name) ?? (others.length === 0 ? (now ?? successors().get(name)) : undefined);
    if (target !== undefined && target !== name) renames.set(name, target);
  }
  return renames;
}

/** Service that nothing describes any more → the services to which its documents and descriptors belong now. */
function movedTo(gone: ReadonlyMap<string, Service>, before: Graph, head: Graph): ReadonlyMap<string, Set<string>> {
  const moved = new Map<string, Set<string>>();
  const add = (service: string, now: string): void => {
    moved.set(service, (moved.get(service) ?? new Set()).add(now));
  };
  for (const [file, service] of before.documents) {
    const now = gone.has(service) ? head.documents.get(file) : undefined;
    if (now !== undefined) add(service, now);
  }
  const files = new Map<string, string[]>();
  for (const [name, service] of gone)
    for (const file of descriptorsOf(service)) files.set(file, [...(files.get(file) ?? []), name]);
  if (files.size === 0) return moved;
  for (const service of head.services.values())
    for (const file of descriptorsOf(service)) for (const name of files.get(file) ?? []) add(name, service.name);
  return moved;
}

/** The files of descriptors that describe a service. */
function descriptorsOf({ evidence }: Service): readonly string[] {
  return evidence.flatMap(({ place, format }) => (format === DESCRIPTOR ? [place.file] : []));
}

/** Gone service → the only new one with the very same operations. One that has none is like too many. */
function sameContracts(gone: ReadonlyMap<string, Service>, before: Graph, head: Graph): ReadonlyMap<string, string> {
  const fresh = [...head.services.values()].filter(
    ({ name, known }) => known && before.services.get(name) === undefined,
  );
  const [old, now] = [byContract(gone.values()), byContract(fresh)];
  return new Map(
    [...old].flatMap(([contract, [name, ...others]]) => {
      const [target, ...more] = now.get(contract) ?? [];
      const isSure = others.length === 0 && more.length === 0;
      return isSure && name !== undefined && target !== undefined ? [[name, target] as const] : [];
    }),
  );
}

/** Methods, paths and ids of all operations → the services that have just these. */
function byContract(services: Iterable<Service>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { name, operations } of services) {
    // A path such as GET /health says nothing; ids are chosen for one service.
    if (!operations.some(({ operationId }) => operationId !== undefined)) continue;
    const contract = operations
      .map((one) => `${operationKey(one)} ${one.operationId ?? ''}`)
      .toSorted()
      .join('\n');
    found.set(contract, [...(found.get(contract) ?? []), name]);
  }
  return found;
}
