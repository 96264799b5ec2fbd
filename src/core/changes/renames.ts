// Services that only changed their name between baseline and head.
import type { Graph } from '../model/graph';

/**
 * Gives old name → new name of the services that nothing in head describes under their old name any more, and that head
 * knows as an alias, or whose documents all belong to one other service now.
 */
export function serviceRenames(before: Graph, head: Graph): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>();
  for (const { name, aliases: others } of head.services.values()) for (const alias of others) aliases.set(alias, name);
  const moved = new Map<string, Set<string>>();
  for (const [file, service] of before.documents) {
    const now = head.documents.get(file);
    if (now !== undefined) moved.set(service, (moved.get(service) ?? new Set()).add(now));
  }
  const renames = new Map<string, string>();
  for (const name of before.services.keys()) {
    if (head.services.get(name)?.known) continue;
    const [now, ...others] = moved.get(name) ?? [];
    const target = aliases.get(name) ?? (others.length === 0 ? now : undefined);
    if (target !== undefined && target !== name) renames.set(name, target);
  }
  return renames;
}
