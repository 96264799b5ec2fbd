// Services that only changed their name between baseline and head.
import { aliasesOf } from '../graph/named';
import type { Graph } from '../model/graph';

/** A service with a descriptor and no document is known by the file of the descriptor. */
const DESCRIPTOR = 'sre-yaml';

/**
 * Gives old name → new name of the services that nothing in head describes under their old name any more, and that head
 * knows as an alias, or whose documents and descriptors all belong to one other service now.
 */
export function serviceRenames(before: Graph, head: Graph): ReadonlyMap<string, string> {
  const aliases = aliasesOf(head);
  const moved = new Map<string, Set<string>>();
  const add = (service: string, now: string): void => {
    moved.set(service, (moved.get(service) ?? new Set()).add(now));
  };
  for (const [file, service] of before.documents) {
    const now = head.documents.get(file);
    if (now !== undefined) add(service, now);
  }
  const described = descriptorsOf(head);
  for (const [file, services] of descriptorsOf(before))
    for (const service of services) for (const now of described.get(file) ?? []) add(service, now);
  const renames = new Map<string, string>();
  for (const name of before.services.keys()) {
    if (head.services.get(name)?.known) continue;
    const [now, ...others] = moved.get(name) ?? [];
    const target = aliases.get(name) ?? (others.length === 0 ? now : undefined);
    if (target !== undefined && target !== name) renames.set(name, target);
  }
  return renames;
}

/** File → the services that descriptors in it describe. */
function descriptorsOf(graph: Graph): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, string[]>();
  for (const { name, evidence } of graph.services.values())
    for (const { place, format } of evidence)
      if (format === DESCRIPTOR) files.set(place.file, [...(files.get(place.file) ?? []), name]);
  return files;
}
