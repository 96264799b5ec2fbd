// Everything that calls and flows are resolved against: names, hosts, documents, operations, configured values.
import type { Config } from '../model/config';
import type { Facts, ServiceFact, StatementFact, ValueFact } from '../model/facts';
import type { Dangling } from '../model/graph';
import type { Problem } from '../model/problem';
import type { RoutePolicy } from '../model/route';
import { readBindings } from './bindings';
import { assignDocuments, type Documents } from './documents';
import { type Folders, servicesByFolder } from './folders';
import { type Hosts, readHosts } from './hosts';
import { joinNames, type Names } from './names';
import { indexOperations, type Operations } from './operations';
import { joinRoutes } from './routes';
import { joinStatements } from './statements';
import { indexWorkloads, type Workloads } from './workloads';

export interface Workspace {
  readonly config: Config;
  readonly names: Names;
  readonly folders: Folders;
  readonly hosts: Hosts;
  readonly workloads: Workloads;
  readonly documents: Documents;
  readonly operations: Operations;
  /** Service → what is said of it without describing it; strongest first. */
  readonly statements: ReadonlyMap<string, readonly StatementFact[]>;
  /** Service → what meshes and gateways do on the way to it. */
  readonly routes: ReadonlyMap<string, readonly RoutePolicy[]>;
  readonly values: ReadonlyMap<string, readonly ValueFact[]>;
  /** API entity → the service that provides it. */
  readonly providers: ReadonlyMap<string, string>;
  /** API entity → its document. */
  readonly definitions: ReadonlyMap<string, string>;
  /** The service of a name; services that only a document or the config knows are among them. */
  readonly resolve: (name: string) => string | undefined;
  readonly problems: readonly Problem[];
  readonly dangling: readonly Dangling[];
}

/** Takes the facts in the order of their files. Reads every list once: the time grows with the facts, not their square. */
export function joinWorkspace(facts: readonly Facts[], config: Config): Workspace {
  const described = facts.flatMap((one) => [...one.services, ...namedByDocuments(one)]);
  const names = joinNames(described);
  const folders = servicesByFolder(described, names);
  const bindings = readBindings(facts, names);
  const workloads = indexWorkloads(facts, names);
  const hosts = readHosts(facts, names, workloads);
  const documents = assignDocuments(facts, names, folders, bindings, hosts);
  for (const { api, service } of documents.provided) hosts.addServers(api, service);
  const resolve = (name: string) =>
    names.resolve(name) ?? (documents.evidence.has(name) || config.tiers.has(name) ? name : undefined);
  const statements = joinStatements(facts, resolve, names);
  return {
    config,
    names,
    folders,
    hosts,
    workloads,
    documents,
    operations: indexOperations(documents.operations),
    statements: statements.byService,
    routes: joinRoutes(facts, hosts),
    values: groupValues(facts),
    providers: bindings.providers,
    definitions: bindings.definitions,
    resolve,
    problems: [...names.problems, ...bindings.problems, ...statements.problems],
    dangling: bindings.dangling,
  };
}

/** `x-sre-service` names a service even where nothing else describes it. */
function namedByDocuments({ apis, services }: Facts): ServiceFact[] {
  return apis.flatMap(({ service, file, operations }) => {
    if (service === undefined || services.some(({ name }) => name === service.value)) return [];
    const nothing = { aliases: [], slos: [], apis: [], providesApis: [], labels: new Map(), annotations: new Map() };
    const format = operations[0]?.evidence.format ?? 'openapi';
    const place = { ...service.place, file: service.place.file || file };
    return [{ ...nothing, name: service.value, identity: 'x-sre-service', format, place } as const];
  });
}

function groupValues(facts: readonly Facts[]): Map<string, ValueFact[]> {
  const groups = new Map<string, ValueFact[]>();
  for (const { values } of facts) {
    for (const value of values) {
      const group = groups.get(value.source);
      if (group === undefined) groups.set(value.source, [value]);
      else group.push(value);
    }
  }
  return groups;
}
