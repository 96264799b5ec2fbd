// What cannot be said of head, because a file that would say it has syntax errors.
import type { Call } from '../model/call';
import type { Graph } from '../model/graph';
import type { Evidence } from '../model/place';

export interface Unfinished {
  /** True if one of the files may say more once it can be read. */
  readonly any: (evidence: readonly Evidence[]) => boolean;
  /** True if a document of the service cannot be read at the moment. */
  readonly service: (name: string) => boolean;
  /** True if the call, or what its ends are resolved against, may only be half typed. */
  readonly call: (call: Call) => boolean;
}

export function unfinishedOf(before: Graph, head: Graph): Unfinished {
  const services = new Set<string>();
  for (const documents of head.incomplete.size === 0 ? [] : [before.documents, head.documents]) {
    for (const [file, service] of documents) if (head.incomplete.has(file)) services.add(service);
  }
  const any = (evidence: readonly Evidence[]) => evidence.some(({ place }) => head.incomplete.has(place.file));
  const service = (name: string) => services.has(name);
  const call = ({ evidence, from, to }: Call) => any(evidence) || service(from.service) || service(to.service);
  return { any, service, call };
}
