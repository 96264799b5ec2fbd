// Which service says of itself that it provides an API document: `x-sre-service`, `apis`, or a Backstage API entity.
import type { ApiFact, Facts } from '../model/facts';
import type { Dangling } from '../model/graph';
import type { Place } from '../model/place';
import type { Problem } from '../model/problem';
import type { Names } from './names';
import { compareText } from './order';

export interface Bindings {
  /** 1 = the document says so, 2 = listed in `apis`, 3 = definition of a provided API entity. */
  readonly of: (api: ApiFact) => { readonly service: string; readonly rank: 1 | 2 | 3 } | undefined;
  /** API entity → service that provides it. */
  readonly providers: ReadonlyMap<string, string>;
  /** API entity → its document. */
  readonly definitions: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
  readonly dangling: readonly Dangling[];
}

type Named = Pick<Dangling, 'by' | 'service'>;

/** Takes the facts in the order of their files. What points to nothing is told: it is mended in one line. */
export function readBindings(facts: readonly Facts[], names: Names): Bindings {
  const files = new Set(facts.flatMap((one) => one.apis.map((api) => api.file)));
  const problems: Problem[] = [];
  const dangling: Dangling[] = [];
  const missing = (what: string, file: string, place: Place, severity: Problem['severity'], by: Named) => {
    if (files.has(file)) return;
    dangling.push({ kind: 'document', text: file, place, ...by });
    const message = `${what} names ${file}, but no OpenAPI document was read there. Check the path.`;
    problems.push({ code: 'missing-document', message, place, severity });
  };

  const definitions = new Map<string, string>();
  const entities = new Set<string>();
  for (const { name, definition } of facts.flatMap((one) => one.apiEntities)) {
    entities.add(name);
    if (definition === undefined || definitions.has(name)) continue;
    definitions.set(name, definition.value);
    missing(`The definition of API ${name}`, definition.value, definition.place, 'information', { by: name });
  }

  const listed = new Map<string, string>();
  const providers = new Map<string, string>();
  for (const [service, group] of names.groups) {
    for (const fact of group) {
      for (const { value: file, place } of fact.apis) {
        const other = listed.get(file);
        if (other !== undefined && other !== service) problems.push(providedTwice(file, other, service, place));
        if (other === undefined) listed.set(file, service);
        missing(`The list "apis" of ${service}`, file, place, 'warning', { by: service, service });
      }
      for (const { value: api, place } of fact.providesApis) {
        if (!providers.has(api)) providers.set(api, service);
        if (entities.has(api)) continue;
        problems.push(unknownApi(service, api, place));
        dangling.push({ kind: 'api', text: api, by: service, service, place });
      }
    }
  }

  const viaEntity = new Map<string, string>();
  for (const [api, file] of [...definitions].sort(([a], [b]) => compareText(a, b))) {
    const service = providers.get(api);
    if (service !== undefined && !viaEntity.has(file)) viaEntity.set(file, service);
  }
  return {
    of: (api) => {
      if (api.service !== undefined) return { service: names.resolve(api.service.value) ?? api.service.value, rank: 1 };
      const inList = listed.get(api.file);
      if (inList !== undefined) return { service: inList, rank: 2 };
      const provided = viaEntity.get(api.file);
      return provided === undefined ? undefined : { service: provided, rank: 3 };
    },
    providers,
    definitions,
    problems,
    dangling,
  };
}

function providedTwice(file: string, first: string, second: string, place: Place): Problem {
  const message = `Both ${first} and ${second} say that they provide ${file}. It is counted for ${first}; remove it from one list.`;
  return { code: 'document-of-two-services', message, place, severity: 'warning' };
}

function unknownApi(service: string, api: string, place: Place): Problem {
  const message = `${service} provides the API "${api}", which no API entity of this workspace describes.`;
  return { code: 'unknown-api', message, place, severity: 'information' };
}
