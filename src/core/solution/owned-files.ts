// The files whose owners must look at the new calls of a branch.
import type { Changes } from '../model/change';
import type { Graph } from '../model/graph';
import { promotionsBy } from './asked-call';

/** An audit of a large estate is read by nobody as one pull request. */
const MOST_FILES = 1000;

/**
 * The evidence files of the services that the new and changed calls reach or promote, and of all flows with the services
 * in which they begin. Empty where no call is new.
 */
export function ownedFiles(changes: Changes, head: Graph, before: Graph): ReadonlySet<string> {
  const files = new Set<string>();
  const services = new Set<string>();
  for (const { kind, it } of changes.calls) {
    if (kind === 'removed') continue;
    services.add(it.to.service);
    for (const { service } of promotionsBy({ call: it, head, before })) services.add(service);
  }
  if (services.size === 0) return files;
  for (const { entry, evidence } of head.flows) {
    services.add(entry.service);
    files.add(evidence.place.file);
  }
  for (const service of services) {
    for (const { place } of head.services.get(service)?.evidence ?? []) {
      if (files.size >= MOST_FILES) return files;
      files.add(place.file);
    }
  }
  return files;
}
