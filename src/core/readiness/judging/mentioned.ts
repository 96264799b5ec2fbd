// Whether documents for people name what they should.
import type { Place } from '../../model/place';
import { allNames } from '../../model/service';
import type { CheckContext } from '../check';
import type { LinkedDocument } from './links';
import { firstMention } from './texts';

export interface Mentioned {
  readonly named: readonly { readonly service: string; readonly place: Place }[];
  /** Those that no document names. */
  readonly missing: readonly string[];
}

/** Takes services; a document names one by its name or an alias, hyphens written as spaces too. */
export function mentionedIn(
  { report }: CheckContext,
  documents: readonly LinkedDocument[],
  services: readonly string[],
): Mentioned {
  const files = documents.flatMap(({ file }) => file ?? []);
  const found = services.map((service) => {
    const known = report.head.services.get(service);
    const names = known === undefined ? [service] : allNames(known);
    const words = [...new Set(names.flatMap((name) => [name, name.replaceAll('-', ' ')]))];
    const places = files.flatMap((file) => words.flatMap((word) => firstMention(file, word) ?? []));
    return { service, place: places[0] };
  });
  return {
    named: found.flatMap(({ service, place }) => (place === undefined ? [] : [{ service, place }])),
    missing: found.flatMap(({ service, place }) => (place === undefined ? [service] : [])),
  };
}
